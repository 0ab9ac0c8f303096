import { expect, test } from 'vitest';
import { sampleTable } from '@/testing/sample-table';
import { sampleEntry } from '@/testing/sample-entry';
import { namesIn, objectPhrase } from './object-phrase';

const tables = [sampleTable()];

test('names the account by what the entry says of it, else by its number', () => {
  expect(objectPhrase(sampleEntry({ object: 'user:12', after: { username: 'marie' } }), tables, new Map())).toBe('Compte marie');
  expect(objectPhrase(sampleEntry({ object: 'user:12' }), tables, new Map())).toBe('Compte n°\u00a012');
});

test('names tables and fields as people do, and those that are gone by their technical name', () => {
  expect(objectPhrase(sampleEntry({ object: 'table:projet' }), tables, new Map())).toBe('Table Projet');
  expect(objectPhrase(sampleEntry({ object: 'table:projet/field:montant_ht' }), tables, new Map())).toBe('Champ Montant HT de Projet');
  expect(objectPhrase(sampleEntry({ object: 'table:salles/field:nom' }), tables, new Map())).toBe('Champ nom de salles');
});

test('leaves what it does not know as it is', () => {
  expect(objectPhrase(sampleEntry({ object: 'backup:3' }), tables, new Map())).toBe('backup:3');
  expect(objectPhrase(sampleEntry({ object: '' }), tables, new Map())).toBe('');
});

test('takes a name from another entry when its own says none', () => {
  const silent = sampleEntry({ object: 'user:12' });
  const telling = sampleEntry({ object: 'user:12', after: { username: 'marie' } });
  expect(objectPhrase(silent, tables, namesIn([silent, telling]))).toBe('Compte marie');
  expect(namesIn([silent]).get('user:1')).toBe('admin');
});
