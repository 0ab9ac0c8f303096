/** The rows whose box is checked, by id, so that they survive another sort. Pure state. */

export interface CheckedRows {
  /** Every row of the list is checked but those in `ids`, loaded or not. */
  all: boolean;
  /** The checked rows; the unchecked ones when `all`. */
  ids: ReadonlySet<number>;
  /** Row of the last press, from which Maj extends. */
  lastIndex: number | null;
}

export const NO_CHECKED_ROWS: CheckedRows = { all: false, ids: new Set(), lastIndex: null };
export const ALL_ROWS_CHECKED: CheckedRows = { all: true, ids: new Set(), lastIndex: null };

export function isChecked(state: CheckedRows, id: number): boolean {
  return state.all !== state.ids.has(id);
}

/** How many rows are checked in a list of `total`. */
export function countChecked(state: CheckedRows, total: number): number {
  return state.all ? Math.max(0, total - state.ids.size) : state.ids.size;
}

/** A press on the box of a row. `reached` are the ids from the last press to this one when Maj is held, else empty. */
export function toggleRow(state: CheckedRows, id: number, index: number, reached: readonly number[]): CheckedRows {
  const ids = new Set(state.ids);
  const joins = isChecked(state, id) === state.all;
  for (const each of [...reached, id]) {
    if (joins) ids.add(each);
    else ids.delete(each);
  }
  return { ...state, ids, lastIndex: index };
}

export function checkRows(ids: Iterable<number>): CheckedRows {
  return { all: false, ids: new Set(ids), lastIndex: null };
}
