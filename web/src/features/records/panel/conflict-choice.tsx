import { useId } from 'react';
import type { Field, FieldValue } from '@/api/types';
import { fieldTypes } from '@/fields/field-types';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import type { Conflict } from '../record-writer';
import { personName } from './person-name';

interface ConflictChoiceProps {
  field: Field;
  conflict: Conflict;
  onChoose: (keep: 'mine' | 'theirs' | 'before') => void;
}

const CHOICES = ['mine', 'theirs', 'before'] as const;

/** Somebody changed the same field: whose value stays. */
export function ConflictChoice({ field, conflict, onChoose }: ConflictChoiceProps) {
  const name = useId();
  const text = (value: FieldValue) => fieldTypes[field.type].text(value, field) || t('records.conflict.empty');
  const { current } = conflict;
  return (
    <fieldset className="mb-2 text-sm">
      <legend className="pb-1 text-xs text-muted">
        {t('records.conflict.who', {
          person: personName(current.updated_by),
          field: field.name,
          time: formatDateTime(current.updated_at),
        })}
      </legend>
      {CHOICES.map((keep) => (
        <label key={keep} className="flex min-h-8 items-center gap-2 border-t border-line-soft">
          <input type="radio" name={name} className="radio" onChange={() => onChoose(keep)} />
          <span className="grow">{t(`records.conflict.${keep}`)}</span>
          <span className="truncate">{text(conflict[keep])}</span>
        </label>
      ))}
    </fieldset>
  );
}
