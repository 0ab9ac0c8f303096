import { expect, test } from 'vitest';
import type { Session } from '@/api/types';
import { administrationParts, isInAdministration } from './administration-links';

function sessionWith(global: string[], is_superuser = false): Session {
  return { user: { is_superuser }, permissions: { global, tables: {} } } as unknown as Session;
}

const linksOf = (session: Session | null) => administrationParts(session).flatMap(({ links }) => links.map(({ to }) => to));

test('offers nothing to those who administer nothing', () => {
  expect(linksOf(null)).toEqual([]);
  expect(linksOf(sessionWith(['backups.manage']))).toEqual([]);
});

test('offers what the rights open, and everything to an administrator', () => {
  expect(linksOf(sessionWith(['audit.read']))).toEqual(['/admin/journal']);
  expect(linksOf(sessionWith(['users.manage']))).toEqual(['/admin/utilisateurs', '/admin/groupes']);
  expect(linksOf(sessionWith([], true))).toHaveLength(6);
});

test('knows its own addresses', () => {
  expect(['/admin', '/admin/utilisateurs/3', '/t/projet/champs'].map(isInAdministration)).toEqual([true, true, true]);
  expect(['/', '/t/projet', '/administres', '/t/champs'].map(isInAdministration)).toEqual([false, false, false, false]);
});
