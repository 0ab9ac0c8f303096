import { describe, expect, it } from 'vitest';
import { clampColumnWidth, columnWindow, growColumn, GUTTER_WIDTH, layoutColumns, scrollLeftToShow } from './column-layout';

const layout = layoutColumns([100, 264, 120, 120, 120, 120], 2);

describe('growColumn', () => {
  it('gives a column what is left of the view, and takes nothing from a full one', () => {
    expect(growColumn([100, 200], 1, 1000)).toEqual([100, 1000 - GUTTER_WIDTH - 100]);
    expect(growColumn([100, 200], 1, 300)).toEqual([100, 200]);
    expect(growColumn([100, 200], null, 1000)).toEqual([100, 200]);
  });
});

describe('layoutColumns', () => {
  it('places columns after the gutter and measures the frozen part', () => {
    expect(layout.lefts.slice(0, 3)).toEqual([36, 136, 400]);
    expect(layout.frozenWidth).toBe(GUTTER_WIDTH + 364);
    expect(layout.totalWidth).toBe(36 + 844);
  });

  it('freezes everything when asked for more columns than there are', () => {
    expect(layoutColumns([100], 3)).toMatchObject({ frozenCount: 1, frozenWidth: 136 });
  });
});

describe('columnWindow', () => {
  it('draws only the columns that touch the view', () => {
    expect(columnWindow(layout, 0, 640)).toEqual({ first: 2, end: 4 });
    expect(columnWindow(layout, 240, 640)).toEqual({ first: 4, end: 6 });
  });
});

describe('scrollLeftToShow', () => {
  it('leaves frozen columns alone', () => {
    expect(scrollLeftToShow(layout, 200, 640, 1)).toBe(200);
  });

  it('brings a column out from under the frozen ones', () => {
    expect(scrollLeftToShow(layout, 200, 640, 2)).toBe(0);
  });

  it('brings a column in from the right', () => {
    expect(scrollLeftToShow(layout, 0, 640, 5)).toBe(240);
  });
});

it('keeps widths between their limits', () => {
  expect([clampColumnWidth(3), clampColumnWidth(120.4), clampColumnWidth(9_000)]).toEqual([56, 120, 640]);
});
