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

test.each([
  ['Abcdefghij-k', false],
  ['Abcdefghij-1', true],
  ['Abcdefghijkl-m', true],
  ['abcdefghijkl-m', false],
  ['abcdefghijklmno', true],
])('asks for fewer kinds of characters the longer the password: %s', (password, kept) => {
  expect(judgePassword(password, '', 'admin').mixed).toBe(kept);
});

test('refuses the username inside the password', () => {
  expect(judgePassword('Mon-ADMIN-2026', '', 'admin').not_personal).toBe(false);
});

test('wants both entries alike', () => {
  expect(judgePassword('Jardin-Bleu-2026', 'Jardin-Bleu-2027', 'admin').confirmed).toBe(false);
});
