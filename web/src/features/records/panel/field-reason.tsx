import { useState } from 'react';
import type { Table } from '@/api/types';
import { fieldTypes } from '@/fields/field-types';
import { t } from '@/i18n/translate';
import type { FormState } from '@/api/rule-types';

interface FieldReasonProps {
  table: Table;
  form: FormState;
  /** The rules that count for the field. */
  rules: readonly number[];
}

/** « Pourquoi ? »: the rules that made a field so, with the values that decided. */
export function FieldReason({ table, form, rules }: FieldReasonProps) {
  const [open, setOpen] = useState(false);
  if (rules.length === 0) return null;
  return (
    <div className="pb-1 text-xs text-muted">
      <button type="button" className="min-h-6 underline underline-offset-2 max-phone:min-h-11" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('records.form.why')}
      </button>
      {open && (
        <ul className="pt-1">
          {form.rules.filter(({ id }) => rules.includes(id)).map((rule) => (
            <li key={rule.id}>{t('records.form.because', { rule: rule.name, values: valuesText(table, rule.values) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function valuesText(table: Table, values: FormState['rules'][number]['values']): string {
  return table.fields
    .filter(({ slug }) => slug in values)
    .map((field) => {
      const text = fieldTypes[field.type].text(values[field.slug] ?? null, field);
      return t('records.form.value', { field: field.name, value: text === '' ? t('records.form.empty') : text });
    })
    .join(', ');
}
