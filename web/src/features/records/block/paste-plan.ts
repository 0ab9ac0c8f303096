/** What a pasted block would do, cell by cell, before anything is written. Pure. */

import type { TableRights } from '@/api/table-rights';
import type { Field, FieldValue, RecordData } from '@/api/types';
import type { FieldOption } from '@/fields/field-option';
import { fieldTypes } from '@/fields/field-types';
import type { ParseProblem } from '@/fields/parsed';
import type { Values } from '../gesture';
import type { Edit } from '../record-writer';

export interface PasteInput {
  cells: readonly (readonly string[])[];
  /** Place in the list of the first line pasted. */
  top: number;
  /** The fields of the columns pasted over; null for a computed column. */
  fields: readonly (Field | null)[];
  /** The records pasted over, from the top; further lines become new ones. */
  records: readonly RecordData[];
  /** What may be picked in a choice or a link. */
  options: ReadonlyMap<string, readonly FieldOption[]>;
  rights: TableRights;
}

export interface RefusedCell {
  /** Place in the list, counted from 1. */
  line: number;
  field: string;
  text: string;
  problem: ParseProblem | 'records.paste.mayNotAdd';
}

export interface PastePlan {
  edits: Edit[];
  creations: Values[];
  refused: RefusedCell[];
  /** Values that can be written. */
  cells: number;
}

export function planPaste(input: PasteInput): PastePlan {
  const plan: PastePlan = { edits: [], creations: [], refused: [], cells: 0 };
  input.cells.forEach((texts, at) => {
    const record = input.records[at];
    if (!record && !input.rights.create) return refuseLine(input, texts, at, plan.refused);
    const values = readLine(input, texts, at, plan.refused);
    const slugs = Object.keys(values);
    if (record && slugs.length > 0) plan.edits.push({ record, values });
    const isNew = !record && Object.values(values).some((value) => value !== null);
    if (isNew) plan.creations.push(values);
    if (record || isNew) plan.cells += slugs.length;
    return undefined;
  });
  return plan;
}

/** A line past the end, for whom may not add records: refused as a whole, by its first cell that says something. */
function refuseLine({ fields, top }: PasteInput, texts: readonly string[], at: number, refused: RefusedCell[]): void {
  const column = texts.findIndex((text, place) => fields[place] && text.trim() !== '');
  const field = fields[column]?.name;
  if (field !== undefined) refused.push({ line: top + at + 1, field, text: texts[column] ?? '', problem: 'records.paste.mayNotAdd' });
}

function readLine(input: PasteInput, texts: readonly string[], at: number, refused: RefusedCell[]): Values {
  const values: [string, FieldValue][] = [];
  const { isReadonly, isReadonlyOnCreate } = input.rights;
  const isFixed = input.records[at] ? isReadonly : isReadonlyOnCreate;
  texts.forEach((text, column) => {
    const field = input.fields[column];
    if (!field || isFixed(field.slug)) return;
    const type = fieldTypes[field.type];
    if (type.editing === 'record' && text.trim() === '') return;
    const parsed = type.read(text, field, input.options.get(field.slug) ?? []);
    if (parsed.ok) values.push([field.slug, parsed.value]);
    else refused.push({ line: input.top + at + 1, field: field.name, text, problem: parsed.problem });
  });
  return Object.fromEntries(values);
}
