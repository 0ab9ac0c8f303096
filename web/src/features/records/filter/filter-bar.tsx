import { Plus } from 'lucide-react';
import { Fragment } from 'react';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { Menu } from '@/components/menu';
import type { Condition } from '@/fields/conditions/condition';
import { useConditions } from '@/fields/conditions/use-conditions';
import { t } from '@/i18n/translate';
import type { RecordsPageProps } from '../records-page';
import type { ListQuery } from '../record-api';
import { readSort, writeSort } from '../sort-order';
import { tableNoun } from '@/components/table-noun';
import { ConditionToken } from '@/fields/conditions/condition-token';
import { MoreConditions } from './more-conditions';
import { ExpressionToken } from '@/fields/conditions/expression-token';
import { SortToken } from './sort-token';

interface FilterBarProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  /** There is little room: a record stands beside the list. */
  narrow: boolean;
}

/** The filter and the order of the list as one sentence, whose parts are edited where they stand. */
export function FilterBar({ table, query, narrow, onSearchChange }: FilterBarProps) {
  const { filter, conditions, draft, labelOf, ...edit } = useConditions(table, query.filter, (expression) =>
    onSearchChange({ filter: expression || undefined }),
  );
  const sort = readSort(query.sort);
  const shown = narrow ? conditions.slice(0, 1) : conditions;
  const token = (condition: Condition, at: number) => (
    <ConditionToken
      table={table}
      condition={condition}
      labelOf={labelOf}
      onChange={(next) => edit.replace(at, next)}
      onRemove={() => edit.replace(at, null)}
    />
  );
  const isEmpty = conditions.length === 0 && filter.kind === 'conditions' && !draft;
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1.5 gap-y-1 border-b border-line px-5 py-1.5 text-sm text-muted max-phone:px-4">
      <span>{t(isEmpty ? 'records.filter.all' : 'records.filter.where', { things: isEmpty ? tableNoun(table.name, 2) : capitalized(tableNoun(table.name, 2)) })}</span>
      {filter.kind === 'expression' && <ExpressionToken text={filter.text} onChange={edit.setExpression} />}
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
            onChange={edit.complete}
            onRemove={edit.dropDraft}
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
          entries={table.fields.map((field) => ({ label: field.name, onSelect: () => edit.add(field) }))}
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
