import type { TableRights } from '@/api/table-rights';
import type { Field, RecordData, Table } from '@/api/types';
import type { ClosedCell, GridColumn } from '@/components/grid/grid-column';
import { isDeadline } from '@/fields/deadline';
import { fieldTypes } from '@/fields/field-types';
import { timeLeft } from '@/fields/deadline-phrase';
import { todayIso } from '@/fields/iso-date';
import { renderTimeLeft } from '@/fields/time-left';
import { isChoice, textOf } from '@/fields/value-shapes';
import { t } from '@/i18n/translate';
import { visibleFields, type ColumnSettings } from './column-settings';

const LABEL_WIDTH = 264;
const REMAINING_WIDTH = 116;
const SETTLED_STATUSES: readonly string[] = ['termine', 'annule', 'accepte', 'refuse', 'expire'];
const CODE_WIDTH = 156;
const CODE_NAMES = /^(numero|num|code|ref)/;
const LONG_NAMES = /^(nom_|titre|libelle|intitule|objet)/;

/** What the name of a column takes beside its letters: padding and the arrow of the order. */
const HEADER_ROOM = 48;
const LETTER_WIDTH = 7.5;
const MAX_HEADER_WIDTH = 220;

/** The choice that is drawn as a filled chip: the first one of the table. */
export function statusField(table: Table): Field | undefined {
  return table.fields.toSorted((left, right) => left.order - right.order).find((field) => field.type === 'choice');
}

/** The columns of a table, of which the cells of some fields can only be read. */
export function columnsOf(
  table: Table,
  settings: ColumnSettings,
  isReadonly: TableRights['isReadonly'],
): GridColumn<RecordData>[] {
  const status = statusField(table);
  return visibleFields(labelFirst(table), settings).flatMap((field) => {
    const column = columnOf(table, field, field.slug === status?.slug, settings);
    const shown: GridColumn<RecordData> = isReadonly(field.slug) ? { ...column, editing: 'none' } : column;
    return isDeadline(field) ? [shown, remainingColumn(table, field, settings)] : [shown];
  });
}

/** Whether the status of a record says that its deadline no longer matters. */
export function isSettled(table: Table, record: RecordData): boolean {
  const value = record.values[statusField(table)?.slug ?? ''] ?? null;
  return isChoice(value) && SETTLED_STATUSES.includes(value.value);
}

/** The columns that a grid beside an open record keeps: what the record is called, its status, its deadline. */
export function narrowColumns(table: Table, columns: readonly GridColumn<RecordData>[]): GridColumn<RecordData>[] {
  const status = statusField(table);
  const deadline = table.fields.find(isDeadline);
  const kept = [...table.label_fields, status?.slug, deadline?.slug];
  const narrow = columns
    .filter((column, at) => at === 0 || kept.includes(column.key))
    .map((column) => (column.key === deadline?.slug ? { ...column, render: urgentDate(table, deadline) } : column));
  return narrow.length > 1 ? narrow : columns.slice(0, 4);
}

/** How many columns stay at the left: those that name the record. */
export function frozenColumns(table: Table, columns: readonly GridColumn<RecordData>[]): number {
  const isLabel = (at: number) => table.label_fields.includes(columns[at]?.key ?? '');
  return isLabel(1) ? 2 : 1;
}

function labelFirst(table: Table): Field[] {
  const isLabel = (field: Field) => table.label_fields.includes(field.slug);
  const fields = table.fields.toSorted((left, right) => left.order - right.order);
  if (fields.slice(0, 2).some(isLabel)) return fields;
  return [...fields.filter(isLabel), ...fields.filter((field) => !isLabel(field))].map((field, order) => ({
    ...field,
    order,
  }));
}

/** Whether a field holds the number of the record, such as `P-2026-024`. */
export function isCode(field: Field): boolean {
  return field.type === 'text' && CODE_NAMES.test(field.slug);
}

function defaultWidth(table: Table, field: Field): number {
  if (isCode(field)) return CODE_WIDTH;
  const isLabel = table.label_fields.includes(field.slug);
  if (isLabel && (table.label_fields.length === 1 || LONG_NAMES.test(field.slug))) return LABEL_WIDTH;
  const header = Math.min(Math.ceil(field.name.length * LETTER_WIDTH) + HEADER_ROOM, MAX_HEADER_WIDTH);
  return Math.max(fieldTypes[field.type].width, header);
}

function columnOf(
  table: Table,
  field: Field,
  prominent: boolean,
  settings: ColumnSettings,
): GridColumn<RecordData> {
  const type = fieldTypes[field.type];
  const isLabel = table.label_fields.includes(field.slug);
  return {
    key: field.slug,
    name: field.name,
    width: settings.widths[field.slug] ?? defaultWidth(table, field),
    adornment: type.adornment,
    align: type.align,
    emphasis: isLabel ? 'strong' : isCode(field) ? 'quiet' : 'plain',
    render: (record) => type.render(record.values[field.slug] ?? null, field, prominent),
    text: (record) => type.text(record.values[field.slug] ?? null, field),
    sortable: type.sortable,
    editing: type.editing,
    closed: (record) => closedCell(record, field.slug),
  };
}

/** What the rules close in this record. */
function closedCell(record: RecordData, slug: string): ClosedCell | null {
  if (record.closed?.hidden.includes(slug)) return { reason: t('records.cell.idle'), isIdle: true };
  return record.closed?.readonly.includes(slug) ? { reason: t('records.cell.frozen'), isIdle: false } : null;
}

/** A deadline that shows its urgency itself, where there is no column for the time left. */
function urgentDate(table: Table, deadline: Field): GridColumn<RecordData>['render'] {
  return (record) =>
    fieldTypes.date.render(record.values[deadline.slug] ?? null, deadline, !isSettled(table, record));
}

/** How long there is until a deadline: red when late, amber when soon, nothing once the work is settled. */
function remainingColumn(table: Table, deadline: Field, settings: ColumnSettings): GridColumn<RecordData> {
  const key = `${deadline.slug}:remaining`;
  const dueOf = (record: RecordData) => (isSettled(table, record) ? '' : textOf(record.values[deadline.slug] ?? null));
  return {
    key,
    name: t('records.column.remaining'),
    width: settings.widths[key] ?? REMAINING_WIDTH,
    adornment: 0,
    align: 'start',
    emphasis: 'plain',
    render: (record) => {
      const due = dueOf(record);
      return due === '' ? null : renderTimeLeft(due, todayIso());
    },
    text: (record) => (dueOf(record) === '' ? '' : timeLeft(dueOf(record), todayIso())),
    sortable: false,
    editing: 'none',
  };
}
