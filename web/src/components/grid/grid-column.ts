import type { ReactNode } from 'react';

/** A column of the grid: how its cells look and what they read as. Keep the object while nothing changes. */
export interface GridColumn<Row> {
  key: string;
  name: string;
  width: number;
  /** Width that a cell needs beside its text: a glyph, the padding of a chip. */
  adornment: number;
  align: 'start' | 'end';
  /** The column that names the row is strong, its number quiet. */
  emphasis: 'strong' | 'plain' | 'quiet';
  /** What the cell shows; null leaves it empty. */
  render: (row: Row) => ReactNode;
  /** What the cell reads as: for copying and for fitting the width. */
  text: (row: Row) => string;
  sortable: boolean;
  /** What a double-click does: an input in the cell, a toggle, the opening of the record, or nothing. */
  editing: 'input' | 'toggle' | 'record' | 'none';
  /** Why this cell of the column cannot be edited; null when it can. */
  closed?: (row: Row) => ClosedCell | null;
}

export interface ClosedCell {
  reason: string;
  /** It does not apply to this row, rather than being fixed. */
  isIdle: boolean;
}

/** The order a column is sorted in, and its rank among the sorted columns. */
export interface ColumnSort {
  descending: boolean;
  rank: number;
}
