import { Plus } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { Field, Table } from '@/api/types';
import { Button } from '@/components/button';
import { Menu } from '@/components/menu';
import { t } from '@/i18n/translate';
import type { RecordsPageProps } from '../records-page';
import type { ListQuery } from '../record-api';
import { readSort, writeSort } from '../sort-order';
import { tableNoun } from '../table-noun';
import type { Condition, Filter } from './condition';
import { isComplete, newCondition } from './condition-defaults';
import { ConditionToken } from './condition-token';
import { MoreConditions } from './more-conditions';
import { ExpressionToken } from './expression-token';
import { readFilter } from './read-expression';
import { SortToken } from './sort-token';
import { useFilterLabels } from './use-filter-labels';
import { filterExpression } from './write-expression';

interface FilterBarProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  /** There is little room: a record stands beside the list. */
  narrow: boolean;
}

/** The filter and the order of the list as one sentence, whose parts are edited where they stand. */
export function FilterBar({ table, query, narrow, onSearchChange }: FilterBarProps) {
  const filter = readFilter(query.filter, (slug) => table.fields.find((field) => field.slug === slug)?.type);
  const [draft, setDraft] = useState<Condition | null>(null);
  const conditions = filter.kind === 'conditions' ? filter.conditions : [];
  const labelOf = useFilterLabels(table, draft ? [...conditions, draft] : conditions);
  const sort = readSort(query.sort);

  const apply = (next: Filter) => onSearchChange({ filter: filterExpression(next) || undefined });
  const replace = (at: number, condition: Condition | null) =>
    apply({ kind: 'conditions', conditions: conditions.flatMap((each, index) => (index !== at ? [each] : condition ? [condition] : [])) });
  const complete = (condition: Condition) => {
    setDraft(isComplete(condition) ? null : condition);
    if (isComplete(condition)) apply({ kind: 'conditions', conditions: [...conditions, condition] });
  };
  const add = (field: Field) => {
    const condition = newCondition(field);
    if (condition.operand.kind === 'none') complete(condition);
    else setDraft(condition);
  };
  const shown = narrow ? conditions.slice(0, 1) : conditions;
  const token = (condition: Condition, at: number) => (
    <ConditionToken
      table={table}
      condition={condition}
      labelOf={labelOf}
      onChange={(next) => replace(at, next)}
      onRemove={() => replace(at, null)}
    />
  );
  const isEmpty = conditions.length === 0 && filter.kind === 'conditions' && !draft;
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1.5 gap-y-1 border-b border-line px-5 py-1.5 text-sm text-muted max-phone:px-4">
      <span>{t(isEmpty ? 'records.filter.all' : 'records.filter.where', { things: isEmpty ? tableNoun(table.name, 2) : capitalized(tableNoun(table.name, 2)) })}</span>
      {filter.kind === 'expression' && <ExpressionToken text={filter.text} onChange={(text) => apply({ kind: 'expression', text })} />}
      {shown.map((condition, at) => (
        <Fragment key={`${condition.field} ${at}`}>
          {at > 0 && <span>{t('records.filter.and')}</span>}
          {token(condition, at)}
        </Fragment>
      ))}
      {shown.length < conditions.length && (
        <>
          <span>{t('records.filter.and')}</span>
          <MoreConditions count={conditions.length - shown.length}>
            {conditions.slice(shown.length).map((condition, at) => (
              <Fragment key={`${condition.field} ${at}`}>{token(condition, at + shown.length)}</Fragment>
            ))}
          </MoreConditions>
        </>
      )}
      {draft && (
        <>
          {conditions.length > 0 && <span>{t('records.filter.and')}</span>}
          <ConditionToken
            key={`draft ${draft.field}`}
            table={table}
            condition={draft}
            labelOf={labelOf}
            initiallyOpen
            onChange={complete}
            onRemove={() => setDraft(null)}
          />
        </>
      )}
      {sort.length > 0 && !narrow && (
        <>
          <span className="-ml-1.5">{t('records.filter.sorted')}</span>
          <SortToken table={table} sort={sort} onChange={(next) => onSearchChange({ sort: writeSort(next) || undefined })} />
        </>
      )}
      {filter.kind === 'conditions' && (
        <Menu
          label={t('records.filter.add')}
          entries={table.fields.map((field) => ({ label: field.name, onSelect: () => add(field) }))}
          trigger={(trigger) => (
            <Button {...trigger} variant="quiet" size="bar" icon={Plus} className="text-ink">
              {t('records.filter.add')}
            </Button>
          )}
        />
      )}
      <span className="grow" />
      {!narrow && (query.filter !== '' || sort.length > 0) && (
        <Button variant="quiet" size="bar" onClick={() => onSearchChange({ filter: undefined, sort: undefined })}>
          {t('records.filter.reset')}
        </Button>
      )}
    </div>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
