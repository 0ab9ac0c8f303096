/** The order of a list as the URL and the server write it: `-date_creation,nom`. */

export interface SortKey {
  /** Slug of the field. */
  field: string;
  descending: boolean;
}

export function readSort(text: string): SortKey[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-')
    .map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') }));
}

export function writeSort(keys: readonly SortKey[]): string {
  return keys.map((key) => (key.descending ? `-${key.field}` : key.field)).join(',');
}

/** A press on a column header: ascending, descending, none. With `add`, the other columns keep their order. */
export function toggleSort(keys: readonly SortKey[], field: string, add: boolean): SortKey[] {
  const present = keys.find((key) => key.field === field);
  const next: SortKey | null = !present
    ? { field, descending: false }
    : present.descending
      ? null
      : { field, descending: true };
  if (!add) return next ? [next] : [];
  if (!present) return next ? [...keys, next] : [...keys];
  return keys.flatMap((key) => (key.field !== field ? [key] : next ? [next] : []));
}
