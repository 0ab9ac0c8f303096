import { expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { sampleRights } from '@/testing/sample-rights';
import { sampleField, sampleRecord } from '@/testing/sample-table';
import { planPaste } from './paste-plan';

const fields: Field[] = [
  sampleField('nom', 'text', { name: 'Nom' }),
  sampleField('fin', 'date', { name: 'Échéance' }),
  sampleField('montant', 'decimal', { name: 'Montant', options: { scale: 2 } }),
  sampleField('actif', 'boolean', { name: 'Actif' }),
  sampleField('etat', 'choice', { name: 'État' }),
];
const choice = { value: 'recu', label: 'Reçu' };
const options = new Map([['etat', [{ key: 'recu', label: 'Reçu', value: choice }]]]);
const record = sampleRecord(7, {});
const planOf = (cells: string[][], rights = sampleRights()) =>
  planPaste({ cells, top: 4, fields, records: [record], options, rights });

it('reads each cell as its field does', () => {
  const plan = planOf([['Éole', '31/12/2026', '1 234,56 €', 'Oui', 'RECU']]);
  expect(plan.edits).toEqual([
    { record, values: { nom: 'Éole', fin: '2026-12-31', montant: '1234.56', actif: true, etat: choice } },
  ]);
  expect(plan).toMatchObject({ cells: 5, refused: [], creations: [] });
});

it('says which cells cannot be read, where and why, and keeps the others', () => {
  const plan = planOf([['Éole', '31/13/2026', '', 'peut-être', 'Perdu']]);
  expect(plan.edits).toEqual([{ record, values: { nom: 'Éole', montant: null } }]);
  expect(plan.refused).toEqual([
    { line: 5, field: 'Échéance', text: '31/13/2026', problem: 'fields.problem.month' },
    { line: 5, field: 'Actif', text: 'peut-être', problem: 'fields.problem.boolean' },
    { line: 5, field: 'État', text: 'Perdu', problem: 'fields.problem.option' },
  ]);
});

it('makes records of the lines past the end, but for empty ones', () => {
  const plan = planOf([['Éole'], ['Seurat'], ['']]);
  expect(plan.creations).toEqual([{ nom: 'Seurat' }]);
  expect(plan.cells).toBe(2);
});

it('leaves read-only fields as they are, those of new records apart', () => {
  const rights = sampleRights({
    isReadonly: (slug) => slug === 'nom',
    isReadonlyOnCreate: (slug) => slug === 'fin',
  });
  const plan = planOf([['Éole', '31/12/2026'], ['Seurat', '31/12/2026']], rights);
  expect(plan.edits).toEqual([{ record, values: { fin: '2026-12-31' } }]);
  expect(plan.creations).toEqual([{ nom: 'Seurat' }]);
  expect(plan).toMatchObject({ cells: 2, refused: [] });
});

it('refuses the lines past the end to whom may not add records, each once', () => {
  const plan = planOf([['Éole'], ['', '31/12/2026', '12'], ['', '']], sampleRights({ create: false }));
  expect(plan.creations).toEqual([]);
  expect(plan.refused).toEqual([{ line: 6, field: 'Échéance', text: '31/12/2026', problem: 'records.paste.mayNotAdd' }]);
  expect(plan.cells).toBe(1);
});

it('passes over computed columns, columns that are not there and empty cells of files', () => {
  const plan = planPaste({
    cells: [['rien', '', 'a.pdf', 'loin']],
    top: 0,
    fields: [null, sampleField('pieces', 'file', { name: 'Pièces' }), sampleField('photo', 'image', { name: 'Photo' })],
    records: [record],
    options: new Map(),
    rights: sampleRights(),
  });
  expect(plan.edits).toEqual([]);
  expect(plan.refused.map(({ field }) => field)).toEqual(['Photo']);
});
