/**
 * Every change of the records of one page: shown at once, sent in order, and reversible.
 *
 * A change names its version; when somebody else changed other fields meanwhile, it is sent again on top of theirs; when
 * they changed the same field, it becomes a conflict that the panel shows. A refused value is taken back and its text
 * kept beside the field.
 */

import { ApiError, hasCode } from '@/api/api-error';
import type { FieldValue, RecordData, WrittenValue } from '@/api/types';
import { sameValue } from '@/fields/value-shapes';
import type { RecordApi } from './record-api';
import { emptyHistory, record as recordStep, redone, undone, type UndoHistory } from './undo-history';

export type Values = Record<string, FieldValue>;

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
}

export type Change =
  | { kind: 'update'; id: number; before: Values; after: Values }
  | { kind: 'create'; ids: readonly number[] }
  | { kind: 'delete'; ids: readonly number[] };

/** What a person did at once: one step of undo. */
export type Gesture = readonly Change[];

export interface WriterState {
  conflicts: ReadonlyMap<number, Readonly<Record<string, Conflict>>>;
  refusals: ReadonlyMap<number, Readonly<Record<string, Refusal>>>;
  canUndo: boolean;
  canRedo: boolean;
}

export interface WriterHost {
  api: RecordApi;
  /** The value of a field as it is sent. */
  write: (slug: string, value: FieldValue) => WrittenValue;
  /** Runs one save so that the header tells its state; saves of the same record run one after the other. */
  save: <Result>(recordId: number, run: () => Promise<Result>) => Promise<Result>;
  /** The record as it is shown now. */
  find: (id: number) => RecordData | undefined;
  /** Shows a record. */
  show: (record: RecordData) => void;
  /** The list has gained or lost records. */
  refresh: () => void;
}

export class RecordWriter {
  private readonly host: WriterHost;
  private readonly listeners = new Set<() => void>();
  private readonly pending = new Map<number, Values[]>();
  private history: UndoHistory<Gesture> = emptyHistory();
  private failed: Gesture = [];
  private state: WriterState = { conflicts: new Map(), refusals: new Map(), canUndo: false, canRedo: false };

  constructor(host: WriterHost) {
    this.host = host;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): WriterState => this.state;

  /** Changes records in one gesture; values that say the same are left out. */
  async change(edits: readonly { id: number; values: Values }[]): Promise<void> {
    const gesture = edits.flatMap((edit) => this.updateOf(edit.id, edit.values));
    if (gesture.length === 0) return;
    this.remember(gesture);
    await this.apply(gesture);
  }

  async create(values: Values): Promise<RecordData> {
    const made = await this.host.api.create(this.written(values));
    this.remember([{ kind: 'create', ids: [made.id] }]);
    this.host.refresh();
    return made;
  }

  async remove(ids: readonly number[]): Promise<void> {
    const gesture: Gesture = [{ kind: 'delete', ids }];
    await this.apply(gesture);
    this.remember(gesture);
  }

  async restore(ids: readonly number[]): Promise<void> {
    const gesture: Gesture = [{ kind: 'create', ids }];
    await this.apply(gesture);
    this.remember(gesture);
  }

  /** Takes a record back to an earlier version. */
  async revert(id: number, version: number): Promise<void> {
    const shown = this.host.find(id);
    const reverted = await this.host.save(id, () => this.host.api.revert(id, version));
    this.host.show(reverted);
    if (!shown) return;
    const changed = Object.keys(reverted.values).filter(
      (slug) => !sameValue(shown.values[slug] ?? null, reverted.values[slug] ?? null),
    );
    this.remember([{ kind: 'update', id, before: pick(shown.values, changed), after: pick(reverted.values, changed) }]);
  }

  async undo(): Promise<void> {
    const gesture = this.history.done.at(-1);
    if (!gesture) return;
    this.setHistory(undone(this.history));
    await this.apply(gesture.toReversed().map(inverseOf));
  }

  async redo(): Promise<void> {
    const gesture = this.history.undone.at(-1);
    if (!gesture) return;
    this.setHistory(redone(this.history));
    await this.apply(gesture);
  }

  /** Sends again what could not be sent. */
  async retry(): Promise<void> {
    const gesture = this.failed;
    this.failed = [];
    await this.apply(gesture);
  }

  /** Decides a conflict: the value that the field keeps. */
  async resolve(id: number, slug: string, keep: 'mine' | 'theirs' | 'before'): Promise<void> {
    const conflict = this.state.conflicts.get(id)?.[slug];
    if (!conflict) return;
    this.publish({ conflicts: without(this.state.conflicts, id, slug) });
    if (keep !== 'theirs') await this.change([{ id, values: { [slug]: conflict[keep] } }]);
  }

  forgetRefusal(id: number, slug: string): void {
    if (this.state.refusals.get(id)?.[slug]) this.publish({ refusals: without(this.state.refusals, id, slug) });
  }

  /** The record with the changes that are still on their way. */
  withPending(record: RecordData): RecordData {
    const waiting = this.pending.get(record.id) ?? [];
    if (waiting.length === 0) return record;
    return { ...record, values: Object.assign({}, record.values, ...waiting) as Values };
  }

  private updateOf(id: number, values: Values): Change[] {
    const shown = this.host.find(id);
    if (!shown) return [];
    const slugs = Object.keys(values).filter((slug) => !sameValue(shown.values[slug] ?? null, values[slug] ?? null));
    if (slugs.length === 0) return [];
    return [{ kind: 'update', id, before: pick(shown.values, slugs), after: pick(values, slugs) }];
  }

