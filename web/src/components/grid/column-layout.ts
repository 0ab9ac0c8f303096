/** Where columns are, and which of them are in sight. Pure arithmetic in CSS pixels. */

/** Width of the column with the row number or its checkbox. */
export const GUTTER_WIDTH = 36;
export const MIN_COLUMN_WIDTH = 56;
export const MAX_COLUMN_WIDTH = 640;

export interface ColumnLayout {
  widths: readonly number[];
  /** Left edge of each column inside its part: the frozen one (after the gutter) or the scrolled one. */
  lefts: readonly number[];
  frozenCount: number;
  /** Gutter and frozen columns. */
  frozenWidth: number;
  totalWidth: number;
}

export interface ColumnWindow {
  /** First and last (excluded) scrolled columns drawn. */
  first: number;
  end: number;
}

export function layoutColumns(widths: readonly number[], frozenCount: number): ColumnLayout {
  const lefts: number[] = [];
  let left = GUTTER_WIDTH;
  for (const width of widths) {
    lefts.push(left);
    left += width;
  }
  const frozen = Math.min(frozenCount, widths.length);
  const frozenWidth = frozen < widths.length ? (lefts[frozen] ?? GUTTER_WIDTH) : left;
  return { widths, lefts, frozenCount: frozen, frozenWidth, totalWidth: left };
}

/** The widths with what is left of the view given to one column; nothing is ever taken away. */
export function growColumn(widths: readonly number[], column: number | null, viewWidth: number): readonly number[] {
  const room = viewWidth - GUTTER_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  if (column === null || room <= 0) return widths;
  return widths.map((width, at) => (at === column ? width + room : width));
}

/** Scrolled columns that touch the view. Frozen columns are always drawn. */
export function columnWindow(layout: ColumnLayout, scrollLeft: number, viewWidth: number): ColumnWindow {
  const from = scrollLeft + layout.frozenWidth;
  const to = scrollLeft + viewWidth;
  let first = layout.frozenCount;
  while (first < layout.widths.length - 1 && rightEdge(layout, first) <= from) first += 1;
  let end = first;
  while (end < layout.widths.length && (layout.lefts[end] ?? 0) < to) end += 1;
  return { first, end };
}

/** Scroll position that makes a column wholly visible, or the present one if it already is. */
export function scrollLeftToShow(
  layout: ColumnLayout,
  scrollLeft: number,
  viewWidth: number,
  column: number,
): number {
  if (column < layout.frozenCount) return scrollLeft;
  const left = layout.lefts[column] ?? 0;
  if (left < scrollLeft + layout.frozenWidth) return Math.max(0, left - layout.frozenWidth);
  const right = rightEdge(layout, column);
  return right > scrollLeft + viewWidth ? right - viewWidth : scrollLeft;
}

export function clampColumnWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, MIN_COLUMN_WIDTH), MAX_COLUMN_WIDTH));
}

function rightEdge(layout: ColumnLayout, column: number): number {
  return (layout.lefts[column] ?? 0) + (layout.widths[column] ?? 0);
}
