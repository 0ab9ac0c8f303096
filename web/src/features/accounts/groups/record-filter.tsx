import { useId, useState } from 'react';
import type { Table } from '@/api/types';
import { ExpressionInput } from '@/components/expression-input';
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
      {kind === 'where' && (
        <div className="mt-3 max-w-[640px]">
          <ExpressionInput
            table={table?.slug}
            names={{ here: table?.slug }}
            label={t('groups.expression')}
            hint={t('groups.expression_hint')}
            value={filter}
            onChange={onChange}
          />
        </div>
      )}
    </fieldset>
  );
}
