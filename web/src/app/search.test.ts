import { expect, test } from 'vitest';
import { schemaSearchOf, signInSearchOf, tablesSearchOf } from './search';

test('goes only to pages of this application after signing in', () => {
  expect(signInSearchOf({ suite: '/t/projet?record=3' })).toEqual({ suite: '/t/projet?record=3' });
  expect(signInSearchOf({ suite: 'https://ailleurs.example' })).toEqual({});
  expect(signInSearchOf({ suite: '//ailleurs.example' })).toEqual({});
  expect(signInSearchOf({ suite: '/\\ailleurs.example' })).toEqual({});
});

test('ignores what the address should not say', () => {
  expect(tablesSearchOf({ creer: 'oui' })).toEqual({});
  expect(tablesSearchOf({ creer: true })).toEqual({ creer: true });
  expect(schemaSearchOf({ champ: 3, onglet: 'autre' })).toEqual({});
});
