import { useMemo, useSyncExternalStore } from 'react';
import type { TableRights } from '@/api/table-rights';
import type { FieldValue, RecordData, Table } from '@/api/types';
import { Skeleton } from '@/components/skeleton';
import { isDeadline } from '@/fields/deadline';
import { FieldDraftContext } from '@/fields/draft-context';
import { orderedFields, type ColumnSettings } from '../column-settings';
import { isSettled, statusField } from '../record-columns';
import type { RecordWriter } from '../record-writer';
import type { Refusal } from '../write-problems';
import { ConflictChoice } from './conflict-choice';
import { FieldNews } from './field-news';
import { FieldSections } from './field-sections';
import { draftOf, errorOf } from './form-state';
import { RecordLine } from './record-line';
import { useFormState } from './use-form-state';

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
  // Values that wait for others are part of the record that is being written.
  const waiting = useMemo(() => waitingValues(refusals), [refusals]);
  const values = useMemo(() => ({ ...record.values, ...waiting }), [record.values, waiting]);
  const { form, isPending } = useFormState(table, record.id, values);
  const draft = useMemo(() => draftOf(table, values, form), [table, values, form]);
  const isWaiting = Object.keys(waiting).length > 0;
  const fields = orderedFields(table.fields, columns).filter(
    ({ slug }) => form?.fields[slug]?.visible !== false || (isWaiting && errorOf(form, slug) !== undefined),
  );
  if (isPending) return <Skeleton className="px-5" rows={8} />;
  return (
    <FieldDraftContext value={draft}>
      <FieldNews fields={fields} />
      <div className="py-2">
        <FieldSections
          table={table}
          fields={fields}
          form={form}
          renderLine={(field, { label, reason }) => {
            const ruled = form?.fields[field.slug];
            const refusal = refusals?.[field.slug];
            const conflict = conflicts?.[field.slug];
            return (
              <RecordLine
                key={`${record.id} ${field.slug}`}
                table={table.slug}
                field={field}
                label={label}
                value={refusal ? refusal.attempt : (record.values[field.slug] ?? null)}
                prominent={field.slug === status?.slug || (isDeadline(field) && !isSettled(table, record))}
                required={ruled?.required ?? field.required}
                readonly={rights.isReadonly(field.slug) || ruled?.readonly === true}
                error={refusal?.message ?? (isWaiting ? errorOf(form, field.slug) : undefined)}
                editOnFocus={false}
                autoFocus={false}
                onCommit={(value) => {
                  const together = { ...waiting, [field.slug]: value };
                  for (const slug of Object.keys(together)) writer.forgetRefusal(record.id, slug);
                  void writer.change([{ id: record.id, values: together }]);
                }}
              >
                {reason}
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
          }}
        />
      </div>
    </FieldDraftContext>
  );
}

/** What was refused only because of other fields. */
function waitingValues(refusals: Readonly<Record<string, Refusal>> | undefined): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(refusals ?? {}).flatMap(([slug, { attempt, waits }]) => (waits ? [[slug, attempt] as const] : [])));
}
