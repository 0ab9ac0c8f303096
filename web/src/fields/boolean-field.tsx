import { Check, Star } from 'lucide-react';
import type { Field, FieldValue } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import type { FieldEditorProps, FieldTypeView } from './field-type-view';

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
  write: (value) => (typeof value === 'boolean' ? value : null),
  render: renderBoolean,
  Editor: BooleanEditor,
};
