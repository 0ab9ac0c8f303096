/** What stands in the way of values that were written: those of somebody else, or a refusal of the server. */

import type { ApiError } from '@/api/api-error';
import type { FieldValue, RecordData } from '@/api/types';
import type { Values } from './gesture';

/** Somebody else changed the same field; `mine` waits for a decision. */
export interface Conflict {
  mine: FieldValue;
  theirs: FieldValue;
  before: FieldValue;
  current: RecordData;
}

/** A value the server refused, with its reason. */
export interface Refusal {
  attempt: FieldValue;
  message: string;
  /** Nothing is wrong with the value itself: another field must change with it. */
  waits: boolean;
}

/** By record, then by field. */
export type ByField<Entry> = ReadonlyMap<number, Readonly<Record<string, Entry>>>;

export function conflictsOf(
  slugs: readonly string[],
  before: Values,
  after: Values,
  current: RecordData,
): Record<string, Conflict> {
  const conflict = (slug: string): Conflict => ({
    mine: after[slug] ?? null,
    theirs: current.values[slug] ?? null,
    before: before[slug] ?? null,
    current,
  });
  return Object.fromEntries(slugs.map((slug) => [slug, conflict(slug)]));
}

export function refusalsOf(after: Values, error: ApiError): Record<string, Refusal> {
  const waits = error.errors.length > 0 && !Object.keys(after).some((slug) => entryOf(error, slug) !== undefined);
  const refusal = (slug: string): Refusal => ({ attempt: after[slug] ?? null, message: messageOf(error, slug), waits });
  return Object.fromEntries(Object.keys(after).map((slug) => [slug, refusal(slug)]));
}

export function without<Entry>(map: ByField<Entry>, id: number, slug: string): ByField<Entry> {
  const { [slug]: _gone, ...rest } = map.get(id) ?? {};
  const next = new Map(map);
  if (Object.keys(rest).length > 0) next.set(id, rest);
  else next.delete(id);
  return next;
}

/** The reason of a field, wherever it stands in the body that was sent; else that of the field that it waits for. */
function messageOf(error: ApiError, slug: string): string {
  return (entryOf(error, slug) ?? error.errors[0])?.message ?? error.message;
}

function entryOf(error: ApiError, slug: string) {
  return error.errors.find(({ pointer }) => pointer.endsWith(`/values/${slug}`));
}
