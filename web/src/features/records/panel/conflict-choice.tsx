import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { keys } from '@/api/queries/keys';
import type { Field, FieldValue } from '@/api/types';
import { fieldTypes } from '@/fields/field-types';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { fetchHistory } from '../record-api';
import type { Conflict } from '../write-problems';

interface ConflictChoiceProps {
  table: string;
  field: Field;
  conflict: Conflict;
  onChoose: (keep: 'mine' | 'theirs' | 'before') => void;
}

const CHOICES = ['mine', 'theirs', 'before'] as const;

/** Somebody changed the same field: whose value stays. */
export function ConflictChoice({ table, field, conflict, onChoose }: ConflictChoiceProps) {
  const name = useId();
  const text = (value: FieldValue) => fieldTypes[field.type].text(value, field) || t('records.conflict.empty');
  const { current } = conflict;
  const last = useQuery({
    queryKey: [...keys.recordHistory(table, current.id), 'last', current.version],
    queryFn: ({ signal }) => fetchHistory(table, current.id, 1, signal),
    retry: false,
  });
  return (
    <fieldset className="mb-2 text-sm">
      <legend className="pb-1 text-xs text-muted">
        {t('records.conflict.who', {
          person: last.data?.items[0]?.changed_by_label || t('records.person.other'),
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
