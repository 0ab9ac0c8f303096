import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { columnWindow, type ColumnLayout, type ColumnWindow } from './column-layout';
import { HEADER_HEIGHT, rowWindow, type RowSpace, type RowWindow } from './grid-geometry';

export interface GridViewport {
  rows: RowWindow;
  columns: ColumnWindow;
  viewHeight: number;
}

interface ViewportInput {
  scroller: RefObject<HTMLDivElement | null>;
  rowCount: number;
  rowHeight: number;
  layout: ColumnLayout;
  /** Called with the rows in sight whenever they may have changed; another function asks for them anew. */
  onRows: (first: number, count: number) => void;
  /** Called in the frame of a scroll, before the paint. */
  onScroll: (scrollLeft: number) => void;
}

/**
 * What part of the grid is in sight. A scroll renders synchronously inside its animation frame: one task later the
 * middle of a fast scroll would be painted blank.
 */
export function useGridViewport(input: ViewportInput): GridViewport {
  const [viewport, setViewport] = useState<GridViewport>(EMPTY_VIEWPORT);
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
  });

  const measure = useCallback(() => {
    const { scroller, onScroll, onRows } = latest.current;
    const element = scroller.current;
    if (!element) return;
    const next = viewportOf(element, latest.current);
    onScroll(element.scrollLeft);
    setViewport((present) => (sameViewport(present, next) ? present : next));
    onRows(next.rows.first, next.rows.slots);
  }, []);

  useLayoutEffect(measure, [measure, input.rowCount, input.rowHeight, input.layout, input.onRows]);

  useEffect(() => {
    const element = latest.current.scroller.current;
    if (!element) return undefined;
    let frame = 0;
    const schedule = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        flushSync(measure);
      });
    };
    element.addEventListener('scroll', schedule, { passive: true });
    const resizes = new ResizeObserver(schedule);
    resizes.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', schedule);
      resizes.disconnect();
    };
  }, [measure]);

  return viewport;
}

export function rowSpaceOf(element: HTMLElement, rowCount: number, rowHeight: number): RowSpace {
  return { rowCount, rowHeight, viewHeight: Math.max(0, element.clientHeight - HEADER_HEIGHT) };
}

const EMPTY_VIEWPORT: GridViewport = {
  rows: { first: 0, slots: 0, base: 0, layerTop: 0 },
  columns: { first: 0, end: 0 },
  viewHeight: 0,
};

function viewportOf(element: HTMLElement, input: ViewportInput): GridViewport {
  const space = rowSpaceOf(element, input.rowCount, input.rowHeight);
  return {
    rows: rowWindow(space, element.scrollTop),
    columns: columnWindow(input.layout, element.scrollLeft, element.clientWidth),
    viewHeight: space.viewHeight,
  };
}

function sameViewport(left: GridViewport, right: GridViewport): boolean {
  return (
    left.viewHeight === right.viewHeight &&
    left.rows.first === right.rows.first &&
    left.rows.slots === right.rows.slots &&
    left.rows.layerTop === right.rows.layerTop &&
    left.columns.first === right.columns.first &&
    left.columns.end === right.columns.end
  );
}
