import { Plus } from 'lucide-react';
import { Fragment } from 'react';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { Menu } from '@/components/menu';
import { ConditionToken } from '@/fields/conditions/condition-token';
import { useConditions } from '@/fields/conditions/use-conditions';
import { t } from '@/i18n/translate';

interface ConditionSentenceProps {
  table: Table;
  expression: string;
  onChange: (expression: string) => void;
}

/** The condition of a rule as a sentence whose parts are edited where they stand, as far as a sentence can say it. */
export function ConditionSentence({ table, expression, onChange }: ConditionSentenceProps) {
  const { filter, conditions, draft, labelOf, ...edit } = useConditions(table, expression, onChange);
  const and = <span>{t('records.filter.and')}</span>;
  if (filter.kind === 'expression') return <p className="text-sm text-muted">{t('rules.only_expression')}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm text-muted">
      <span className="font-medium text-ink">{t('rules.if')}</span>
      {conditions.map((condition, at) => (
        <Fragment key={`${condition.field} ${at}`}>
          {at > 0 && and}
          <ConditionToken
            table={table}
            condition={condition}
            labelOf={labelOf}
            onChange={(next) => edit.replace(at, next)}
            onRemove={() => edit.replace(at, null)}
          />
        </Fragment>
      ))}
      {draft && (
        <>
          {conditions.length > 0 && and}
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
      <Menu
        label={t('records.filter.add')}
        entries={table.fields.map((field) => ({ label: field.name, onSelect: () => edit.add(field) }))}
        trigger={(trigger) => (
          <Button {...trigger} variant="quiet" size="bar" icon={Plus} className="text-ink">
            {t('records.filter.add')}
          </Button>
        )}
      />
    </div>
  );
}
