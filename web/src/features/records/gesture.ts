/** What a person did to records at once: one step of undo. Pure values. */

import type { FieldValue } from '@/api/types';

export type Values = Record<string, FieldValue>;

export interface Update {
  kind: 'update';
  id: number;
  before: Values;
  after: Values;
}

export type Change = Update | { kind: 'create' | 'delete'; ids: readonly number[] };

export type Gesture = readonly Change[];

export function inverseOf(change: Change): Change {
  if (change.kind === 'update') return { ...change, before: change.after, after: change.before };
  return { ...change, kind: change.kind === 'create' ? 'delete' : 'create' };
}

/** The gesture without the changes of these records. */
export function withoutRecords(gesture: Gesture, ids: ReadonlySet<number>): Gesture {
  return gesture
    .map((change) => (change.kind === 'update' ? change : { ...change, ids: change.ids.filter((id) => !ids.has(id)) }))
    .filter((change) => (change.kind === 'update' ? !ids.has(change.id) : change.ids.length > 0));
}

/** Whether only one record is concerned, whose values change. */
export function isSingleUpdate(gesture: Gesture): gesture is readonly [Update] {
  return gesture.length === 1 && gesture[0]?.kind === 'update';
}

export function pick(values: Values, slugs: readonly string[]): Values {
  return Object.fromEntries(slugs.map((slug) => [slug, values[slug] ?? null]));
}