  private async apply(gesture: Gesture): Promise<void> {
    const results = await Promise.allSettled(gesture.map((change) => this.applyChange(change)));
    const broken = results.find((result) => result.status === 'rejected');
    this.failed = [
      ...this.failed,
      ...gesture.filter((change, at) => change.kind === 'update' && results[at]?.status === 'rejected'),
    ];
    if (gesture.some((change) => change.kind !== 'update')) this.host.refresh();
    if (broken && gesture.some((change) => change.kind !== 'update')) throw broken.reason;
  }

  private applyChange(change: Change): Promise<void> {
    if (change.kind === 'update') return this.applyUpdate(change.id, change.before, change.after);
    return change.kind === 'delete' ? this.applyRemoval(change.ids) : this.applyRestoration(change.ids);
  }

  private async applyUpdate(id: number, before: Values, after: Values): Promise<void> {
    const shown = this.host.find(id);
    this.pending.set(id, [...(this.pending.get(id) ?? []), after]);
    if (shown) this.host.show(this.withPending(shown));
    const settle = () => {
      const waiting = (this.pending.get(id) ?? []).filter((values) => values !== after);
      if (waiting.length > 0) this.pending.set(id, waiting);
      else this.pending.delete(id);
    };
    await this.host.save(id, () => this.send(id, before, after, settle));
  }

  private async send(id: number, before: Values, after: Values, settle: () => void): Promise<void> {
    const version = this.host.find(id)?.version ?? 0;
    try {
      const saved = await this.host.api.update(id, this.written(after), version);
      settle();
      this.host.show(this.withPending(saved));
    } catch (error) {
      if (hasCode(error, 'version_conflict') && error.problem.current) {
        await this.reconcile(error.problem.current, before, after, settle);
      } else if (error instanceof ApiError && error.status === 422) {
        settle();
        this.refuse(id, before, after, error);
      } else throw error;
    }
  }

  /** Somebody was faster: fields that only we changed go on top of theirs, the others become conflicts. */
  private async reconcile(current: RecordData, before: Values, after: Values, settle: () => void): Promise<void> {
    const slugs = Object.keys(after);
    const contested = slugs.filter((slug) => {
      const theirs = current.values[slug] ?? null;
      return !sameValue(theirs, before[slug] ?? null) && !sameValue(theirs, after[slug] ?? null);
    });
    const free = pick(after, slugs.filter((slug) => !contested.includes(slug)));
    settle();
    this.host.show(this.withPending(current));
    if (contested.length > 0) {
      const known = this.state.conflicts.get(current.id) ?? {};
      const added = contested.map((slug): [string, Conflict] => [
        slug,
        {
          mine: after[slug] ?? null,
          theirs: current.values[slug] ?? null,
          before: before[slug] ?? null,
          current,
        },
      ]);
      const conflicts = new Map(this.state.conflicts).set(current.id, { ...known, ...Object.fromEntries(added) });
      this.publish({ conflicts });
    }
    if (Object.keys(free).length > 0) await this.send(current.id, pick(current.values, Object.keys(free)), free, () => undefined);
  }

  private refuse(id: number, before: Values, after: Values, error: ApiError): void {
    const shown = this.host.find(id);
    if (shown) this.host.show({ ...shown, values: { ...shown.values, ...before } });
    const refused = Object.keys(after).map((slug): [string, Refusal] => [
      slug,
      { attempt: after[slug] ?? null, message: error.messageAt(`/values/${slug}`) ?? error.message },
    ]);
    const known = this.state.refusals.get(id) ?? {};
    const refusals = new Map(this.state.refusals).set(id, { ...known, ...Object.fromEntries(refused) });
    this.setHistory({ ...this.history, done: this.history.done.filter((step) => !step.some((each) => isSameUpdate(each, id, after))) });
    this.publish({ refusals });
  }

  private async applyRemoval(ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      const version = this.host.find(id)?.version;
      await this.host.save(id, () => this.host.api.remove(id, version));
    }
  }

  private async applyRestoration(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.host.show(await this.host.save(id, () => this.host.api.restore(id)));
  }

  private written(values: Values): Record<string, WrittenValue> {
    return Object.fromEntries(Object.entries(values).map(([slug, value]) => [slug, this.host.write(slug, value)]));
  }

  private remember(gesture: Gesture): void {
    this.setHistory(recordStep(this.history, gesture));
  }

  private setHistory(history: UndoHistory<Gesture>): void {
    this.history = history;
    this.publish({ canUndo: history.done.length > 0, canRedo: history.undone.length > 0 });
  }

  private publish(change: Partial<WriterState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function inverseOf(change: Change): Change {
  if (change.kind === 'update') return { ...change, before: change.after, after: change.before };
  return { ...change, kind: change.kind === 'create' ? 'delete' : 'create' };
}

function isSameUpdate(change: Change, id: number, after: Values): boolean {
  return change.kind === 'update' && change.id === id && change.after === after;
}

function pick(values: Values, slugs: readonly string[]): Values {
  return Object.fromEntries(slugs.map((slug) => [slug, values[slug] ?? null]));
}

function without<Entry>(
  map: ReadonlyMap<number, Readonly<Record<string, Entry>>>,
  id: number,
  slug: string,
): ReadonlyMap<number, Readonly<Record<string, Entry>>> {
  const { [slug]: _gone, ...rest } = map.get(id) ?? {};
  const next = new Map(map);
  if (Object.keys(rest).length > 0) next.set(id, rest);
  else next.delete(id);
  return next;
}
