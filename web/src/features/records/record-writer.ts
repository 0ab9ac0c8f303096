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
import { runInBatches, type BatchRun, type RunOptions } from './batch-run';
import {
  inverseOf,
  isSingleUpdate,
  pick,
  stepsOf,
  withoutRecords,
  type Change,
  type Gesture,
  type KeptGesture,
  type Outcome,
  type Step,
  type Values,
} from './gesture';
import { readKeptUndo, withValues, writeKeptUndo } from './kept-undo';
import { PendingValues } from './pending-values';
import { conflictsOf, refusalsOf, without, type ByField, type Conflict, type Refusal } from './write-problems';
import type { RecordApi } from './record-api';
import { record as recordStep, redone, undone, type UndoHistory } from './undo-history';

/** Values for a record, on screen or not. */
export interface Edit {
  record: RecordData;
  values: Values;
}

export interface WriterState {
  conflicts: ByField<Conflict>;
  refusals: ByField<Refusal>;
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
  /** Whether a change of this kind could be taken back; it is remembered only then. */
  mayUndo: (kind: Change['kind']) => boolean;
  /** Where what can be undone is kept for a reload of the page. */
  undoStore: { read: () => string | null; write: (text: string) => void };
}

export class RecordWriter {
  private readonly host: WriterHost;
  private readonly listeners = new Set<() => void>();
  private readonly pending = new PendingValues();
  private history: UndoHistory<KeptGesture>;
  private turn: Promise<unknown> = Promise.resolve();
  private failed: Gesture = [];
  /** The last version known of the records that were written here, on screen or not. */
  private readonly versions = new Map<number, number>();
  /** The version that an update made, by its values. */
  private readonly made = new WeakMap<Values, number>();
  private state: WriterState;

  constructor(host: WriterHost) {
    this.host = host;
    this.history = readKeptUndo(host.undoStore.read());
    const { done, undone: back } = this.history;
    this.state = { conflicts: new Map(), refusals: new Map(), canUndo: done.length > 0, canRedo: back.length > 0 };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): WriterState => this.state;

