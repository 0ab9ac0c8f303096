import { describe, expect, it } from 'vitest';
import {
  contentHeight,
  MAX_CONTENT_HEIGHT,
  rowWindow,
  scrollTopFor,
  scrollTopToShow,
  virtualTop,
} from './grid-geometry';

const space = { rowCount: 100_000, rowHeight: 34, viewHeight: 680 };
const tall = { rowCount: 2_000_000, rowHeight: 34, viewHeight: 680 };

describe('rowWindow', () => {
  it('draws the rows in sight and three more on each side', () => {
    expect(rowWindow(space, 3_400)).toEqual({ first: 97, slots: 27, base: 0, layerTop: 0 });
  });

  it('starts at the first row', () => {
    expect(rowWindow(space, 0).first).toBe(0);
  });

  it('keeps the number of slots at every position, so that rows are recycled', () => {
    const slots = [0, 17, 33, 3_401, 3_399_000].map((top) => rowWindow(space, top).slots);
    expect(new Set(slots).size).toBe(1);
  });
});

describe('a list taller than browsers draw', () => {
  it('has the height of the tallest element', () => {
    expect(contentHeight(tall)).toBe(MAX_CONTENT_HEIGHT);
    expect(contentHeight(space)).toBe(3_400_000);
  });

  it('reaches the last row at the bottom of the scrollbar', () => {
    const bottom = MAX_CONTENT_HEIGHT - tall.viewHeight;
    expect(virtualTop(tall, bottom)).toBeCloseTo(2_000_000 * 34 - 680, 3);
    const { first, slots } = rowWindow(tall, bottom);
    expect(first + slots).toBeGreaterThanOrEqual(2_000_000);
  });

  it('puts a row where the scrollbar says', () => {
    const scrollTop = 8_000_000;
    const { first, base, layerTop } = rowWindow(tall, scrollTop);
    const drawnAt = layerTop + (first - base) * 34;
    const wantedAt = scrollTop + first * 34 - virtualTop(tall, scrollTop);
    expect(drawnAt).toBeCloseTo(wantedAt, 3);
    expect(Math.abs((first - base) * 34)).toBeLessThan(1_000_000);
  });

  it('goes back and forth between rows and scrollbar', () => {
    expect(virtualTop(tall, scrollTopFor(tall, 12_345_678))).toBeCloseTo(12_345_678, 3);
  });
});

describe('scrollTopToShow', () => {
  it('stays when the row is wholly in sight', () => {
    expect(scrollTopToShow(space, 3_400, 105)).toBe(3_400);
  });

  it('goes up to a row above', () => {
    expect(scrollTopToShow(space, 3_400, 99)).toBe(99 * 34);
  });

  it('goes down so that a row below ends at the bottom', () => {
    expect(scrollTopToShow(space, 0, 20)).toBe(21 * 34 - 680);
  });
});
