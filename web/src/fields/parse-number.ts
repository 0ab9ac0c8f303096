/** Numbers as people type them in French or English: `1 234,56 €`, `1234.56`, `−3`. */

import type { Parsed } from './parsed';

const MAX_DIGITS = 18;
const SIGNS_TO_DROP = /[\s\u00a0\u202f€%]/g;

/** An integer that JSON can carry exactly; null when empty. */
export function parseInteger(text: string): Parsed<number | null> {
  const plain = plainNumber(text);
  if (plain === '') return { ok: true, value: null };
  if (!/^-?\d+$/.test(plain)) return { ok: false, problem: 'fields.problem.integer' };
  const value = Number(plain);
  return Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, problem: 'fields.problem.tooManyDigits' };
}

/** An exact decimal as the server writes it (`"1234.56"`); null when empty. `scale` is the number of decimals kept. */
export function parseDecimal(text: string, scale: number): Parsed<string | null> {
  const plain = plainNumber(text);
  if (plain === '') return { ok: true, value: null };
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain);
  const whole = match?.[2] ?? '';
  const decimals = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || (whole === '' && (match[3] ?? '') === '')) return { ok: false, problem: 'fields.problem.decimal' };
  if (decimals.length > scale) return { ok: false, problem: 'fields.problem.scale' };
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  if (digits.length + scale > MAX_DIGITS) return { ok: false, problem: 'fields.problem.tooManyDigits' };
  const padded = decimals.padEnd(scale, '0');
  const value = scale > 0 ? `${digits}.${padded}` : digits;
  return { ok: true, value: match[1] && /[1-9]/.test(value) ? `-${value}` : value };
}

/** Digits with a dot before the decimals. With both a comma and a dot, the last one is the decimal mark. */
function plainNumber(text: string): string {
  const bare = text.replace(SIGNS_TO_DROP, '').replace('−', '-');
  const comma = bare.lastIndexOf(',');
  const dot = bare.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) {
    const grouping = comma > dot ? '.' : ',';
    return bare.replaceAll(grouping, '').replace(',', '.');
  }
  return bare.replace(',', '.');
}
