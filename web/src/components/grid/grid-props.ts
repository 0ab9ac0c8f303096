import type { ReactNode } from 'react';
import type { BlockCache } from './block-cache';
import type { CheckedRows } from './checked-rows';
import type { ColumnSort, GridColumn } from './grid-column';
import type { GridDensity } from './grid-geometry';
import type { GridLabels } from './grid-labels';
import type { GridSelection } from './grid-selection';

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
  onCheck: (row: Row, index: number, extend: boolean) => void;
  onCheckAll: () => void;
  onOpen: (row: Row) => void;
  onToggle: (row: Row, columnKey: string) => void;
  onClear: (rows: readonly Row[], columnKeys: readonly string[]) => void;
  onUndo: () => void;
  onRedo: () => void;
  onAnnounce: (message: string) => void;
  renderEditor: (edit: CellEdit<Row>) => ReactNode;
}
