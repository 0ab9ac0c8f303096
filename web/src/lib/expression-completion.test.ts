import { expect, test } from 'vitest';
import { completionsAt, type NamedTable } from './expression-completion';

const tables: NamedTable[] = [
  {
    slug: 'projet',
    name: 'Projet',
    fields: [
      { slug: 'nom', name: 'Nom du projet', type: 'text' },
      { slug: 'statut', name: 'Statut', type: 'choice', category: 'statut_projet' },
      { slug: 'contact', name: 'Contact', type: 'foreign_key', table: 'contact' },
    ],
  },
  { slug: 'contact', name: 'Contact', fields: [{ slug: 'entreprise', name: 'Entreprise', type: 'text' }] },
];

/** The completions where `|` stands. */
function at(text: string, names = { here: 'projet', record: 'projet' }) {
  const caret = text.indexOf('|');
  const found = completionsAt(text.replace('|', ''), caret, tables, names);
  return found && { ...found, items: found.items.map((item) => item.text) };
}

test('offers fields by their slug and by their name, functions and roots', () => {
  expect(at('sta|')?.items).toEqual(['statut']);
  expect(at('proj|')?.items).toEqual(['nom', 'record']);
  expect(at('nom == "x" && to|')).toEqual({ from: 14, to: 16, items: ['today()'] });
  expect(at('re|')?.items).toContain('record');
  expect(at('|')).toBeUndefined();
  expect(at('statut|')).toBeUndefined();
});

test('follows links, and offers what a text can be asked', () => {
  expect(at('contact.|')?.items).toContain('entreprise');
  expect(at('record.contact.ent|')).toEqual({ from: 15, to: 18, items: ['entreprise'] });
  expect(at('contact.entreprise.sta|')?.items).toEqual(['startsWith("']);
  expect(at('me.u|')?.items).toEqual(['username']);
  expect(at('inconnu.x|')).toBeUndefined();
});

test('says which values are wanted in a string beside a choice, and nothing in any other', () => {
  expect(at('statut == "|')).toEqual({ from: 11, to: 11, items: [], category: 'statut_projet' });
  expect(at("record.statut in ['en_cours', 'ter|")).toEqual({ from: 31, to: 34, items: [], category: 'statut_projet' });
  expect(at('nom == "sta|')).toBeUndefined();
  expect(at(String.raw`nom == "a\"b" && sta|`)?.items).toEqual(['statut']);
});
