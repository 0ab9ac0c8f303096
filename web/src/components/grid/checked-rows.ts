/** The rows whose box is checked, by id, so that they survive another sort. Pure state. */

export interface CheckedRows {
  ids: ReadonlySet<number>;
  /** Row of the last press, from which Maj extends. */
  lastIndex: number | null;
}

export const NO_CHECKED_ROWS: CheckedRows = { ids: new Set(), lastIndex: null };

/** A press on the box of a row. `reached` are the ids from the last press to this one when Maj is held, else empty. */
export function toggleRow(state: CheckedRows, id: number, index: number, reached: readonly number[]): CheckedRows {
  const ids = new Set(state.ids);
  const check = !state.ids.has(id);
  for (const each of [...reached, id]) {
    if (check) ids.add(each);
    else ids.delete(each);
  }
  return { ids, lastIndex: index };
}

export function checkRows(ids: Iterable<number>): CheckedRows {
  return { ids: new Set(ids), lastIndex: null };
}
