/** What can be undone and redone: one step per gesture. Pure state. */

const MAX_STEPS = 200;

export interface UndoHistory<Step> {
  done: readonly Step[];
  undone: readonly Step[];
}

export function emptyHistory<Step>(): UndoHistory<Step> {
  return { done: [], undone: [] };
}

/** A new gesture; what had been undone can no longer be redone. */
export function record<Step>(history: UndoHistory<Step>, step: Step): UndoHistory<Step> {
  return { done: [...history.done, step].slice(-MAX_STEPS), undone: [] };
}

export function undone<Step>(history: UndoHistory<Step>): UndoHistory<Step> {
  const step = history.done.at(-1);
  return step === undefined ? history : { done: history.done.slice(0, -1), undone: [...history.undone, step] };
}

export function redone<Step>(history: UndoHistory<Step>): UndoHistory<Step> {
  const step = history.undone.at(-1);
  return step === undefined ? history : { done: [...history.done, step], undone: history.undone.slice(0, -1) };
}
