import { expect, test } from 'vitest';
import { auditSearchOf, userSearchOf, usersSearchOf } from './administration-search';

test('keeps what it knows and drops what it does not', () => {
  expect(usersSearchOf({ etat: 'bloques', groupe: 3, inconnu: 1 })).toEqual({ etat: 'bloques', groupe: 3 });
  expect(usersSearchOf({ etat: 'autre', groupe: 'x' })).toEqual({});
  expect(userSearchOf({ onglet: 'droits', table: 'projet', fiche: -1 })).toEqual({ onglet: 'droits', table: 'projet' });
});

test('reads a search of digits as a text', () => {
  expect(usersSearchOf({ recherche: 2026 })).toEqual({ recherche: '2026' });
  expect(auditSearchOf({ qui: 12, du: '2026-11-01', au: 'hier' })).toEqual({ qui: '12', du: '2026-11-01' });
});
