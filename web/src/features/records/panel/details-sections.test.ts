import { expect, test } from 'vitest';
import type { Field, Table } from '@/api/types';
import { sectionsOf } from './details-sections';

const field = (slug: string, name: string, details: string | null) => ({ slug, name, details }) as Field;
const tables = [{ slug: 'formationdetails', name: 'FormationDetails' }] as Table[];

test('details stand under their title, after the fields of the table, without the title in their labels', () => {
  const sections = sectionsOf(
    [
      field('nom', 'Nom', null),
      field('formation_sous_type', 'Sous-type (Formation)', 'formationdetails'),
      field('materiel', 'Matériel', 'formationdetails'),
      field('statut', 'Statut', null),
    ],
    tables,
  );
  expect(sections.map(({ key, title, fields }) => [key, title, fields.map(({ label }) => label)])).toEqual([
    ['', '', ['Nom', 'Statut']],
    ['formationdetails', 'Formation', ['Sous-type', 'Matériel']],
  ]);
});

test('a details table of any name is its own title', () => {
  const renamed = [{ slug: 'formationdetails', name: 'Pour les formations' }] as Table[];
  expect(sectionsOf([field('a', 'A', 'formationdetails')], renamed)[0]?.title).toBe('Pour les formations');
  expect(sectionsOf([field('a', 'A', 'x')], [{ slug: 'x', name: 'Details' } as Table])[0]?.title).toBe('Details');
});
