import { expect, test } from 'vitest';
import type { FieldOptions, FieldType } from '@/api/types';
import { draftOf, writtenInitial, writtenOptions } from './field-draft';
import { fieldKinds } from './field-kinds';

const roundTrips: [FieldType, FieldOptions][] = [
  ['text', { max_length: 40, pattern: '[A-Z]+' }],
  ['number', { min: -3, max: 12 }],
  ['decimal', { scale: 4, min: '0.5', max: '9007199254740993.25' }],
  ['date', { min: '2026-01-01', max: '2026-12-31' }],
  ['datetime', { min: '2026-01-01T08:30:00Z' }],
  ['choice', { category: 'statut_projet' }],
  ['foreign_key', { table: 'projet', on_delete: 'cascade' }],
  ['file', { multiple: false, max_size: 2_500_000, mime: ['application/pdf', 'text/csv'] }],
];

test.each(roundTrips)('gives the options of %s back as they were', (type, options) => {
  expect(writtenOptions(draftOf({ type, options }).options, type, fieldKinds[type].options)).toEqual(options);
});

test('sends null for an option that was emptied, and nothing for one that never was', () => {
  const before = { max_length: 40, pattern: '' };
  const draft = draftOf({ type: 'text', options: before }).options;
  expect(writtenOptions({ ...draft, max_length: '' }, 'text', ['max_length', 'pattern'], before)).toEqual({
    max_length: null,
  });
});

test('empties a list of kinds with an empty list', () => {
  const before = { multiple: true, mime: ['text/csv'] };
  const draft = { ...draftOf({ type: 'file', options: before }).options, mime: '' };
  expect(writtenOptions(draft, 'file', ['mime'], before)).toEqual({ mime: [] });
  expect(writtenOptions(draft, 'file', ['mime'], { mime: [] })).toEqual({});
});

test('reads numbers as French writes them', () => {
  expect(writtenInitial('1 234,5', 'decimal')).toBe('1234.5');
  expect(writtenInitial('1\u202f234,5', 'decimal')).toBe('1234.5');
});

test.each<[FieldType, string, unknown]>([
  ['text', '', null],
  ['text', 'à définir', 'à définir'],
  ['number', '12', 12],
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['date', '2026-11-24', '2026-11-24'],
])('writes the initial value of %s from %j', (type, text, written) => {
  expect(writtenInitial(text, type)).toBe(written);
});

test('offers every type with a name of its own', () => {
  const names = Object.values(fieldKinds).map(({ name }) => name);
  expect(new Set(names).size).toBe(11);
});
