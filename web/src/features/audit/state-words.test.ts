import { expect, test } from 'vitest';
import { memberPhrase, valuePhrase } from './state-words';

test('names what people know and leaves the rest as it is', () => {
  expect(memberPhrase(['permissions', 'devis', 'actions'])).toBe('Droits sur les tables › devis › Actions');
});

test('writes values to be read', () => {
  expect(valuePhrase(true)).toBe('Oui');
  expect(valuePhrase(['Lecteur', 'Éditeur'])).toBe('Lecteur et Éditeur');
  expect(valuePhrase([])).toBe('rien');
  expect(valuePhrase(null)).toBe('rien');
  expect(valuePhrase(1234)).toBe('1\u202f234');
  expect(valuePhrase({ max: 3 })).toBe('{"max":3}');
});
