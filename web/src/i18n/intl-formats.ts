import { locale } from './translate';

/** Making an `Intl` formatter costs more than using it a hundred times, and grids use them in every cell. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();
const collators = new Map<string, Intl.Collator>();

function keep<Format>(known: Map<string, Format>, key: string, make: () => Format): Format {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** The number format of the language shown. */
export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  return keep(numbers, key, () => new Intl.NumberFormat(locale(), options));
}

/** The date format of the language shown. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  return keep(dates, key, () => new Intl.DateTimeFormat(locale(), options));
}

/** How texts are listed in the language shown. */
export function listFormat(): Intl.ListFormat {
  return keep(lists, locale(), () => new Intl.ListFormat(locale(), { type: 'conjunction' }));
}

/** The order of texts in the language shown. */
export function collator(): Intl.Collator {
  return keep(collators, locale(), () => new Intl.Collator(locale(), { numeric: true }));
}
