import { expect, test } from 'vitest';
import { isReadableOnTheWay } from './plain-http';

test.each([
  ['http:', 'cochin.hopital.fr', true],
  ['http:', '192.168.1.20', true],
  ['https:', 'cochin.hopital.fr', false],
  ['http:', 'localhost', false],
  ['http:', 'cochin.localhost', false],
  ['http:', '127.0.0.1', false],
  ['http:', '[::1]', false],
  ['http:', '127.evil.example', true],
])('%s//%s', (protocol, hostname, readable) => {
  expect(isReadableOnTheWay({ protocol, hostname })).toBe(readable);
});
