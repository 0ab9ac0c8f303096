import { expect, test } from 'vitest';
import { readDifferences } from './differences';

test('names each member that differs', () => {
  expect(readDifferences({ email: 'a@b.fr', is_active: true }, { email: 'c@d.fr', is_active: true })).toEqual([
    { path: ['email'], before: 'a@b.fr', after: 'c@d.fr' },
  ]);
});

test('shows all of what was created, or of what went', () => {
  expect(readDifferences(null, { username: 'marie', groups: ['Lecteur'] })).toEqual([
    { path: ['username'], before: undefined, after: 'marie' },
    { path: ['groups'], before: undefined, after: ['Lecteur'] },
  ]);
  expect(readDifferences({ username: 'marie' }, null)).toEqual([{ path: ['username'], before: 'marie', after: undefined }]);
});

test('compares what a list holds by its names, whatever the order', () => {
  const before = { permissions: [{ table: 'devis', actions: ['read'] }, { table: 'projet', actions: ['read'] }] };
  const after = { permissions: [{ table: 'projet', actions: ['read'] }, { table: 'devis', actions: ['read', 'update'] }] };
  expect(readDifferences(before, after)).toEqual([
    { path: ['permissions', 'devis', 'actions'], before: ['read'], after: ['read', 'update'] },
  ]);
});

test('says nothing where there is nothing to say', () => {
  expect(readDifferences(null, null)).toEqual([]);
  expect(readDifferences({ a: 1 }, { a: 1 })).toEqual([]);
});
