import type { ReactNode, RefObject } from 'react';
import type { ColumnLayout } from './column-layout';
import type { RowWindow } from './grid-geometry';
import { HEADER_ROW, isSingleCell, rangeOf, type CellRange, type GridSelection } from './grid-selection';

interface GridOverlayProps {
  /** The part over the scrolled columns, clipped by the grid so that it slides under the frozen ones. */
  scrolledPart: RefObject<HTMLDivElement | null>;
  selection: GridSelection;
  layout: ColumnLayout;
  rows: RowWindow;
  rowHeight: number;
  /** The input of the focused cell while it is edited. */
  editor: ReactNode;
}

/** Selection, focus and editor as boxes above the cells, so that moving them renders no cell again. */
export function GridOverlay(props: GridOverlayProps) {
  const { scrolledPart, selection, layout, rows, rowHeight, editor } = props;
  const { focus } = selection;
  const range = rangeOf(selection);
  const boxOf = (part: CellRange) => {
    const left = layout.lefts[part.left] ?? 0;
    const right = (layout.lefts[part.right] ?? 0) + (layout.widths[part.right] ?? 0);
    return {
      left,
      width: right - left,
      height: (part.bottom - part.top + 1) * rowHeight,
      transform: `translateY(${(part.top - rows.base) * rowHeight}px)`,
    };
  };
  const part = (frozen: boolean) => {
    const focusHere = focus.row !== HEADER_ROW && focus.column < layout.frozenCount === frozen;
    const here = isSingleCell(range) ? null : clipRange(range, layout.frozenCount, frozen, rows);
    const cell = { top: focus.row, bottom: focus.row, left: focus.column, right: focus.column };
    return (
      <>
        {here && <div className="grid-range" style={boxOf(here)} />}
        {focusHere && !editor && <div className="grid-focus" style={boxOf(cell)} />}
        {focusHere && editor && (
          <div className="grid-editor" style={boxOf(cell)}>
            {editor}
          </div>
        )}
      </>
    );
  };
  return (
    <>
      <div ref={scrolledPart} role="presentation" className="grid-overlay" style={{ width: layout.totalWidth }}>
        {part(false)}
      </div>
      <div role="presentation" className="grid-overlay-frozen">
        {part(true)}
      </div>
    </>
  );
}

/** The part of a range in the frozen or in the scrolled columns, and in the rows drawn. */
function clipRange(range: CellRange, frozenCount: number, frozen: boolean, rows: RowWindow): CellRange | null {
  const clipped = {
    top: Math.max(range.top, rows.first),
    bottom: Math.min(range.bottom, rows.first + rows.slots),
    left: frozen ? range.left : Math.max(range.left, frozenCount),
    right: frozen ? Math.min(range.right, frozenCount - 1) : range.right,
  };
  return clipped.top <= clipped.bottom && clipped.left <= clipped.right ? clipped : null;
}
