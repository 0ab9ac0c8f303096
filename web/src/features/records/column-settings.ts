/** Which columns of a table a person sees, in which order and how wide. Kept in this browser. */

import type { Field } from '@/api/types';

export interface ColumnSettings {
  hidden: readonly string[];
  /** Slugs in the order wished; the others follow in the order of the table. */
  order: readonly string[];
  widths: Readonly<Record<string, number>>;
}

export const DEFAULT_COLUMNS: ColumnSettings = { hidden: [], order: [], widths: {} };

/** The fields in the order wished, hidden ones included. */
export function orderedFields(fields: readonly Field[], settings: ColumnSettings): Field[] {
  const rank = (field: Field) => {
    const at = settings.order.indexOf(field.slug);
    return at < 0 ? settings.order.length + field.order : at;
  };
  return fields.toSorted((left, right) => rank(left) - rank(right));
}

export function visibleFields(fields: readonly Field[], settings: ColumnSettings): Field[] {
  return orderedFields(fields, settings).filter((field) => !settings.hidden.includes(field.slug));
}

export function toggleHidden(settings: ColumnSettings, slug: string): ColumnSettings {
  const hidden = settings.hidden.includes(slug)
    ? settings.hidden.filter((each) => each !== slug)
    : [...settings.hidden, slug];
  return { ...settings, hidden };
}

/** Moves a column one place up or down among all of them. */
export function moveColumn(
  fields: readonly Field[],
  settings: ColumnSettings,
  slug: string,
  step: 1 | -1,
): ColumnSettings {
  const order = orderedFields(fields, settings).map((field) => field.slug);
  const at = order.indexOf(slug);
  const to = at + step;
  if (at < 0 || to < 0 || to >= order.length) return settings;
  return { ...settings, order: order.with(at, order[to] ?? slug).with(to, slug) };
}

export function resizeColumn(settings: ColumnSettings, slug: string, width: number): ColumnSettings {
  return { ...settings, widths: { ...settings.widths, [slug]: width } };
}

export function readColumnSettings(stored: string | null): ColumnSettings {
  if (stored === null) return DEFAULT_COLUMNS;
  try {
    const raw = JSON.parse(stored) as Partial<Record<keyof ColumnSettings, unknown>>;
    return { hidden: textList(raw.hidden), order: textList(raw.order), widths: widthMap(raw.widths) };
  } catch {
    return DEFAULT_COLUMNS;
  }
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function widthMap(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
