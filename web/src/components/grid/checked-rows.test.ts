import { expect, it } from 'vitest';
import { ALL_ROWS_CHECKED, checkRows, countChecked, isChecked, NO_CHECKED_ROWS, toggleRow } from './checked-rows';

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

it('checks a whole list without knowing its rows, but for those unchecked since', () => {
  const checked = toggleRow(ALL_ROWS_CHECKED, 7, 3, [5, 6]);
  expect([4, 5, 6, 7].map((id) => isChecked(checked, id))).toEqual([true, false, false, false]);
  expect(countChecked(checked, 100_000)).toBe(99_997);
  expect(isChecked(toggleRow(checked, 6, 2, []), 6)).toBe(true);
});
