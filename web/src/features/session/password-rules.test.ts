import { expect, test } from 'vitest';
import { judgePassword } from './password-rules';

test('keeps every rule for a good password typed twice', () => {
  expect(judgePassword('Jardin-Bleu-2026', 'Jardin-Bleu-2026', 'admin')).toEqual({
    long_enough: true,
    mixed: true,
    not_personal: true,
    confirmed: true,
  });
});

test('counts characters, not code units', () => {
  expect(judgePassword('😀😀😀😀😀😀', '', 'admin').long_enough).toBe(false);
});

test('asks for three kinds of characters', () => {
  expect(judgePassword('abcdefghijkl', '', 'admin').mixed).toBe(false);
  expect(judgePassword('abcdefghijk1', '', 'admin').mixed).toBe(false);
  expect(judgePassword('Abcdefghijk1', '', 'admin').mixed).toBe(true);
});

test('refuses the username inside the password', () => {
  expect(judgePassword('Mon-ADMIN-2026', '', 'admin').not_personal).toBe(false);
});

test('wants both entries alike', () => {
  expect(judgePassword('Jardin-Bleu-2026', 'Jardin-Bleu-2027', 'admin').confirmed).toBe(false);
});
