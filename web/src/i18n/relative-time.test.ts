import { expect, test } from 'vitest';
import { timeAgo } from './relative-time';

const now = Date.parse('2026-11-24T12:00:00Z');

test.each([
  ['2026-11-24T11:59:40Z', 'maintenant'],
  ['2026-11-24T12:00:30Z', 'maintenant'],
  ['2026-11-24T11:57:00Z', 'il y a 3 minutes'],
  ['2026-11-24T09:30:00Z', 'il y a 2 heures'],
  ['2026-11-23T11:00:00Z', 'hier'],
  ['2026-11-14T12:00:00Z', 'il y a 10 jours'],
])('%s is %s', (iso, words) => {
  expect(timeAgo(iso, now)).toBe(words);
});
