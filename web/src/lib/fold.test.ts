import { expect, test } from 'vitest';
import { findFolded, fold } from './fold';

test('folds case, accents, ligatures and apostrophes', () => {
  expect(fold('Éole SARL')).toBe('eole sarl');
  expect(fold('ŒUVRE d’Æsop')).toBe("oeuvre d'aesop");
});

test('finds a part without regard to accents and tells where it stands', () => {
  expect(findFolded('Capteurs ÉOLE', 'eole')).toEqual([9, 13]);
  expect(findFolded('cœur', 'oe')).toEqual([1, 2]);
  expect(findFolded('Projet', 'devis')).toBeUndefined();
  expect(findFolded('Projet', '  ')).toBeUndefined();
});
