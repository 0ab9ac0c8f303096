import { expect, test } from 'vitest';
import { sampleAccount, sampleGroup, samplePermission } from '@/testing/sample-account';
import { sampleTable } from '@/testing/sample-table';
import { effectsOf } from './rights-effects';

const devis = { ...sampleTable(), slug: 'devis' };
const projet = sampleTable();
const group = sampleGroup({ permissions: [samplePermission('devis'), samplePermission('projet')] });
const marie = sampleAccount({ id: 8 });
const paul = sampleAccount({ id: 9 });
const base = { group, members: [marie, paul], groups: [group], tables: [devis, projet] };
const draft = (...permissions: ReturnType<typeof samplePermission>[]) => ({ rights: [], permissions });

test('counts who loses what', () => {
  expect(effectsOf({ ...base, draft: draft(samplePermission('projet')) })).toEqual([
    { kind: 'action', change: 'lose', action: 'read', tables: ['devis'], people: 2 },
  ]);
});

test('says once what happens alike on several tables', () => {
  expect(effectsOf({ ...base, draft: draft() })).toEqual([
    { kind: 'action', change: 'lose', action: 'read', tables: ['devis', 'projet'], people: 2 },
  ]);
});

test('leaves out those to whom another group gives the same', () => {
  const other = sampleGroup({ id: 5, permissions: [samplePermission('*')] });
  const both = { ...paul, groups: [...paul.groups, { id: 5, name: 'Lecteur' }] };
  const effects = effectsOf({ ...base, groups: [group, other], members: [marie, both], draft: draft(samplePermission('projet')) });
  expect(effects).toEqual([{ kind: 'action', change: 'lose', action: 'read', tables: ['devis'], people: 1 }]);
});

test('leaves out administrators and disabled accounts', () => {
  const members = [sampleAccount({ is_superuser: true }), sampleAccount({ is_active: false })];
  expect(effectsOf({ ...base, members, draft: draft() })).toEqual([]);
});

test('tells fewer records from none, and a global right from actions', () => {
  const own = samplePermission('devis', { record_filter: 'created_by == me.id' });
  const effects = effectsOf({ ...base, draft: { rights: ['audit.read'], permissions: [own, samplePermission('projet')] } });
  expect(effects).toEqual([
    { kind: 'right', change: 'gain', right: 'audit.read', people: 2 },
    { kind: 'action', change: 'narrow', action: 'read', tables: ['devis'], people: 2 },
  ]);
});

test('says which fields go out of sight', () => {
  const hiding = samplePermission('projet', { hidden_fields: ['montant_ht'] });
  expect(effectsOf({ ...base, draft: draft(samplePermission('devis'), hiding) })).toEqual([
    { kind: 'field', change: 'hide', table: 'projet', fields: ['montant_ht'], people: 2 },
  ]);
});

test('tells what can no longer be changed from what can no longer be seen', () => {
  const editing = sampleGroup({ permissions: [samplePermission('projet', { actions: ['read', 'update'] })] });
  const limited = samplePermission('projet', {
    actions: ['read', 'update'],
    hidden_fields: ['montant_ht'],
    readonly_fields: ['statut'],
  });
  const effects = effectsOf({ ...base, group: editing, groups: [editing], tables: [projet], draft: draft(limited) });
  expect(effects).toEqual([
    { kind: 'field', change: 'hide', table: 'projet', fields: ['montant_ht'], people: 2 },
    { kind: 'field', change: 'lock', table: 'projet', fields: ['statut'], people: 2 },
  ]);
});

test('counts no writing where nothing can be read', () => {
  const blind = samplePermission('devis', { actions: ['create'] });
  expect(effectsOf({ ...base, group: sampleGroup({}), groups: [], draft: draft(blind) })).toEqual([]);
});

test('counts nobody for a group that does not exist yet', () => {
  expect(effectsOf({ ...base, group: undefined, members: [], draft: draft(samplePermission('*')) })).toEqual([]);
});
