/**
 * What can be undone, kept for a reload of the page. No value of a record is stored: an update is its record's id and
 * the version it made, and its values come back from the history that the server keeps.
 */

import type { Change, Gesture, KeptGesture, KeptUpdate, Update, Values } from './gesture';
import { emptyHistory, type UndoHistory } from './undo-history';

/** The values that a version of a record changed. */
export type ChangesOfVersion = (id: number, version: number) => Promise<{ before: Values; after: Values } | null>;

/** Records whose undo survives a reload, in all: enough for days of work, little enough for the browser's storage. */
const MAX_KEPT_RECORDS = 20_000;

export function writeKeptUndo(
  history: UndoHistory<KeptGesture>,
  versionOf: (update: Update) => number | undefined,
): string {
  let room = MAX_KEPT_RECORDS;
  const kept = (steps: readonly KeptGesture[]) =>
    steps
      .toReversed()
      .map((gesture) => gesture.flatMap((change) => keptChange(change, versionOf)))
      .filter((gesture) => gesture.length > 0)
      .filter((gesture) => (room -= recordsOf(gesture)) >= 0)
      .toReversed();
  return JSON.stringify({ done: kept(history.done), undone: kept(history.undone) });
}

export function readKeptUndo(text: string | null): UndoHistory<KeptGesture> {
  try {
    const raw = JSON.parse(text ?? '{}') as Partial<Record<'done' | 'undone', unknown>>;
    return { done: gestures(raw.done), undone: gestures(raw.undone) };
  } catch {
    return emptyHistory();
  }
}

/** The gesture with the values of its kept updates; null when the server no longer has them. */
export async function withValues(gesture: KeptGesture, changesOf: ChangesOfVersion): Promise<Gesture | null> {
  const changes: Change[] = [];
  for (const change of gesture) {
    if (change.kind !== 'kept') {
      changes.push(change);
      continue;
    }
    const values = await changesOf(change.id, change.version);
    if (values === null) return null;
    changes.push({ kind: 'update', id: change.id, ...values });
  }
  return changes;
}

function keptChange(
  change: Change | KeptUpdate,
  versionOf: (update: Update) => number | undefined,
): (Change | KeptUpdate)[] {
  if (change.kind !== 'update') return [change];
  const version = versionOf(change);
  return version === undefined ? [] : [{ kind: 'kept', id: change.id, version }];
}

function recordsOf(gesture: KeptGesture): number {
  return gesture.reduce((sum, change) => sum + ('ids' in change ? change.ids.length : 1), 0);
}

function gestures(raw: unknown): KeptGesture[] {
  return Array.isArray(raw) ? raw.filter((step): step is KeptGesture => Array.isArray(step) && step.every(isKept)) : [];
}

function isKept(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return false;
  if (raw.kind === 'kept') return 'id' in raw && 'version' in raw && [raw.id, raw.version].every(Number.isSafeInteger);
  const known = raw.kind === 'create' || raw.kind === 'delete';
  return known && 'ids' in raw && Array.isArray(raw.ids) && raw.ids.every(Number.isSafeInteger);
}
