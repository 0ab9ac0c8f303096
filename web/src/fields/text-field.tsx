import type { FieldValue } from '@/api/types';
import type { FieldEditorProps, FieldTypeView } from './field-type-view';
import type { Parsed } from './parsed';
import { TypedEditor } from './typed-editor';
import { textOf } from './value-shapes';

function readText(text: string): Parsed<FieldValue> {
  return { ok: true, value: text.trim() || null };
}

function TextEditor(props: FieldEditorProps) {
  return (
    <TypedEditor
      {...props}
      initialText={textOf(props.value)}
      parse={readText}
    />
  );
}

export const textField: FieldTypeView = {
  align: 'start',
  width: 180,
  adornment: 0,
  sortable: true,
  editing: 'input',
  operators: ['contains', 'not_contains', 'is', 'is_not', 'starts_with', 'empty', 'not_empty'],
  text: (value) => textOf(value),
  read: readText,
  write: (value) => textOf(value) || null,
  render: (value) => <span className="truncate">{textOf(value)}</span>,
  renderDetail: (value) => (textOf(value) === '' ? null : <span className="min-w-0">{textOf(value)}</span>),
  Editor: TextEditor,
};
