/** What a person did to records at once: one step of undo. Pure values. */

import type { ApiError } from '@/api/api-error';
import type { FieldValue, WrittenValue } from '@/api/types';
import type { Operation } from './batch-run';

export type Values = Record<string, FieldValue>;

export interface Update {
  kind: 'update';
  id: number;
  before: Values;
  after: Values;
}

/** An update of before a reload: what it changed stands in the history of the record, under its version. */
export interface KeptUpdate {
  kind: 'kept';
  id: number;
  version: number;
}

export type Change = Update | { kind: 'create' | 'delete'; ids: readonly number[] };

export type Gesture = readonly Change[];

/** A step that may go back to before a reload. */
export type KeptGesture = readonly (Change | KeptUpdate)[];

/** One record of a gesture, as it is sent. */
export interface Step {
  change: Change | { kind: 'new' };
  /** Below zero for a record that does not exist yet. */
  id: number;
  operation: Operation;
}

/** How many records a gesture reached, and why it did not reach the others. */
export interface Outcome {
  done: readonly number[];
  /** Those of them that did not exist before. */
  created: readonly number[];
  refused: ReadonlyMap<number, ApiError>;
  /** Records that were not tried: it was stopped, or the server was gone. */
  left: readonly number[];
  /** Why the server was gone; null otherwise. */
  failure: unknown;
}

export interface StepContext {
  /** The version of a record as far as one knows. */
  versionOf: (id: number) => number | undefined;
  written: (values: Values) => Record<string, WrittenValue>;
}

export function inverseOf(change: Change): Change {
  if (change.kind === 'update') return { ...change, before: change.after, after: change.before };
  return { ...change, kind: change.kind === 'create' ? 'delete' : 'create' };
}

/** What is sent for a change; what it creates is there already, in the trash. */
export function stepsOf(change: Change, { versionOf, written }: StepContext): Step[] {
  if (change.kind === 'update') {
    const { id, after } = change;
    return [{ change, id, operation: { op: 'update', id, version: versionOf(id) ?? 0, values: written(after) } }];
  }
  return change.ids.map((id) => {
    const version = change.kind === 'delete' ? versionOf(id) : undefined;
    const op = change.kind === 'delete' ? 'delete' : 'restore';
    return { change, id, operation: { op, id, ...(version === undefined ? {} : { version }) } };
  });
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
