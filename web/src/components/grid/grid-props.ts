import type { ReactNode } from 'react';
import type { BlockCache } from './block-cache';
import type { CheckedRows } from './checked-rows';
import type { ColumnSort, GridColumn } from './grid-column';
import type { GridDensity } from './grid-geometry';
import type { GridLabels } from './grid-labels';
import type { CellRange, GridSelection } from './grid-selection';

/** Where the focus goes when an edit ends. */
export type AfterEdit = 'stay' | 'down' | 'up' | 'left' | 'right';

export interface CellEdit<Row> {
  row: Row;
  columnKey: string;
  /** The key that started the edit and replaces the value; null keeps the value. */
  typed: string | null;
  /** Opens the list of choices at once. */
  openChoices: boolean;
  finish: (after: AfterEdit) => void;
}

export interface GridProps<Row extends { id: number }> {
  cache: BlockCache<Row>;
  columns: readonly GridColumn<Row>[];
  /** How many columns stay in place at the left. */
  frozenCount: number;
  /** The column that takes the width left over; null leaves it empty. */
  growing: number | null;
  density: GridDensity;
  sorts: ReadonlyMap<string, ColumnSort>;
  checked: CheckedRows;
  /** The record shown in the panel. */
  openId: number | null;
  labels: GridLabels;
  /** What stands in place of the rows when there are none. */
  empty: ReactNode;
  selection: GridSelection;
  onSelection: (selection: GridSelection) => void;
  onSort: (columnKey: string, add: boolean) => void;
  onResize: (columnKey: string, width: number) => void;
  /** Null where there is nothing to do with checked rows: no row can be checked. */
  onCheck: ((row: Row, index: number, extend: boolean) => void) | null;
  onCheckAll: () => void;
  onOpen: (row: Row) => void;
  onToggle: (row: Row, columnKey: string) => void;
  onClear: (range: CellRange) => void;
  /** A block of cells for the range, from its top left corner; the range is one cell when nothing was extended. */
  onPaste: (cells: readonly (readonly string[])[], range: CellRange) => void;
  /** The first row of the range goes into its other rows. */
  onFillDown: (range: CellRange) => void;
  /** Today goes into the days of the range. */
  onToday: (range: CellRange) => void;
  /** Someone wanted to edit a cell that cannot be. */
  onClosed: (reason: string) => void;
  onFind: () => void;
  onUndo: () => void;
  onRedo: () => void;
  /** `rows` of the `wanted` ones were at hand. */
  onCopied: (rows: number, wanted: number) => void;
  renderEditor: (edit: CellEdit<Row>) => ReactNode;
}
