import type { FieldTypeView } from './field-type-view';
import { LinkEditor } from './link-editor';
import { LinkedRecord } from './linked-record';
import { readOption } from './read-option';
import { isLink } from './value-shapes';

export const foreignKeyField: FieldTypeView = {
  align: 'start',
  width: 160,
  adornment: 0,
  sortable: true,
  editing: 'input',
  operators: ['any_of', 'none_of', 'empty', 'not_empty'],
  text: (value) => (isLink(value) ? value.label : ''),
  read: readOption,
  write: (value) => (isLink(value) ? value.id : null),
  render: (value) => (isLink(value) ? <span className="truncate">{value.label}</span> : null),
  renderDetail: (value) => (isLink(value) ? <span className="text-primary">{value.label}</span> : null),
  renderAside: (value, field) =>
    isLink(value) && field.options.table ? <LinkedRecord table={field.options.table} link={value} /> : null,
  Editor: LinkEditor,
};
