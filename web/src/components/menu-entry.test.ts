import { expect, test } from 'vitest';
import { separated } from './menu-entry';

const entry = (label: string) => ({ label, onSelect: () => undefined });

test('draws a hairline between the parts of a menu, none around an empty one', () => {
  const [first, second, third] = [entry('un'), entry('deux'), entry('trois')];
  expect(separated([[], [first], [], [second, third]])).toEqual([first, 'separator', second, third]);
  expect(separated([[], []])).toEqual([]);
});