  /** Changes records in one gesture; values that say the same are left out. */
  async change(edits: readonly { id: number; values: Values }[]): Promise<void> {
    const gesture = edits.flatMap(({ id, values }) => {
      const shown = this.host.find(id);
      return shown ? this.updateOf(shown, values) : [];
    });
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

  /** Changes records and creates others in one gesture. */
  write(edits: readonly Edit[], creations: readonly Values[] = []): Promise<Outcome> {
    return this.awaited(this.writeNow(edits, creations));
  }

  /** Moves records to the trash. */
  async remove(ids: readonly number[], options: RunOptions = {}): Promise<Outcome> {
    return this.awaited(this.perform([{ kind: 'delete', ids }], options));
  }

  /** Brings records back from the trash. */
  async restore(ids: readonly number[], options: RunOptions = {}): Promise<Outcome> {
    return this.awaited(this.perform([{ kind: 'create', ids }], options));
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
    const gesture = await this.take('done');
    return gesture && this.apply(gesture.toReversed().map(inverseOf));
  }

  async redo(): Promise<Outcome | null> {
    const gesture = await this.take('undone');
    return gesture && this.apply(gesture);
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
    return this.pending.over(record);
  }

  private updateOf(shown: RecordData, values: Values): Change[] {
    const { id, version } = shown;
    this.versions.set(id, version);
    const slugs = Object.keys(values).filter((slug) => !sameValue(shown.values[slug] ?? null, values[slug] ?? null));
    if (slugs.length === 0) return [];
    return [{ kind: 'update', id, before: pick(shown.values, slugs), after: pick(values, slugs) }];
  }

  private async writeNow(edits: readonly Edit[], creations: readonly Values[]): Promise<Outcome> {
    const updates = edits.flatMap(({ record, values }) => this.updateOf(this.host.find(record.id) ?? record, values));
    if (creations.length === 0 && isSingleUpdate(updates)) {
      this.remember(updates);
      return this.apply(updates);
    }
    const steps = updates.flatMap((change) => stepsOf(change, this.context));
    const added = creations.map((values, at): Step => {
      return { change: { kind: 'new' }, id: -1 - at, operation: { op: 'create', values: this.written(values) } };
    });
    const outcome = await this.applyMany([...steps, ...added], {});
    const changed = withoutRecords(updates, new Set([...outcome.refused.keys(), ...outcome.left]));
    const { created } = outcome;
    const done: Gesture = created.length > 0 ? [...changed, { kind: 'create', ids: created }] : changed;
    if (done.length > 0) this.remember(done);
    return outcome;
  }

  /** Does and remembers what was done. */
  private async perform(gesture: Gesture, options: RunOptions): Promise<Outcome> {
    const outcome = await this.applyMany(gesture.flatMap((change) => stepsOf(change, this.context)), options);
    const done = withoutRecords(gesture, new Set([...outcome.refused.keys(), ...outcome.left]));
    if (done.length > 0) this.remember(done);
    return outcome;
  }

  private async apply(gesture: Gesture): Promise<Outcome> {
    if (!isSingleUpdate(gesture)) return this.applyMany(gesture.flatMap((change) => stepsOf(change, this.context)), {});
    const [change] = gesture;
    try {
      await this.applyUpdate(change.id, change.before, change.after);
      return { done: [change.id], created: [], refused: new Map(), left: [], failure: null };
    } catch (failure) {
      this.failed = [...this.failed, change];
      return { done: [], created: [], refused: new Map(), left: [change.id], failure };
    }
  }

  /** Changes of several records, in as few transactions as they take. */
  private async applyMany(steps: readonly Step[], options: RunOptions): Promise<Outcome> {
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
      done: steps
        .map(({ id }, at) => (refused.has(id) || untouched.has(id) ? null : (run.done.get(at)?.id ?? id)))
        .filter((id) => id !== null),
      created: steps.flatMap(({ change }, at) => (change.kind === 'new' ? (run.done.get(at)?.id ?? []) : [])),
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

  private settleDone({ change, id }: Step, version: number | null): void {
    if (change.kind !== 'update' || version === null) return;
    this.pending.drop(id, change.after);
    this.saved(id, change.after, version);
    const shown = this.host.find(id);
    if (shown) this.host.show(this.withPending({ ...shown, version, values: { ...shown.values, ...change.after } }));
  }

  /** Whether nothing is left to tell of a refusal: what should go is gone already, or its conflict is being decided. */
  private async settleRefused({ change, id }: Step, error: ApiError): Promise<boolean> {
    if (change.kind !== 'update') return error.code === 'not_found';
    this.pending.drop(id, change.after);
    if (error.code === 'version_conflict') {
      await this.applyUpdate(id, change.before, change.after);
      return true;
    }
    this.refuse(id, change.before, change.after, error);
    return false;
  }

  private async applyUpdate(id: number, before: Values, after: Values): Promise<void> {
    this.expect(id, after);
    await this.host.save(id, () => this.send(id, before, after, () => this.pending.drop(id, after)));
  }

  /** Shows values before the server has them. */
  private expect(id: number, after: Values): void {
    const shown = this.host.find(id);
    this.pending.add(id, after);
    if (shown) this.host.show(this.withPending(shown));
  }

  private saved(id: number, after: Values, version: number): void {
    this.versions.set(id, version);
    this.made.set(after, version);
    this.keepHistory();
  }

  private versionOf(id: number): number | undefined {
    return this.host.find(id)?.version ?? this.versions.get(id);
  }

  private get context() {
    return { versionOf: (id: number) => this.versionOf(id), written: (values: Values) => this.written(values) };
  }

  /** A gesture that is remembered at its end: whoever undoes meanwhile means it, and waits for it. */
  private awaited<Result>(gesture: Promise<Result>): Promise<Result> {
    this.turn = Promise.all([this.turn, gesture]).catch(() => undefined);
    return gesture;
  }

  /** Takes the last step of one side to the other; one after the other, however fast the keys. */
  private take(side: 'done' | 'undone'): Promise<Gesture | null> {
    const taken = this.turn.then(() => this.recall(side));
    this.turn = taken.catch(() => undefined);
    return taken;
  }

  /** A step of before a reload asks for its values; it is dropped when the server no longer has them. */
  private async recall(side: 'done' | 'undone'): Promise<Gesture | null> {
    const step = this.history[side].at(-1);
    if (!step) return null;
    const gesture = await withValues(step, this.host.api.changesOf);
    const others = this.history[side].slice(0, -1);
    const known = { ...this.history, [side]: gesture === null ? others : [...others, gesture] };
    if (gesture === null) this.setHistory(known);
    else this.setHistory(side === 'done' ? undone(known) : redone(known));
    return gesture;
  }

  private async send(id: number, before: Values, after: Values, settle: () => void): Promise<void> {
    const version = this.versionOf(id) ?? 0;
    try {
      const saved = await this.host.api.update(id, this.written(after), version);
      settle();
      this.saved(id, after, saved.version);
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
      const added = conflictsOf(contested, before, after, current);
      const conflicts = new Map(this.state.conflicts).set(current.id, { ...known, ...added });
      this.publish({ conflicts });
    }
    if (Object.keys(free).length > 0) await this.send(current.id, pick(current.values, Object.keys(free)), free, () => undefined);
  }

  private refuse(id: number, before: Values, after: Values, error: ApiError): void {
    const shown = this.host.find(id);
    if (shown) this.host.show({ ...shown, values: { ...shown.values, ...before } });
    const known = this.state.refusals.get(id) ?? {};
    const refusals = new Map(this.state.refusals).set(id, { ...known, ...refusalsOf(after, error) });
    this.setHistory({ ...this.history, done: this.history.done.filter((step) => !step.some((each) => isSameUpdate(each, id, after))) });
    this.publish({ refusals });
  }

  private written(values: Values): Record<string, WrittenValue> {
    return Object.fromEntries(Object.entries(values).map(([slug, value]) => [slug, this.host.write(slug, value)]));
  }

  private remember(gesture: Gesture): void {
    const kept = gesture.filter(({ kind }) => this.host.mayUndo(kind));
    if (kept.length > 0) this.setHistory(recordStep(this.history, kept));
  }

  private setHistory(history: UndoHistory<KeptGesture>): void {
    this.history = history;
    this.keepHistory();
    this.publish({ canUndo: history.done.length > 0, canRedo: history.undone.length > 0 });
  }

  private keepHistory(): void {
    this.host.undoStore.write(writeKeptUndo(this.history, (update) => this.made.get(update.after)));
  }

  private publish(change: Partial<WriterState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function isSameUpdate(change: KeptGesture[number], id: number, after: Values): boolean {
  return change.kind === 'update' && change.id === id && change.after === after;
}
