import type { MouseEvent, PointerEvent } from 'react';
import type { GridProps } from './grid-props';
import type { Cell } from './grid-selection';
import type { GridCommands } from './use-grid-commands';

/** What the pointer does: pick, extend, check, open, edit. One listener for all cells. */
export function useGridPointer<Row extends { id: number }>(grid: GridProps<Row>, commands: GridCommands) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('.grid-editor')) return;
    const rowIndex = rowOf(event.target);
    const row = rowIndex === null ? undefined : grid.cache.row(rowIndex);
    if (rowIndex === null) return;
    if (row && event.target.closest('[data-gutter]')) {
      grid.onCheck?.(row, rowIndex, event.shiftKey);
      return;
    }
    if (event.target.closest('[data-open-row]')) return;
    const cell = cellOf(event.target, rowIndex);
    if (!cell) return;
    if (event.shiftKey) event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    commands.select({ type: 'point', cell, extend: event.shiftKey });
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    if (event.target.closest('.grid-editor')) return;
    const rowIndex = rowOf(event.target);
    const cell = rowIndex === null ? null : cellOf(event.target, rowIndex);
    const { focus } = grid.selection;
    if (!cell || (cell.row === focus.row && cell.column === focus.column)) return;
    commands.select({ type: 'point', cell, extend: true });
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest('[data-gutter]')) event.currentTarget.focus({ preventScroll: true });
    if (!(event.target instanceof Element) || !event.target.closest('[data-open-row]')) return;
    const rowIndex = rowOf(event.target);
    const row = rowIndex === null ? undefined : grid.cache.row(rowIndex);
    if (row) grid.onOpen(row);
  };

  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest('[role=gridcell]')) commands.edit(null, false);
  };

  return { onPointerDown, onPointerMove, onClick, onDoubleClick };
}

function rowOf(element: Element): number | null {
  const line = element.closest('[role=row]')?.getAttribute('aria-rowindex');
  return line && Number(line) > 1 ? Number(line) - 2 : null;
}

function cellOf(element: Element, row: number): Cell | null {
  const column = element.closest('[role=gridcell]')?.getAttribute('aria-colindex');
  return column ? { row, column: Number(column) - 2 } : null;
}
