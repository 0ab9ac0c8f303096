import { expect, it } from 'vitest';
import { emptyHistory, record, redone, undone } from './undo-history';

it('undoes and redoes in order', () => {
  const two = record(record(emptyHistory<string>(), 'a'), 'b');
  const back = undone(two);
  expect(back).toEqual({ done: ['a'], undone: ['b'] });
  expect(redone(back)).toEqual(two);
});

it('forgets what was undone at the next gesture', () => {
  const history = record(undone(record(emptyHistory<string>(), 'a')), 'b');
  expect(history).toEqual({ done: ['b'], undone: [] });
});

it('does nothing where there is nothing', () => {
  expect(undone(emptyHistory())).toEqual(emptyHistory());
  expect(redone(emptyHistory())).toEqual(emptyHistory());
});
