import type { Field, RecordData, Table } from '@/api/types';
import type { GridColumn } from '@/components/grid/grid-column';
import { isDeadline } from '@/fields/deadline';
import { fieldTypes } from '@/fields/field-types';
import { visibleFields, type ColumnSettings } from './column-settings';

const LABEL_WIDTH = 264;
const CODE_WIDTH = 104;
const CODE_NAMES = /^(numero|num|code|ref)/;

/** The choice that is drawn as a filled chip: the first one of the table. */
export function statusField(table: Table): Field | undefined {
  return table.fields.toSorted((left, right) => left.order - right.order).find((field) => field.type === 'choice');
}

/** The columns of a table; what lies in the trash can only be read. */
export function columnsOf(table: Table, settings: ColumnSettings, trash: boolean): GridColumn<RecordData>[] {
  const status = statusField(table);
  return visibleFields(labelFirst(table), settings).map((field) => {
    const column = columnOf(table, field, field.slug === status?.slug, settings);
    return trash ? { ...column, editing: 'none' } : column;
  });
}

/** The columns that a grid beside an open record keeps: what the record is called, its status, its deadline. */
export function narrowColumns(table: Table, columns: readonly GridColumn<RecordData>[]): GridColumn<RecordData>[] {
  const status = statusField(table);
  const deadline = table.fields.find(isDeadline);
  const kept = [...table.label_fields, status?.slug, deadline?.slug];
  const narrow = columns.filter((column, at) => at === 0 || kept.includes(column.key));
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
  const names = table.label_fields.length === 1 && table.label_fields[0] === field.slug;
  return names ? LABEL_WIDTH : fieldTypes[field.type].width;
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
    emphasis: isLabel,
    render: (record) => type.render(record.values[field.slug] ?? null, field, prominent),
    text: (record) => type.text(record.values[field.slug] ?? null, field),
    editing: type.editing,
  };
}
