/** What the records of a table are called inside a sentence, from the name of the table. */

import { formatNumber } from '@/i18n/format';
import { locale } from '@/i18n/translate';

const IRREGULAR_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/[sxz]$/i, ''],
  [/(eau|eu|au)$/i, 'x'],
];

/** `projet`, `projets`, `devis`; a name of several words stays as it is. */
export function tableNoun(name: string, count: number): string {
  const singular = lowerFirst(name.trim());
  if (/\s/.test(singular) || !isPlural(count)) return singular;
  const ending = locale() === 'fr-FR' ? IRREGULAR_ENDINGS.find(([pattern]) => pattern.test(singular))?.[1] : undefined;
  if (ending !== undefined) return singular + ending;
  return /s$/i.test(singular) ? singular : `${singular}s`;
}

/** `3 projets`. */
export function countedNoun(name: string, count: number): string {
  return `${formatNumber(count)}\u00a0${tableNoun(name, count)}`;
}

/** Lower case, but for abbreviations and signs such as `N°` or `TVA`. */
export function lowerFirst(name: string): string {
  return /^\p{Lu}(?:\p{Ll}|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function isPlural(count: number): boolean {
  return new Intl.PluralRules(locale()).select(count) !== 'one';
}
