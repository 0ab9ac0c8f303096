import { describe, expect, it } from 'vitest';
import { parseDecimal, parseInteger } from './parse-number';

describe('parseDecimal', () => {
  it.each([
    ['1 234,56 €', '1234.56'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['1234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['12', '12.00'],
    [',5', '0.50'],
    ['-3,1', '-3.10'],
    ['−3', '-3.00'],
    ['-0', '0.00'],
    ['007', '7.00'],
    ['1,500', '1.50'],
  ])('%s', (typed, value) => {
    expect(parseDecimal(typed, 2)).toEqual({ ok: true, value });
  });

  it('is empty when nothing is typed', () => {
    expect(parseDecimal('  ', 2)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['1,5k', 'fields.problem.decimal'],
    ['douze', 'fields.problem.decimal'],
    ['.', 'fields.problem.decimal'],
    ['1,234', 'fields.problem.scale'],
    ['12345678901234567', 'fields.problem.tooManyDigits'],
  ])('refuses %s', (typed, problem) => {
    expect(parseDecimal(typed, 2)).toEqual({ ok: false, problem });
  });

  it('never goes through a float', () => {
    expect(parseDecimal('9007199254740993,01', 2)).toEqual({ ok: true, value: '9007199254740993.01' });
  });
});

describe('parseInteger', () => {
  it('reads groups of three', () => {
    expect(parseInteger('1 234 567')).toEqual({ ok: true, value: 1_234_567 });
  });

  it('refuses decimals and numbers that JSON cannot carry', () => {
    expect(parseInteger('1,5')).toEqual({ ok: false, problem: 'fields.problem.integer' });
    expect(parseInteger('9007199254740993')).toEqual({ ok: false, problem: 'fields.problem.tooManyDigits' });
  });
});
