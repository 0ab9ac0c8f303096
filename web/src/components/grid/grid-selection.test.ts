import { describe, expect, it } from 'vitest';
import { FIRST_CELL, HEADER_ROW, rangeOf, reduceSelection, type GridMove, type GridSelection } from './grid-selection';

const extent = { rowCount: 1_000, columnCount: 6, pageRows: 20 };
const at = (row: number, column: number): GridSelection => ({ focus: { row, column }, anchor: { row, column } });
const move = (from: GridSelection, step: GridMove, extend = false) =>
  reduceSelection(from, { type: 'move', move: step, extend }, extent);

describe('moving the focus', () => {
  it.each<[GridMove, number, number]>([
    ['down', 11, 2],
    ['left', 10, 1],
    ['edge_down', 999, 2],
    ['edge_up', 0, 2],
    ['row_start', 10, 0],
    ['row_end', 10, 5],
    ['table_end', 999, 5],
    ['page_down', 30, 2],
    ['page_up', 0, 2],
  ])('%s', (step, row, column) => {
    expect(move(at(10, 2), step).focus).toEqual({ row, column });
  });

  it('stays inside the table', () => {
    expect(move(at(999, 5), 'down').focus.row).toBe(999);
    expect(move(at(999, 5), 'right').focus.column).toBe(5);
  });

  it('reaches the column names above the first row and comes back', () => {
    const header = move(at(0, 2), 'up');
    expect(header.focus.row).toBe(HEADER_ROW);
    expect(move(header, 'right').focus).toEqual({ row: HEADER_ROW, column: 3 });
    expect(move(header, 'down').focus.row).toBe(0);
  });

  it('never extends a range into the column names', () => {
    expect(move(at(0, 2), 'up', true).focus.row).toBe(0);
  });
});

const take = (type: 'select_row' | 'select_column' | 'select_all') =>
  rangeOf(reduceSelection(at(10, 2), { type }, extent));

describe('ranges', () => {
  it('grow from the anchor', () => {
    const grown = move(move(at(10, 2), 'down', true), 'left', true);
    expect(rangeOf(grown)).toEqual({ top: 10, bottom: 11, left: 1, right: 2 });
  });

  it('end with the next plain move', () => {
    const plain = move(move(at(10, 2), 'down', true), 'down');
    expect(plain).toEqual(at(12, 2));
  });

  it('take the whole row, the whole column or all', () => {
    expect(take('select_row')).toEqual({ top: 10, bottom: 10, left: 0, right: 5 });
    expect(take('select_column')).toEqual({ top: 0, bottom: 999, left: 2, right: 2 });
    expect(take('select_all')).toEqual({ top: 0, bottom: 999, left: 0, right: 5 });
  });
});

it('fits a table that has become smaller', () => {
  const fitted = reduceSelection(at(900, 5), { type: 'fit' }, { rowCount: 3, columnCount: 2, pageRows: 20 });
  expect(fitted).toEqual(at(2, 1));
  expect(reduceSelection(FIRST_CELL, { type: 'fit' }, { rowCount: 0, columnCount: 0, pageRows: 1 })).toEqual(FIRST_CELL);
});
