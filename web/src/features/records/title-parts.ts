import type { RecordData, Table } from '@/api/types';
import { recordLabel } from '@/fields/record-label';
import { textOf } from '@/fields/value-shapes';
import { isCode } from './record-columns';

export interface TitleParts {
  /** The number of the record, such as `D-2026-0039`; empty when it has none or is called by nothing else. */
  number: string;
  name: string;
}

/** A record's name apart from its number, so that the name is read first. */
export function titleParts(table: Table, record: RecordData): TitleParts {
  const code = table.fields.find(isCode);
  const number = code ? textOf(record.values[code.slug] ?? null) : '';
  const named = table.label_fields.filter((slug) => slug !== code?.slug);
  const bare = { ...table, label_fields: named };
  const hasName = named.some((slug) => (record.values[slug] ?? null) !== null);
  return hasName && number !== '' ? { number, name: recordLabel(bare, record) } : { number: '', name: recordLabel(table, record) };
}
