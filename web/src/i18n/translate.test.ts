import { expect, test } from 'vitest';
import { en } from './en/dictionary';
import { fr } from './fr/dictionary';
import { t, type Entry } from './translate';

test('takes zero and one as singular in French', () => {
  expect(t('palette.results', { n: 0 })).toMatch(/^0 [^ ]*[^s]$/);
  expect(t('palette.results', { n: 1 })).toMatch(/^1 [^ ]*[^s]$/);
  expect(t('palette.results', { n: 2 })).toMatch(/s$/);
});

test('groups the digits of large numbers with a narrow no-break space', () => {
  expect(t('palette.results', { n: 1234 })).toContain('1\u202f234');
});

test('fills in parameters', () => {
  expect(t('home.hello_name', { name: 'Nadia' })).toBe('Bonjour Nadia');
});

const formsOf = (entry: Entry) => (typeof entry === 'string' ? [entry] : [entry.one, entry.other]);
const parametersOf = (entry: Entry) =>
  [...new Set(formsOf(entry).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted();

test('says everything in both languages, with the same parameters', () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(fr).toSorted());
  for (const [key, entry] of Object.entries(fr)) {
    expect([key, parametersOf(en[key as keyof typeof fr])]).toEqual([key, parametersOf(entry)]);
  }
});

test('keeps to French typography: no straight apostrophe, no plain space before double signs, no exclamation mark', () => {
  const texts = Object.entries(fr).flatMap(([key, entry]) => formsOf(entry).map((text) => [key, text] as const));
  for (const [key, text] of texts) {
    expect([key, /\w'\w| [:;?!»]|« |!|veuillez|cliquez ici/i.test(text)]).toEqual([key, false]);
  }
});
