import { describe, expect, it } from 'vitest';
import { parseDate, parseDateTime, parseTime } from './parse-date';

const TODAY = '2026-11-22';

describe('parseDate', () => {
  it.each([
    ['22/11/2026', '2026-11-22'],
    ['22/11/26', '2026-11-22'],
    ['22-11-2026', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    ['221126', '2026-11-22'],
    ['1/3', '2026-03-01'],
    ['2027-03-01', '2027-03-01'],
    ['31/12/85', '1985-12-31'],
    ['auj', TODAY],
    ['Aujourd’hui', TODAY],
    ['demain', '2026-11-23'],
    ['hier', '2026-11-21'],
    ['+7', '2026-11-29'],
    ['+10j', '2026-12-02'],
    ['+2s', '2026-12-06'],
    ['-3', '2026-11-19'],
    ['29/02/2028', '2028-02-29'],
  ])('%s', (typed, value) => {
    expect(parseDate(typed, TODAY)).toEqual({ ok: true, value });
  });

  it.each([
    ['12/13/2026', 'fields.problem.month'],
    ['31/11/2026', 'fields.problem.day'],
    ['29/02/2027', 'fields.problem.day'],
    ['bientôt', 'fields.problem.date'],
  ])('refuses %s', (typed, problem) => {
    expect(parseDate(typed, TODAY)).toEqual({ ok: false, problem });
  });
});

describe('parseTime', () => {
  it.each([
    ['14h05', '14:05'],
    ['14 h 05', '14:05'],
    ['14:05', '14:05'],
    ['1405', '14:05'],
    ['9h', '09:00'],
  ])('%s', (typed, value) => {
    expect(parseTime(typed)).toEqual({ ok: true, value });
  });

  it.each(['25h', '12h75', 'midi'])('refuses %s', (typed) => {
    expect(parseTime(typed)).toEqual({ ok: false, problem: 'fields.problem.time' });
  });
});

const instant = (local: string) => new Date(local).toISOString().replace('.000Z', 'Z');

describe('parseDateTime', () => {
  it.each([
    ['22/11/26 14h05', '2026-11-22T14:05'],
    ['22/11/2026 à 14:05', '2026-11-22T14:05'],
    ['demain 9h', '2026-11-23T09:00'],
    ['22/11/26', '2026-11-22T00:00'],
  ])('%s is read where the reader is', (typed, local) => {
    expect(parseDateTime(typed, TODAY)).toEqual({ ok: true, value: instant(local) });
  });

  it('keeps an instant that is already exact', () => {
    expect(parseDateTime('2026-11-22T13:31:00Z', TODAY)).toEqual({ ok: true, value: '2026-11-22T13:31:00Z' });
  });
});
