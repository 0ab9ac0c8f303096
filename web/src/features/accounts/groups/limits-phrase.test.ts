import { expect, test } from 'vitest';
import { samplePermission } from '@/testing/sample-account';
import { sampleTable } from '@/testing/sample-table';
import { limitsPhrase } from './limits-phrase';

test('says nothing while nothing is left out', () => {
  expect(limitsPhrase(samplePermission('projet'), sampleTable())).toBe('');
});

test('says which records, and how many fields are kept back', () => {
  const permission = samplePermission('projet', {
    record_filter: 'created_by == me.id',
    hidden_fields: ['montant_ht'],
    readonly_fields: ['statut', 'date_fin'],
  });
  expect(limitsPhrase(permission, sampleTable())).toBe(
    'Seulement les fiches que la personne a créées · 1 champ masqué · 2 champs en lecture seule',
  );
});

test('shows an expression that has no words as it is', () => {
  const permission = samplePermission('projet', { record_filter: 'participants > 3' });
  expect(limitsPhrase(permission, sampleTable())).toBe('Seulement les fiches où participants > 3');
});
