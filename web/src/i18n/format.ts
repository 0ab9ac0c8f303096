import { collator, dateFormat, listFormat, numberFormat } from './intl-formats';
import { locale } from './translate';

function calendarDate(iso: string): Date {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/** `1234.5` → `1 234,50` with a narrow no-break space. Exact: works on the digits, never through a float. */
export function formatDecimal(value: string, scale?: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (match === null) return value;
  const [, sign = '', whole = '', fraction = ''] = match;
  const decimals = scale === undefined ? fraction : fraction.padEnd(scale, '0');
  const parts = numberFormat().formatToParts(12345.6);
  const group = parts.find((part) => part.type === 'group')?.value ?? '';
  const point = parts.find((part) => part.type === 'decimal')?.value ?? ',';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign === '-' ? '−' : ''}${grouped}${decimals === '' ? '' : point + decimals}`;
}

/** `1234.5` → `1 234,50 €`. */
export function formatAmount(value: string): string {
  const decimal = formatDecimal(value, 2);
  return locale() === 'fr-FR' ? `${decimal}\u00a0€` : `€${decimal}`;
}

/** A whole number with its groups. */
export function formatNumber(value: number): string {
  return numberFormat().format(value);
}

/** A whole number as a value: groups from five digits on, so that a year stays a year. */
export function formatInteger(value: number): string {
  return numberFormat({ useGrouping: 'min2' }).format(value);
}

/** `2026-11-24` → `24/11/2026`. */
export function formatDate(iso: string): string {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;
  return dateFormat(options).format(calendarDate(iso));
}

/** `2026-11-24T13:31:00Z` → `24/11/2026 14:31` in the reader's time zone. */
export function formatDateTime(iso: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  const date = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return `${dateFormat(date).format(instant)} ${dateFormat(time).format(instant)}`;
}

/** `2026-11-24T13:31:00Z` → `14:31` in the reader's time zone. */
export function formatTime(iso: string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** `Devis, Contacts et Projets`. */
export function formatList(texts: readonly string[]): string {
  return listFormat().format(texts);
}

/** Today in words: `mardi 24 novembre 2026`. */
export function formatLongDate(date: Date): string {
  return dateFormat({ dateStyle: 'full' }).format(date);
}

/** `253952` → `248 Ko`. */
export function formatBytes(bytes: number): string {
  const french = locale() === 'fr-FR';
  const units = french ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && size < 10 ? 1 : 0;
  return `${numberFormat({ maximumFractionDigits: digits }).format(size)}\u00a0${units[unit]}`;
}

/** Sorts as a reader of the language expects: accents after plain letters, numbers by value. */
export function compareText(left: string, right: string): number {
  return collator().compare(left, right);
}
