import { expect, test } from 'vitest';
import type { Table } from '@/api/types';
import { arrangeTables } from './table-order';

const table = (slug: string, name: string) => ({ slug, name }) as Table;

test('puts the everyday tables first in their order, the others by name', () => {
  const tables = [table('zebre', 'Zèbres'), table('contact', 'Contact'), table('projet', 'Projet'), table('eole', 'Éole')];
  const { main, others } = arrangeTables(tables);
  expect(main.map(({ slug }) => slug)).toEqual(['projet', 'contact']);
  expect(others.map(({ slug }) => slug)).toEqual(['eole', 'zebre']);
});
