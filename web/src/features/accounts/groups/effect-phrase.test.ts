import { expect, test } from 'vitest';
import { sampleTable } from '@/testing/sample-table';
import { effectPhrase } from './effect-phrase';

const tables = [sampleTable(), { ...sampleTable(), slug: 'devis', name: 'Devis' }];

test('says who loses what, with the names that people know', () => {
  const effect = { kind: 'action', change: 'lose', action: 'read', tables: ['devis', 'projet'], people: 3 } as const;
  expect(effectPhrase({ ...effect, tables: [...effect.tables] }, tables)).toBe('3 personnes ne peuvent plus lire Devis et Projet');
});

test('counts tables instead of naming many', () => {
  const slugs = ['a', 'b', 'c', 'd', 'e'];
  expect(effectPhrase({ kind: 'action', change: 'gain', action: 'create', tables: slugs, people: 1 }, tables)).toBe(
    '1 personne peut désormais créer dans 5 tables',
  );
});

test('names the fields that go out of sight', () => {
  expect(effectPhrase({ kind: 'field', change: 'hide', table: 'projet', fields: ['montant_ht'], people: 2 }, tables)).toBe(
    '2 personnes ne voient plus Montant HT (Projet)',
  );
});
