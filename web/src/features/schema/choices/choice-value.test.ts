import { expect, test } from 'vitest';
import { freeValue, valueOf } from './choice-value';

test('makes a technical value of a label', () => {
  expect(valueOf('En préparation')).toBe('en_preparation');
  expect(valueOf('  Œuvre (n°2) ')).toBe('oeuvre_n_2');
});

test('numbers a value that is taken', () => {
  expect(freeValue('Reçu', ['recu', 'recu_2'])).toBe('recu_3');
  expect(freeValue('???', [])).toBe('choix');
});
