import type { FormState } from '@/api/rule-types';
import type { FieldValue, Table, WrittenValue } from '@/api/types';
import type { FieldDraft } from '@/fields/draft-context';
import { fieldTypes } from '@/fields/field-types';
import type { Values } from '../gesture';

/** Why the server would refuse the value of a field beside the others. */
export function errorOf(form: FormState | undefined, slug: string): string | undefined {
  return form?.errors.find(({ pointer }) => pointer === `/values/${slug}`)?.message;
}

/** The values as they would be sent. */
export function writtenValues(table: Table, values: Readonly<Record<string, FieldValue>>): Record<string, WrittenValue> {
  return Object.fromEntries(table.fields.map((field) => [field.slug, fieldTypes[field.type].write(values[field.slug] ?? null)]));
}

/** What the inputs of a record need to know of it. */
export function draftOf(table: Table, values: Readonly<Record<string, FieldValue>>, form: FormState | undefined): FieldDraft | null {
  if (form === undefined) return null;
  const restricted = new Set(Object.entries(form.fields).flatMap(([slug, state]) => (state.restricted ? [slug] : [])));
  return { values: writtenValues(table, values), restricted };
}

/** What a new record shows: what was filled in, else what a rule gives, else the field's default. */
export function withRuledValues(defaults: Values, draft: Values, form: FormState | undefined): Values {
  const given = Object.entries(form?.fields ?? {}).flatMap(([slug, { value }]) => (value === undefined ? [] : [[slug, value] as const]));
  return { ...defaults, ...Object.fromEntries(given), ...draft };
}

/** What was filled in before a rule hid its field is not sent. */
export function withoutHidden(draft: Values, form: FormState | undefined): Values {
  return Object.fromEntries(Object.entries(draft).filter(([slug]) => form?.fields[slug]?.visible !== false));
}
