import { readPreference } from '@/lib/preferences';
import { fr } from './fr/dictionary';

/** A text, or its forms by number. `{name}` stands for a parameter; `{n}` chooses the form. */
export type Entry = string | { readonly one: string; readonly other: string };

type Texts<E> = E extends string ? E : E extends { one: infer One; other: infer Other } ? One | Other : never;
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export type Key = keyof typeof fr;
export type Dictionary = Record<Key, Entry>;

type Parameters<K extends Key> = { [Name in Names<Texts<(typeof fr)[K]>>]: Name extends 'n' ? number : string | number };
type Rest<K extends Key> = keyof Parameters<K> extends never ? [] : [parameters: Parameters<K>];

const active: { dictionary: Dictionary; language: 'fr' | 'en' } = { dictionary: fr, language: 'fr' };

/** Loads the chosen language; French needs no loading. Called once, before the first render. */
export async function loadLanguage(): Promise<void> {
  if (readPreference('language') !== 'en') return;
  const { en } = await import('./en/dictionary');
  active.dictionary = en;
  active.language = 'en';
}

/** The language shown, as a BCP 47 tag for `Intl`. */
export function locale(): string {
  return active.language === 'en' ? 'en-GB' : 'fr-FR';
}

function formOf(entry: Entry, n: unknown): string {
  if (typeof entry === 'string') return entry;
  const one = new Intl.PluralRules(locale()).select(Number(n)) === 'one';
  return one ? entry.one : entry.other;
}

/** The text under `key` in the language shown, with its parameters filled in; numbers are formatted. */
export function t<K extends Key>(key: K, ...rest: Rest<K>): string {
  const parameters = (rest[0] ?? {}) as Record<string, string | number>;
  const text = formOf(active.dictionary[key], parameters['n']);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    return typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : (value ?? '');
  });
}
