import { expect, test } from 'vitest';
import { samplePermission } from '@/testing/sample-account';
import { emptyGroup, sameDraft, shownPermission, withAction, withPermission, withoutPermission } from './rights-draft';

const readers = { ...emptyGroup, permissions: [samplePermission('*')] };

test('brings reading with every other action, and takes the others away with it', () => {
  expect(withAction([], 'update', true)).toEqual(['read', 'update']);
  expect(withAction(['read', 'create', 'update'], 'read', false)).toEqual([]);
  expect(withAction(['read', 'create', 'update'], 'create', false)).toEqual(['read', 'update']);
});

test('shows on a table what is given on all, until the table is named', () => {
  expect(shownPermission(readers, 'devis').actions).toEqual(['read']);
  const closed = withPermission(readers, samplePermission('devis', { actions: [] }));
  expect(shownPermission(closed, 'devis').actions).toEqual([]);
  expect(shownPermission(closed, 'projet').actions).toEqual(['read']);
});

test('keeps no line that says the same as the line of all tables', () => {
  const more = withPermission(readers, samplePermission('devis', { actions: ['read', 'update'] }));
  expect(more.permissions).toHaveLength(2);
  expect(sameDraft(withPermission(more, samplePermission('devis')), readers)).toBe(true);
  expect(sameDraft(withoutPermission(more, 'devis'), readers)).toBe(true);
});

test('keeps no line that gives nothing where nothing is given anyway', () => {
  expect(withPermission(emptyGroup, samplePermission('devis', { actions: [] })).permissions).toEqual([]);
});

test('compares drafts whatever the order', () => {
  const left = { ...emptyGroup, rights: ['a', 'b'], permissions: [samplePermission('devis'), samplePermission('projet')] };
  const right = { ...emptyGroup, rights: ['b', 'a'], permissions: [samplePermission('projet'), samplePermission('devis')] };
  expect(sameDraft(left, right)).toBe(true);
});
