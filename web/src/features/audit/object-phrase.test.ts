import { expect, test } from 'vitest';
import { sampleTable } from '@/testing/sample-table';
import { sampleEntry } from '@/testing/sample-entry';
import { objectPhrase } from './object-phrase';

const tables = [sampleTable()];

test('names the account by what the entry says of it, else by its number', () => {
  expect(objectPhrase(sampleEntry({ object: 'user:12', after: { username: 'marie' } }), tables)).toBe('Compte marie');
  expect(objectPhrase(sampleEntry({ object: 'user:12' }), tables)).toBe('Compte n°\u00a012');
});

test('names tables and fields as people do, and those that are gone by their technical name', () => {
  expect(objectPhrase(sampleEntry({ object: 'table:projet' }), tables)).toBe('Table Projet');
  expect(objectPhrase(sampleEntry({ object: 'table:projet/field:montant_ht' }), tables)).toBe('Champ Montant HT de Projet');
  expect(objectPhrase(sampleEntry({ object: 'table:salles/field:nom' }), tables)).toBe('Champ nom de salles');
});

test('leaves what it does not know as it is', () => {
  expect(objectPhrase(sampleEntry({ object: 'backup:3' }), tables)).toBe('backup:3');
  expect(objectPhrase(sampleEntry({ object: '' }), tables)).toBe('');
});
