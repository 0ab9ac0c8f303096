import { Check, Star } from 'lucide-react';
import type { Field, FieldValue } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import { fold } from '@/lib/fold';
import type { FieldEditorProps, FieldTypeView } from './field-type-view';
import type { Parsed } from './parsed';

const YES: readonly string[] = ['oui', 'vrai', 'yes', 'true', '1', 'x', '✓'];
const NO: readonly string[] = ['non', 'faux', 'no', 'false', '0'];

function readBoolean(text: string): Parsed<FieldValue> {
  const word = fold(text.trim());
  if (word === '') return { ok: true, value: null };
  if (YES.includes(word)) return { ok: true, value: true };
  return NO.includes(word) ? { ok: true, value: false } : { ok: false, problem: 'fields.problem.boolean' };
}

function renderBoolean(value: FieldValue, field: Field) {
  if (value !== true) return null;
  const label = t('fields.boolean.true');
  return field.slug === 'principal' ? (
    <Star size={14} strokeWidth={iconStroke} className="fill-primary text-primary" role="img" aria-label={label} />
  ) : (
    <Check size={16} strokeWidth={iconStroke} className="text-primary" role="img" aria-label={label} />
  );
}

function BooleanEditor(props: FieldEditorProps) {
  return (
    <input
      id={props.inputId}
      type="checkbox"
      className="checkbox"
      checked={props.value === true}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      autoFocus={props.autoFocus}
      onChange={(event) => props.onCommit(event.currentTarget.checked, 'stay')}
    />
  );
}

export const booleanField: FieldTypeView = {
  align: 'start',
  width: 90,
  adornment: 0,
  sortable: true,
  editing: 'toggle',
  operators: ['checked', 'unchecked'],
  text: (value) => (value === null ? '' : t(value === true ? 'fields.boolean.true' : 'fields.boolean.false')),
  read: readBoolean,
  write: (value) => (typeof value === 'boolean' ? value : null),
  render: renderBoolean,
  Editor: BooleanEditor,
};
