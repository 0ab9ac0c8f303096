import type { FieldValue } from '@/api/types';
import { formatInteger } from '@/i18n/format';
import type { FieldEditorProps, FieldTypeView } from './field-type-view';
import { parseInteger } from './parse-number';
import { TypedEditor } from './typed-editor';

function numberText(value: FieldValue): string {
  return typeof value === 'number' ? formatInteger(value) : '';
}

function NumberEditor(props: FieldEditorProps) {
  const initialText = typeof props.value === 'number' ? String(props.value) : '';
  return <TypedEditor {...props} initialText={initialText} parse={parseInteger} inputMode="numeric" alignEnd />;
}

export const numberField: FieldTypeView = {
  align: 'end',
  width: 100,
  adornment: 0,
  sortable: true,
  editing: 'input',
  operators: ['equals', 'not_equals', 'greater', 'at_least', 'less', 'at_most', 'empty', 'not_empty'],
  text: numberText,
  read: parseInteger,
  write: (value) => (typeof value === 'number' ? value : null),
  render: (value) => <span className="truncate">{numberText(value)}</span>,
  Editor: NumberEditor,
};
