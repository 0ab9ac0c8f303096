import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { expressionCheckQuery } from '@/api/queries/expressions';
import type { Table } from '@/api/types';
import { TextArea } from '@/components/text-area';
import { t } from '@/i18n/translate';
import { ownRecords } from './filter-phrase';

export interface RecordFilterProps {
  /** Undefined for all tables, which have only their common members. */
  table: Table | undefined;
  filter: string;
  onChange: (filter: string) => void;
}

const kinds = ['all', 'own', 'where'] as const;
type Kind = (typeof kinds)[number];

function kindOf(filter: string): Kind {
  if (filter === '') return 'all';
  return filter === ownRecords ? 'own' : 'where';
}

/** Which records a group gives: all, one's own, or those of an expression. */
export function RecordFilter({ table, filter, onChange }: RecordFilterProps) {
  const name = useId();
  const [kind, setKind] = useState<Kind>(kindOf(filter));
  const choose = (next: Kind) => {
    setKind(next);
    if (next === 'all') onChange('');
    if (next === 'own') onChange(ownRecords);
  };
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t('groups.records')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {kinds.map((each) => (
          <label key={each} className="flex items-center gap-2">
            <input type="radio" className="radio" name={name} checked={kind === each} onChange={() => choose(each)} />
            {t(`groups.records.${each}`)}
          </label>
        ))}
      </div>
      {kind === 'where' && <FilterExpression table={table} filter={filter} onChange={onChange} />}
    </fieldset>
  );
}

function FilterExpression({ table, filter, onChange }: RecordFilterProps) {
  const asked = useDeferredValue(filter);
  const { data: check } = useQuery({
    ...expressionCheckQuery(table?.slug ?? '', asked),
    enabled: table !== undefined && asked.trim() !== '',
  });
  const fault = check?.errors[0];
  const understood = check !== undefined && fault === undefined && asked === filter;
  return (
    <div className="mt-3 max-w-[640px]">
      <TextArea
        label={t('groups.expression')}
        rows={2}
        spellCheck={false}
        className="font-mono"
        value={filter}
        hint={understood && check.expression !== '' ? t('groups.expression_understood') : t('groups.expression_hint')}
        error={fault && t('groups.expression_fault', { message: fault.message, position: fault.position + 1 })}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && asked === filter && (
        <code className="mt-1 block text-xs break-words whitespace-pre-wrap text-muted">
          {asked.slice(0, fault.position)}
          <mark className="rounded-sm bg-error px-0.5 text-error-content">{asked.slice(fault.position, fault.position + 1) || ' '}</mark>
          {asked.slice(fault.position + 1)}
        </code>
      )}
    </div>
  );
}
