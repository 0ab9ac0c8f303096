import { expect, it } from 'vitest';
import type { Table } from '@/api/types';
import { sampleField, sampleRecord, sampleTable } from '@/testing/sample-table';
import { titleParts } from './title-parts';

const quotes: Table = {
  ...sampleTable(),
  label_fields: ['numero_devis', 'nom_devis'],
  fields: [sampleField('numero_devis', 'text'), sampleField('nom_devis', 'text')],
};

it('sets the number apart from the name', () => {
  const record = sampleRecord(1, { numero_devis: 'D-2026-0039', nom_devis: 'Capteurs' });
  expect(titleParts(quotes, record)).toEqual({ number: 'D-2026-0039', name: 'Capteurs' });
});

it('calls a record by its number when it has no name, and by its name when it has no number', () => {
  expect(titleParts(quotes, sampleRecord(1, { numero_devis: 'D-1', nom_devis: null }))).toEqual({ number: '', name: 'D-1' });
  expect(titleParts(quotes, sampleRecord(1, { numero_devis: null, nom_devis: 'Four' }))).toEqual({ number: '', name: 'Four' });
});
