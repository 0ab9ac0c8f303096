import { expect, test } from 'vitest';
import { mayOnlyRead, rightsInTrash, tableRights } from './table-rights';
import type { Session, TableAction } from './types';

function sessionOf(actions: TableAction[], is_superuser = false): Session {
  const tables = { projet: { actions, readonly_fields: ['budget'], readonly_on_create: ['statut'] } };
  return { user: { is_superuser }, permissions: { global: [], tables } } as unknown as Session;
}

test('leaves each field to whom it is given, when it is created and when it is changed', () => {
  const rights = tableRights(sessionOf(['read', 'create', 'update']), 'projet');
  expect(['budget', 'statut', 'nom'].map(rights.isReadonly)).toEqual([true, false, false]);
  expect(['budget', 'statut', 'nom'].map(rights.isReadonlyOnCreate)).toEqual([false, true, false]);
  expect(rights).toMatchObject({ create: true, update: true, delete: false });
});

test('changes no field for whom may only read, or has no session', () => {
  for (const rights of [tableRights(sessionOf(['read']), 'projet'), tableRights(null, 'projet')]) {
    expect([mayOnlyRead(rights), rights.isReadonly('nom'), rights.isReadonlyOnCreate('nom')]).toEqual([true, true, true]);
  }
});

test('limits nothing for an administrator', () => {
  const rights = tableRights(sessionOf([], true), 'devis');
  expect([mayOnlyRead(rights), rights.delete, rights.isReadonly('budget'), rights.isReadonlyOnCreate('statut')]).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test('leaves a table that nobody writes to its readers, an administrator among them', () => {
  const rights = tableRights(sessionOf(['read'], true), 'projet');
  expect([mayOnlyRead(rights), rights.isReadonly('nom'), rights.isReadonlyOnCreate('nom')]).toEqual([true, true, true]);
});

test('gives back from the trash what may be deleted, and changes nothing in it', () => {
  const trash = (actions: TableAction[]) => rightsInTrash(tableRights(sessionOf(actions), 'projet'));
  expect(trash(['read', 'create', 'update', 'delete'])).toMatchObject({ create: false, update: false, delete: true });
  expect(trash(['read', 'update', 'delete']).isReadonly('nom')).toBe(true);
  expect(mayOnlyRead(trash(['read', 'create', 'update']))).toBe(true);
});
