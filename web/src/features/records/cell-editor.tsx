import { useId } from 'react';
import type { RecordData, Table } from '@/api/types';
import type { CellEdit } from '@/components/grid/grid-props';
import { fieldTypes } from '@/fields/field-types';
import type { Values } from './gesture';

interface CellEditorProps {
  table: Table;
  edit: CellEdit<RecordData>;
  onChange: (id: number, values: Values) => void;
}

/** The input over a cell of the grid. */
export function CellEditor({ table, edit, onChange }: CellEditorProps) {
  const inputId = useId();
  const field = table.fields.find((each) => each.slug === edit.columnKey);
  if (!field) return null;
  const { Editor } = fieldTypes[field.type];
  return (
    <Editor
      table={table.slug}
      field={field}
      value={edit.row.values[field.slug] ?? null}
      typed={edit.typed}
      openChoices={edit.openChoices}
      place="cell"
      inputId={inputId}
      invalid={false}
      describedBy={undefined}
      autoFocus
      onCommit={(value, after) => {
        onChange(edit.row.id, { [field.slug]: value });
        edit.finish(after);
      }}
      onCancel={() => edit.finish('stay')}
    />
  );
}
