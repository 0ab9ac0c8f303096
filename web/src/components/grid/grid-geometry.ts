/** Where rows and columns are. Pure arithmetic in CSS pixels; no DOM. */

export type GridDensity = 'compact' | 'normal' | 'airy';

export const ROW_HEIGHTS: Record<GridDensity, number> = { compact: 28, normal: 34, airy: 42 };

/** Height of the column header, also the offset of the first row. */
export const HEADER_HEIGHT = 32;

/** Firefox refuses elements taller than about 17.9 million pixels, Chromium 33.5. */
export const MAX_CONTENT_HEIGHT = 17_000_000;

/** Rows are placed relative to a base that moves in such steps, so that no offset gets imprecise. */
const BASE_STEP_ROWS = 20_000;

const OVERSCAN_ROWS = 3;

export interface RowSpace {
  rowCount: number;
  rowHeight: number;
  /** Height of the part of the scroller that shows rows, without the header. */
  viewHeight: number;
}

export interface RowWindow {
  /** First row drawn. */
  first: number;
  /** Number of slots; the same while the view keeps its size, so that rows are recycled. */
  slots: number;
  /** Row whose top is at offset 0 of the layer. */
  base: number;
  /** Offset of the layer inside the scrolled content. */
  layerTop: number;
}

/** Height of the scrolled content: all rows, or the tallest element browsers accept. */
export function contentHeight(space: RowSpace): number {
  return Math.min(space.rowCount * space.rowHeight, MAX_CONTENT_HEIGHT);
}

/** Distance in row pixels above the view, for a position of the scrollbar. */
export function virtualTop(space: RowSpace, scrollTop: number): number {
  const real = space.rowCount * space.rowHeight;
  const scrollable = contentHeight(space) - space.viewHeight;
  if (real <= MAX_CONTENT_HEIGHT || scrollable <= 0) return Math.max(0, scrollTop);
  const ratio = (real - space.viewHeight) / scrollable;
  return Math.min(Math.max(0, scrollTop * ratio), real - space.viewHeight);
}

/** The inverse of virtualTop. */
export function scrollTopFor(space: RowSpace, top: number): number {
  const real = space.rowCount * space.rowHeight;
  const scrollable = contentHeight(space) - space.viewHeight;
  if (real <= MAX_CONTENT_HEIGHT || scrollable <= 0) return Math.max(0, top);
  return Math.max(0, (top * scrollable) / (real - space.viewHeight));
}

/** The rows to draw at a position of the scrollbar. */
export function rowWindow(space: RowSpace, scrollTop: number): RowWindow {
  const top = virtualTop(space, scrollTop);
  const first = Math.max(0, Math.floor(top / space.rowHeight) - OVERSCAN_ROWS);
  const slots = Math.ceil(space.viewHeight / space.rowHeight) + 1 + 2 * OVERSCAN_ROWS;
  const scaled = space.rowCount * space.rowHeight > MAX_CONTENT_HEIGHT;
  if (!scaled) return { first, slots, base: 0, layerTop: 0 };
  const base = Math.floor(first / BASE_STEP_ROWS) * BASE_STEP_ROWS;
  return { first, slots, base, layerTop: scrollTop - top + base * space.rowHeight };
}

/** Scroll position that makes a row wholly visible, or the present one if it already is. */
export function scrollTopToShow(space: RowSpace, scrollTop: number, row: number): number {
  const top = virtualTop(space, scrollTop);
  const rowTop = row * space.rowHeight;
  if (rowTop < top) return scrollTopFor(space, rowTop);
  const lowest = rowTop + space.rowHeight - space.viewHeight;
  return lowest > top ? scrollTopFor(space, lowest) : scrollTop;
}
