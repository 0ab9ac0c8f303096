import { locale } from './translate';

const units = [
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long before `now` something happened, in words: `il y a 3 heures`. */
export function timeAgo(iso: string, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  const [unit, length] = units.find(([, span]) => seconds >= span) ?? (['second', Infinity] as const);
  return words.format(-Math.floor(seconds / length), unit);
}
