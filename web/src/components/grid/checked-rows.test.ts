import { expect, it } from 'vitest';
import { checkRows, NO_CHECKED_ROWS, toggleRow } from './checked-rows';

it('checks and unchecks a row', () => {
  const checked = toggleRow(NO_CHECKED_ROWS, 7, 3, []);
  expect([...checked.ids]).toEqual([7]);
  expect(toggleRow(checked, 7, 3, []).ids.size).toBe(0);
});

it('gives every row reached the state of the row pressed', () => {
  const checked = toggleRow(checkRows([1]), 4, 3, [2, 3]);
  expect([...checked.ids].toSorted()).toEqual([1, 2, 3, 4]);
  expect([...toggleRow(checked, 2, 1, [3, 4]).ids]).toEqual([1]);
});

it('remembers the last press, from which Maj extends', () => {
  expect(toggleRow(NO_CHECKED_ROWS, 7, 3, []).lastIndex).toBe(3);
});
