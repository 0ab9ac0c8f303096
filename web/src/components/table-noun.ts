/** What the records of a table are called inside a sentence, from the name of the table. */

import { formatNumber } from '@/i18n/format';
import { locale } from '@/i18n/translate';

/** French words that end in s whatever the count. */
const INVARIABLE =
  /^(accès|avis|bras|bus|colis|concours|congrès|corps|cours|décès|devis|discours|dos|fonds|mets|mois|parcours|pays|permis|poids|procès|progrès|puits|recours|relais|repas|succès|tapis|temps|univers)$/;

/** What follows the noun and does not agree with it: `de projet`, `à relancer`, `ANR`. */
const COMPLEMENT = /^(d[’']|(de|des|du|à|au|aux|en|par|pour|sans|sur)\s|\P{Ll}+$)/u;

/** A name in one piece, such as `PrestationDetails`, is no word of the language. */
const IDENTIFIER = /\p{Ll}\p{Lu}/u;

/** `projet`, `projets`, `devis`, `pièces de rechange`; a name of several words that must agree stays as it is. */
export function tableNoun(name: string, count: number): string {
  if (IDENTIFIER.test(name)) return name.trim();
  const words = lowerFirst(name.trim());
  const [noun = words, rest = ''] = splitOnce(words);
  if (rest !== '' && !COMPLEMENT.test(rest)) return words;
  return [isPlural(count) ? pluralOf(noun) : singularOf(noun), rest].filter((part) => part !== '').join(' ');
}

/** `3 projets`. */
export function countedNoun(name: string, count: number): string {
  return `${formatNumber(count)}\u00a0${tableNoun(name, count)}`;
}

/** Lower case, but for abbreviations and signs such as `N°` or `TVA`. */
export function lowerFirst(name: string): string {
  return /^\p{Lu}(?:\p{Ll}|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function splitOnce(words: string): string[] {
  const space = words.search(/\s/);
  return space < 0 ? [words] : [words.slice(0, space), words.slice(space + 1)];
}

function pluralOf(noun: string): string {
  if (isFrench() && /[xz]$/i.test(noun)) return noun;
  if (isFrench() && /(eau|eu|au)$/i.test(noun)) return `${noun}x`;
  return /s$/i.test(noun) ? noun : `${noun}s`;
}

function singularOf(noun: string): string {
  if (isFrench() && noun.endsWith('eaux')) return noun.slice(0, -1);
  return /[^s]s$/.test(noun) && !INVARIABLE.test(noun) ? noun.slice(0, -1) : noun;
}

function isFrench(): boolean {
  return locale() === 'fr-FR';
}

function isPlural(count: number): boolean {
  return new Intl.PluralRules(locale()).select(count) !== 'one';
}
