import type { RefObject } from 'react';
import { clampColumnWidth } from './column-layout';
import type { GridProps } from './grid-props';

const CELL_PADDING = 24;
const SORT_ARROW = 20;

/** Gives a column the width of its widest loaded text. */
export function useFitColumn<Row extends { id: number }>(
  grid: GridProps<Row>,
  scroller: RefObject<HTMLDivElement | null>,
): (columnKey: string) => void {
  return (columnKey: string) => {
    const { columns, cache, onResize } = grid;
    const column = columns.find((each) => each.key === columnKey);
    const context = document.createElement('canvas').getContext('2d');
    if (!column || !context || !scroller.current) return;
    context.font = getComputedStyle(scroller.current).font;
    let widest = context.measureText(column.name).width + SORT_ARROW;
    for (const row of cache.loadedRows()) {
      widest = Math.max(widest, context.measureText(column.text(row)).width + column.adornment);
    }
    onResize(columnKey, clampColumnWidth(widest + CELL_PADDING));
  };
}
