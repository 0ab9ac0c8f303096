import { expect, test } from 'vitest';
import type { User } from '@/api/types';
import { initialsOf, nameOf } from './user-name';

const user = (more: Partial<User>) => ({ username: 'nadia.benslimane', first_name: null, last_name: null, ...more }) as User;

test('prefers the full name to the name used to sign in', () => {
  expect(nameOf(user({ first_name: 'Nadia', last_name: 'Benslimane' }))).toBe('Nadia Benslimane');
  expect(nameOf(user({}))).toBe('nadia.benslimane');
});

test('takes two initials', () => {
  expect(initialsOf(user({ first_name: 'Cécile', last_name: 'Étienne' }))).toBe('CÉ');
  expect(initialsOf(user({}))).toBe('NB');
  expect(initialsOf(user({ username: 'admin' }))).toBe('AD');
});
