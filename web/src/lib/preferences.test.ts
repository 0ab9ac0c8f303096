import { afterEach, expect, test } from 'vitest';
import { readPreference, writePreference } from './preferences';

afterEach(() => localStorage.clear());

test('falls back to the first choice when nothing or nonsense is stored', () => {
  expect(readPreference('density')).toBe('normal');
  localStorage.setItem('cochin.density', 'enormous');
  expect(readPreference('density')).toBe('normal');
});

test('applies a preference to the page at once', () => {
  writePreference('theme', 'dark');
  expect(document.documentElement.dataset['theme']).toBe('cochin-nuit');
  writePreference('theme', 'light');
  expect(document.documentElement.dataset['theme']).toBe('cochin');
  expect(readPreference('theme')).toBe('light');
});
