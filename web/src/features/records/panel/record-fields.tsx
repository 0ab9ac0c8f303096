import { useSyncExternalStore } from 'react';
import type { TableRights } from '@/api/table-rights';
import type { RecordData, Table } from '@/api/types';
import { isDeadline } from '@/fields/deadline';
import { orderedFields, type ColumnSettings } from '../column-settings';
import { isSettled, statusField } from '../record-columns';
import type { RecordWriter } from '../record-writer';
import { ConflictChoice } from './conflict-choice';
import { RecordLine } from './record-line';

interface RecordFieldsProps {
  table: Table;
  record: RecordData;
  columns: ColumnSettings;
  writer: RecordWriter;
  rights: TableRights;
}

/** The fields of an existing record, each edited where it stands. */
export function RecordFields({ table, record, columns, writer, rights }: RecordFieldsProps) {
  const state = useSyncExternalStore(writer.subscribe, writer.snapshot);
  const status = statusField(table);
  const refusals = state.refusals.get(record.id);
  const conflicts = state.conflicts.get(record.id);
  return (
    <div className="py-2">
      {orderedFields(table.fields, columns).map((field) => {
        const refusal = refusals?.[field.slug];
        const conflict = conflicts?.[field.slug];
        return (
          <RecordLine
            key={`${record.id} ${field.slug}`}
            table={table.slug}
            field={field}
            value={refusal ? refusal.attempt : (record.values[field.slug] ?? null)}
            prominent={field.slug === status?.slug || (isDeadline(field) && !isSettled(table, record))}
            required={field.required}
            readonly={rights.isReadonly(field.slug)}
            error={refusal?.message}
            editOnFocus={false}
            autoFocus={false}
            onCommit={(value) => {
              writer.forgetRefusal(record.id, field.slug);
              void writer.change([{ id: record.id, values: { [field.slug]: value } }]);
            }}
          >
            {conflict && (
              <ConflictChoice
                table={table.slug}
                field={field}
                conflict={conflict}
                onChoose={(keep) => void writer.resolve(record.id, field.slug, keep)}
              />
            )}
          </RecordLine>
        );
      })}
    </div>
  );
}
