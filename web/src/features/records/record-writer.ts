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
import { runInBatches, type BatchRun, type Operation, type RunOptions } from './batch-run';
import { inverseOf, isSingleUpdate, pick, withoutRecords, type Change, type Gesture, type Values } from './gesture';
import type { RecordApi } from './record-api';
import { emptyHistory, record as recordStep, redone, undone, type UndoHistory } from './undo-history';

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

/** How many records a gesture reached, and why it did not reach the others. */
export interface Outcome {
  done: readonly number[];
  refused: ReadonlyMap<number, ApiError>;
  /** Records that were not tried: it was stopped, or the server was gone. */
  left: readonly number[];
  /** Why the server was gone; null otherwise. */
  failure: unknown;
}

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
  /** The last version known of the records that were written here, on screen or not. */
  private readonly versions = new Map<number, number>();
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

  /** Moves records to the trash. */
  async remove(ids: readonly number[], options: RunOptions = {}): Promise<Outcome> {
    return this.perform([{ kind: 'delete', ids }], options);
  }

  /** Brings records back from the trash. */
  async restore(ids: readonly number[], options: RunOptions = {}): Promise<Outcome> {
    return this.perform([{ kind: 'create', ids }], options);
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

  async undo(): Promise<Outcome | null> {
    const gesture = this.history.done.at(-1);
    if (!gesture) return null;
    this.setHistory(undone(this.history));
    return this.apply(gesture.toReversed().map(inverseOf));
  }

  async redo(): Promise<Outcome | null> {
    const gesture = this.history.undone.at(-1);
    if (!gesture) return null;
    this.setHistory(redone(this.history));
    return this.apply(gesture);
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

  /** Does and remembers what was done. */
  private async perform(gesture: Gesture, options: RunOptions): Promise<Outcome> {
    const outcome = await this.applyMany(gesture, options);
    const done = withoutRecords(gesture, new Set([...outcome.refused.keys(), ...outcome.left]));
    if (done.length > 0) this.remember(done);
    return outcome;
  }

  private async apply(gesture: Gesture): Promise<Outcome> {
    if (!isSingleUpdate(gesture)) return this.applyMany(gesture, {});
    const [change] = gesture;
    try {
      await this.applyUpdate(change.id, change.before, change.after);
      return { done: [change.id], refused: new Map(), left: [], failure: null };
    } catch (failure) {
      this.failed = [...this.failed, change];
      return { done: [], refused: new Map(), left: [change.id], failure };
    }
  }

  /** Changes of several records, in as few transactions as they take. */
  private async applyMany(gesture: Gesture, options: RunOptions): Promise<Outcome> {
    const steps = gesture.flatMap((change) => this.stepsOf(change));
    for (const { change } of steps) if (change.kind === 'update') this.expect(change.id, change.after);
    const run = await this.runSteps(steps, options);
    const refused = new Map<number, ApiError>();
    for (const [at, error] of run.refused) {
      const step = steps[at];
      if (step && !(await this.settleRefused(step, error))) refused.set(step.id, error);
    }
    for (const [at, result] of run.done) if (steps[at]) this.settleDone(steps[at], result.version);
    const left = steps.filter((_, at) => !run.done.has(at) && !run.refused.has(at));
    const untouched = new Set(left.map(({ id }) => id));
    this.failed = [...this.failed, ...left.map(({ change }) => change).filter((change) => change.kind === 'update')];
    this.host.refresh();
    return {
      done: steps.map(({ id }) => id).filter((id) => !refused.has(id) && !untouched.has(id)),
      refused,
      left: [...untouched],
      failure: run.failure,
    };
  }

  /** Sends the steps as one save, which fails when the server is gone. */
  private async runSteps(steps: readonly Step[], options: RunOptions): Promise<BatchRun> {
    let run: BatchRun = { done: new Map(), refused: new Map(), failure: null };
    const send = async () => {
      run = await runInBatches(this.host.api.batch, steps.map((step) => step.operation), options);
      if (run.failure !== null) throw run.failure;
    };
    await this.host.save(0, send).catch(() => undefined);
    return run;
  }

  private stepsOf(change: Change): Step[] {
    if (change.kind === 'update') {
      const { id, after } = change;
      return [{ change, id, operation: { op: 'update', id, version: this.versionOf(id) ?? 0, values: this.written(after) } }];
    }
    return change.ids.map((id) => {
      const version = change.kind === 'delete' ? this.host.find(id)?.version : undefined;
      const op = change.kind === 'delete' ? 'delete' : 'restore';
      return { change, id, operation: { op, id, ...(version === undefined ? {} : { version }) } };
    });
  }

  private settleDone({ change, id }: Step, version: number | null): void {
    if (change.kind !== 'update' || version === null) return;
    this.forget(id, change.after);
    this.versions.set(id, version);
    const shown = this.host.find(id);
    if (shown) this.host.show(this.withPending({ ...shown, version, values: { ...shown.values, ...change.after } }));
  }

  /** Whether nothing is left to tell of a refusal: what should go is gone already, or its conflict is being decided. */
  private async settleRefused({ change, id }: Step, error: ApiError): Promise<boolean> {
    if (change.kind !== 'update') return error.code === 'not_found';
    this.forget(id, change.after);
    if (error.code === 'version_conflict') {
      await this.applyUpdate(id, change.before, change.after);
      return true;
    }
    this.refuse(id, change.before, change.after, error);
    return false;
  }

  private async applyUpdate(id: number, before: Values, after: Values): Promise<void> {
    this.expect(id, after);
    await this.host.save(id, () => this.send(id, before, after, () => this.forget(id, after)));
  }

  /** Shows values before the server has them. */
  private expect(id: number, after: Values): void {
    const shown = this.host.find(id);
    this.pending.set(id, [...(this.pending.get(id) ?? []), after]);
    if (shown) this.host.show(this.withPending(shown));
  }

  private forget(id: number, after: Values): void {
    const waiting = (this.pending.get(id) ?? []).filter((values) => values !== after);
    if (waiting.length > 0) this.pending.set(id, waiting);
    else this.pending.delete(id);
  }

  private versionOf(id: number): number | undefined {
    return this.host.find(id)?.version ?? this.versions.get(id);
  }

  private async send(id: number, before: Values, after: Values, settle: () => void): Promise<void> {
    const version = this.versionOf(id) ?? 0;
    try {
      const saved = await this.host.api.update(id, this.written(after), version);
      settle();
      this.versions.set(id, saved.version);
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
      { attempt: after[slug] ?? null, message: messageOf(error, slug) },
    ]);
    const known = this.state.refusals.get(id) ?? {};
    const refusals = new Map(this.state.refusals).set(id, { ...known, ...Object.fromEntries(refused) });
    this.setHistory({ ...this.history, done: this.history.done.filter((step) => !step.some((each) => isSameUpdate(each, id, after))) });
    this.publish({ refusals });
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

/** One record of a gesture, as it is sent. */
interface Step {
  change: Change;
  id: number;
  operation: Operation;
}

/** The reason of a field, wherever it stands in the body that was sent. */
function messageOf(error: ApiError, slug: string): string {
  return error.errors.find(({ pointer }) => pointer.endsWith(`/values/${slug}`))?.message ?? error.message;
}

function isSameUpdate(change: Change, id: number, after: Values): boolean {
  return change.kind === 'update' && change.id === id && change.after === after;
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
