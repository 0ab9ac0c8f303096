import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url';

test('writes and reads every byte, without padding', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = toBase64Url(bytes.buffer);
  expect(text).toMatch(/^[\w-]+$/);
  expect(new Uint8Array(fromBase64Url(text))).toEqual(bytes);
  expect(toBase64Url(Uint8Array.of(0xfb, 0xff).buffer)).toBe('-_8');
});
