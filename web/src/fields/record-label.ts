import type { RecordData, Table } from '@/api/types';
import { isChoice, isLink, textOf } from './value-shapes';

/** What a record is called: its label fields, else its number. */
export function recordLabel(table: Table, record: RecordData): string {
  const fields = table.label_fields.length > 0 ? table.label_fields : table.fields.slice(0, 1).map((each) => each.slug);
  const parts = fields.map((slug) => {
    const value = record.values[slug] ?? null;
    if (isChoice(value) || isLink(value)) return value.label;
    return typeof value === 'number' ? String(value) : textOf(value);
  });
  return parts.filter((part) => part !== '').join(' ') || `#${record.id}`;
}
