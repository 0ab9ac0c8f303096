import type { FieldTypeView } from './field-type-view';
import { LongTextEditor } from './long-text-editor';
import { textField } from './text-field';
import { textOf } from './value-shapes';

export const longTextField: FieldTypeView = {
  ...textField,
  width: 260,
  operators: ['contains', 'not_contains', 'empty', 'not_empty'],
  render: (value) => <span className="truncate">{textOf(value)}</span>,
  renderDetail: (value) =>
    textOf(value) === '' ? null : <span className="line-clamp-6 whitespace-pre-line">{textOf(value)}</span>,
  Editor: LongTextEditor,
};
