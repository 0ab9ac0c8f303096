import { expect, it } from 'vitest';
import { countedNoun, lowerFirst, tableNoun } from './table-noun';

it('agrees with the count, and zero is singular in French', () => {
  expect([0, 1, 2].map((count) => countedNoun('Projet', count))).toEqual([
    '0\u00a0projet',
    '1\u00a0projet',
    '2\u00a0projets',
  ]);
});

it('leaves words that end in s, x or z, and puts x after eau', () => {
  expect(['Devis', 'Choix', 'Tableau', 'Échantillon'].map((name) => tableNoun(name, 2))).toEqual([
    'devis',
    'choix',
    'tableaux',
    'échantillons',
  ]);
});

it('says one of them in the singular, whatever the name of the table', () => {
  expect(['Salles', 'Devis', 'Tableaux', 'Choix', 'Projets ANR'].map((name) => tableNoun(name, 1))).toEqual([
    'salle',
    'devis',
    'tableau',
    'choix',
    'projet ANR',
  ]);
});

it('lets only the noun agree, and nothing where an adjective would have to', () => {
  expect(['Séance de travail', 'Pièce d’achat', 'Projet ANR', 'Pièce jointe'].map((name) => tableNoun(name, 2))).toEqual([
    'séances de travail',
    'pièces d’achat',
    'projets ANR',
    'pièce jointe',
  ]);
});

it('keeps abbreviations', () => {
  expect(['TVA', 'N°', 'Nom du projet'].map(lowerFirst)).toEqual(['TVA', 'N°', 'nom du projet']);
});
