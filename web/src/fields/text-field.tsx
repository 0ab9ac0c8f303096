import type { FieldEditorProps, FieldTypeView } from './field-type-view';
import { TypedEditor } from './typed-editor';
import { textOf } from './value-shapes';

function TextEditor(props: FieldEditorProps) {
  return (
    <TypedEditor
      {...props}
      initialText={textOf(props.value)}
      parse={(text) => ({ ok: true, value: text.trim() === '' ? null : text.trim() })}
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
  write: (value) => textOf(value) || null,
  render: (value) => <span className="truncate">{textOf(value)}</span>,
  Editor: TextEditor,
};
