import { expect, test } from 'vitest';
import { compareText, formatAmount, formatBytes, formatDate, formatDateTime, formatDecimal } from './format';

test('writes amounts as French readers expect, with no-break spaces', () => {
  expect(formatAmount('1234.5')).toBe('1\u202f234,50\u00a0€');
  expect(formatAmount('0')).toBe('0,00\u00a0€');
});

test('keeps every digit of a decimal that a float could not hold', () => {
  expect(formatDecimal('9007199254740993.123456')).toBe('9\u202f007\u202f199\u202f254\u202f740\u202f993,123456');
  expect(formatDecimal('-12.3', 2)).toBe('−12,30');
});

test('returns what is not a decimal untouched', () => {
  expect(formatDecimal('douze')).toBe('douze');
});

test('writes a calendar date without shifting it', () => {
  expect(formatDate('2026-11-24')).toBe('24/11/2026');
  expect(formatDate('2026-01-01')).toBe('01/01/2026');
});

test('returns a moment that cannot be read untouched', () => {
  expect(formatDateTime('hier')).toBe('hier');
});

test('writes sizes in French units', () => {
  expect(formatBytes(0)).toBe('0\u00a0o');
  expect(formatBytes(248_000)).toBe('248\u00a0Ko');
  expect(formatBytes(1_500_000)).toBe('1,5\u00a0Mo');
});

test('sorts accents beside plain letters and numbers by value', () => {
  expect(['Éole', 'Zoé', 'Eclair', 'Lot 10', 'Lot 9'].toSorted(compareText)).toEqual(['Eclair', 'Éole', 'Lot 9', 'Lot 10', 'Zoé']);
});
