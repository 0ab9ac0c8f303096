import { expect, test } from 'vitest';
import type { Session } from './types';
import { may, mayOn } from './use-may';

function sessionOf(is_superuser: boolean): Session {
  const tables = { projet: { actions: ['read'], readonly_fields: [], readonly_on_create: [] } };
  return { user: { is_superuser }, permissions: { global: ['audit.read'], tables } } as unknown as Session;
}

test('may do what is given, and nothing else', () => {
  const session = sessionOf(false);
  expect([may(session, 'audit.read'), may(session, 'users.manage')]).toEqual([true, false]);
  expect([mayOn(session, 'projet', 'read'), mayOn(session, 'projet', 'create'), mayOn(session, 'devis', 'read')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('lets an administrator do everything, and nobody without a session anything', () => {
  expect([may(sessionOf(true), 'users.manage'), mayOn(sessionOf(true), 'devis', 'delete')]).toEqual([true, true]);
  expect([may(null, 'audit.read'), mayOn(undefined, 'projet', 'read')]).toEqual([false, false]);
});
