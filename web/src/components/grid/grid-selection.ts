/** The focused cell and the range that grows from it. Pure state; drawn as two boxes over the cells. */

/** The line of column names, reached by going up from the first row. */
export const HEADER_ROW = -1;

export interface Cell {
  row: number;
  column: number;
}

export interface GridSelection {
  /** The cell with the focus; commands act on it. */
  focus: Cell;
  /** The other corner of the range; equal to `focus` for a single cell. */
  anchor: Cell;
}

export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface GridExtent {
  rowCount: number;
  columnCount: number;
  /** Rows that PgUp and PgDn jump. */
  pageRows: number;
}

export type GridMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'edge_up'
  | 'edge_down'
  | 'row_start'
  | 'row_end'
  | 'table_start'
  | 'table_end'
  | 'page_up'
  | 'page_down';

export type SelectionAction =
  | { type: 'move'; move: GridMove; extend: boolean }
  | { type: 'point'; cell: Cell; extend: boolean }
  | { type: 'select_all' }
  | { type: 'select_row' }
  | { type: 'select_column' }
  | { type: 'fit' };

export const FIRST_CELL: GridSelection = { focus: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

export function reduceSelection(state: GridSelection, action: SelectionAction, extent: GridExtent): GridSelection {
  const lastRow = Math.max(0, extent.rowCount - 1);
  const lastColumn = Math.max(0, extent.columnCount - 1);
  switch (action.type) {
    case 'move':
      return moveFocus(state, action.move, action.extend, extent);
    case 'point':
      return place(state, clamp(action.cell, extent), action.extend);
    case 'select_all':
      return { focus: { row: 0, column: 0 }, anchor: { row: lastRow, column: lastColumn } };
    case 'select_row':
      return { focus: { ...state.focus, column: 0 }, anchor: { row: state.anchor.row, column: lastColumn } };
    case 'select_column':
      return { focus: { ...state.focus, row: 0 }, anchor: { row: lastRow, column: state.anchor.column } };
    case 'fit':
      if (state.focus.row === HEADER_ROW) return state;
      return { focus: clamp(state.focus, extent), anchor: clamp(state.anchor, extent) };
  }
}

export function rangeOf(selection: GridSelection): CellRange {
  const { focus, anchor } = selection;
  return {
    top: Math.min(focus.row, anchor.row),
    bottom: Math.max(focus.row, anchor.row),
    left: Math.min(focus.column, anchor.column),
    right: Math.max(focus.column, anchor.column),
  };
}

export function isSingleCell(range: CellRange): boolean {
  return range.top === range.bottom && range.left === range.right;
}

function moveFocus(state: GridSelection, move: GridMove, extend: boolean, extent: GridExtent): GridSelection {
  const toHeader = !extend && (move === 'up' ? state.focus.row <= 0 : state.focus.row === HEADER_ROW && isSideways(move));
  const focus = clamp(moved(state.focus, move, extent), extent);
  return place(state, toHeader ? { ...focus, row: HEADER_ROW } : focus, extend);
}

function isSideways(move: GridMove): boolean {
  return move === 'left' || move === 'right' || move === 'row_start' || move === 'row_end';
}

function place(state: GridSelection, focus: Cell, extend: boolean): GridSelection {
  return { focus, anchor: extend ? state.anchor : focus };
}

function clamp(cell: Cell, extent: GridExtent): Cell {
  return {
    row: Math.min(Math.max(0, cell.row), Math.max(0, extent.rowCount - 1)),
    column: Math.min(Math.max(0, cell.column), Math.max(0, extent.columnCount - 1)),
  };
}

function moved(from: Cell, move: GridMove, extent: GridExtent): Cell {
  const last = { row: extent.rowCount - 1, column: extent.columnCount - 1 };
  const targets: Record<GridMove, Cell> = {
    up: { ...from, row: from.row - 1 },
    down: { ...from, row: from.row + 1 },
    left: { ...from, column: from.column - 1 },
    right: { ...from, column: from.column + 1 },
    edge_up: { ...from, row: 0 },
    edge_down: { ...from, row: last.row },
    row_start: { ...from, column: 0 },
    row_end: { ...from, column: last.column },
    table_start: { row: 0, column: 0 },
    table_end: last,
    page_up: { ...from, row: from.row - extent.pageRows },
    page_down: { ...from, row: from.row + extent.pageRows },
  };
  return targets[move];
}
