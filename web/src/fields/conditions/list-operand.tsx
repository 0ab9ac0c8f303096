import { useState } from 'react';
import type { Field, Table } from '@/api/types';
import { Checkbox } from '@/components/checkbox';
import { TextInput } from '@/components/text-input';
import { useFieldOptions } from '@/fields/use-field-options';
import { t } from '@/i18n/translate';
import type { Operand } from './condition';

interface ListOperandProps {
  table: Table;
  field: Field;
  values: readonly (string | number)[];
  onChange: (operand: Operand) => void;
}

/** The choices or records a condition accepts. */
export function ListOperand({ table, field, values, onChange }: ListOperandProps) {
  const [search, setSearch] = useState('');
  const options = useFieldOptions(table.slug, field, search, true);
  const valueOf = (key: string) => (field.type === 'foreign_key' ? Number(key) : key);
  const toggle = (key: string) => {
    const value = valueOf(key);
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
    onChange({ kind: 'list', values: next });
  };
  return (
    <div className="grid gap-2">
      {field.type === 'foreign_key' && (
        <TextInput
          label={t('records.filter.searchIn', { name: field.name })}
          size="panel"
          autoFocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div className="grid max-h-56 gap-2.5 overflow-y-auto py-0.5">
        {options.data?.map((option) => (
          <Checkbox
            key={option.key}
            label={option.label}
            checked={values.includes(valueOf(option.key))}
            onChange={() => toggle(option.key)}
          />
        ))}
        {options.data?.length === 0 && <p className="text-muted">{t('fields.options.none')}</p>}
      </div>
    </div>
  );
}
