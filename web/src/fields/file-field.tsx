import { FileText } from 'lucide-react';
import type { FieldValue } from '@/api/types';
import { iconStroke } from '@/components/icon';
import type { FieldTypeView } from './field-type-view';
import { FileEditor } from './file-editor';
import { FileLine } from './file-line';
import { filesOf } from './value-shapes';

function filesText(value: FieldValue): string {
  return filesOf(value)
    .map((file) => file.name)
    .join(', ');
}

export const fileField: FieldTypeView = {
  align: 'start',
  width: 150,
  adornment: 22,
  sortable: false,
  editing: 'record',
  operators: ['empty', 'not_empty'],
  text: filesText,
  read: () => ({ ok: false, problem: 'fields.problem.file' }),
  write: (value) => {
    const ids = filesOf(value).map((file) => file.id);
    return ids.length > 0 ? ids : null;
  },
  render: (value) =>
    filesOf(value).length === 0 ? null : (
      <span className="flex min-w-0 items-center gap-1.5">
        <FileText size={14} strokeWidth={iconStroke} className="shrink-0 text-muted" aria-hidden="true" />
        <span className="truncate">{filesText(value)}</span>
      </span>
    ),
  renderDetail: (value) =>
    filesOf(value).length === 0 ? null : (
      <span className="grid min-w-0 grow grid-cols-[minmax(0,1fr)]">
        {filesOf(value).map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </span>
    ),
  Editor: FileEditor,
};
