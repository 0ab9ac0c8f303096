import type { FieldTypeView } from './field-type-view';
import { LinkEditor } from './link-editor';
import { isLink } from './value-shapes';

export const foreignKeyField: FieldTypeView = {
  align: 'start',
  width: 160,
  adornment: 0,
  sortable: true,
  editing: 'input',
  operators: ['any_of', 'none_of', 'empty', 'not_empty'],
  text: (value) => (isLink(value) ? value.label : ''),
  write: (value) => (isLink(value) ? value.id : null),
  render: (value) => (isLink(value) ? <span className="truncate">{value.label}</span> : null),
  Editor: LinkEditor,
};
