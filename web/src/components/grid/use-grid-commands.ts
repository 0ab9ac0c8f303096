import { useState, type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { clampColumnWidth, scrollLeftToShow, type ColumnLayout } from './column-layout';
import { toHtmlTable, toTabSeparated } from './copy-cells';
import { parseTabSeparated } from './paste-cells';
import { scrollTopToShow } from './grid-geometry';
import { commandOf, type GridCommand } from './grid-keyboard';
import type { AfterEdit, GridProps } from './grid-props';
import { HEADER_ROW, rangeOf, reduceSelection, type GridSelection, type SelectionAction } from './grid-selection';
import { rowSpaceOf } from './use-grid-viewport';

export interface GridSpace {
  scroller: RefObject<HTMLDivElement | null>;
  rowCount: number;
  rowHeight: number;
  layout: ColumnLayout;
  viewHeight: number;
}

interface Editing {
  rowId: number;
  columnKey: string;
  typed: string | null;
  openChoices: boolean;
}

export interface GridCommands {
  /** The input of the cell being edited, or null. */
  editor: ReactNode;
  select: (action: SelectionAction) => void;
  edit: (typed: string | null, openChoices: boolean) => void;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onCopy: (event: ClipboardEvent<HTMLDivElement>) => void;
  onCut: (event: ClipboardEvent<HTMLDivElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLDivElement>) => void;
}

const RESIZE_STEP = 16;

/** What the keys do: moves, edits, copies. */
export function useGridCommands<Row extends { id: number }>(grid: GridProps<Row>, space: GridSpace): GridCommands {
  const [editing, setEditing] = useState<Editing | null>(null);
  const { cache, columns, selection } = grid;
  const focusedRow = cache.row(selection.focus.row);
  const focusedColumn = columns[selection.focus.column];

  const select = (action: SelectionAction) => {
    const pageRows = Math.max(1, Math.floor(space.viewHeight / space.rowHeight) - 1);
    const extent = { rowCount: space.rowCount, columnCount: columns.length, pageRows };
    const next = reduceSelection(selection, action, extent);
    grid.onSelection(next);
    if (action.type !== 'select_all' && action.type !== 'select_column') reveal(space, next);
  };

  const edit = (typed: string | null, openChoices: boolean) => {
    if (!focusedRow || !focusedColumn) return;
    const closed = focusedColumn.closed?.(focusedRow) ?? null;
    if (closed !== null) return grid.onClosed(closed.reason);
    if (focusedColumn.editing === 'toggle') grid.onToggle(focusedRow, focusedColumn.key);
    else if (focusedColumn.editing === 'record') grid.onOpen(focusedRow);
    if (focusedColumn.editing !== 'input') return;
    setEditing({ rowId: focusedRow.id, columnKey: focusedColumn.key, typed, openChoices });
  };

  const finish = (after: AfterEdit) => {
    setEditing(null);
    space.scroller.current?.focus({ preventScroll: true });
    if (after !== 'stay') select({ type: 'move', move: after, extend: false });
  };

  const run = (command: GridCommand): boolean => {
    if (command.type === 'move') select(command);
    else if (selection.focus.row === HEADER_ROW) return runOnHeader(command);
    else return runOnCells(command);
    return true;
  };

  const runOnHeader = (command: GridCommand): boolean => {
    if (!focusedColumn) return false;
    const { key, sortable } = focusedColumn;
    if (sortable && command.type === 'edit' && command.typed === null) grid.onSort(key, command.shift);
    else if (sortable && command.type === 'open') grid.onSort(key, false);
    else if (command.type === 'resize') {
      grid.onResize(key, clampColumnWidth(focusedColumn.width + command.step * RESIZE_STEP));
    } else return false;
    return true;
  };

  const runOnCells = (command: GridCommand): boolean => {
    switch (command.type) {
      case 'select_all':
      case 'select_row':
      case 'select_column':
        select(command);
        return true;
      case 'edit':
        edit(command.typed, false);
        return true;
      case 'choices':
        edit(null, true);
        return true;
      case 'clear':
        grid.onClear(rangeOf(selection));
        return true;
      case 'fill_down':
        grid.onFillDown(rangeOf(selection));
        return true;
      case 'today':
        grid.onToday(rangeOf(selection));
        return true;
      case 'find':
        grid.onFind();
        return true;
      case 'open':
        if (focusedColumn?.editing === 'toggle') edit(null, false);
        else if (focusedRow) grid.onOpen(focusedRow);
        return true;
      case 'toggle_row':
        if (focusedRow) grid.onCheck?.(focusedRow, selection.focus.row, false);
        return true;
      case 'undo':
        grid.onUndo();
        return true;
      case 'redo':
        grid.onRedo();
        return true;
      default:
        return false;
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || editing) return;
    const command = commandOf({ ...pickKey(event), isComposing: event.nativeEvent.isComposing });
    if (command && run(command)) event.preventDefault();
  };

  const concernsCells = (event: ClipboardEvent<HTMLDivElement>) =>
    event.target === event.currentTarget && selection.focus.row !== HEADER_ROW;
  const onCopy = (event: ClipboardEvent<HTMLDivElement>) => {
    if (!concernsCells(event)) return;
    const { top, bottom } = rangeOf(selection);
    const cells = textOfRange(grid);
    event.clipboardData.setData('text/plain', toTabSeparated(cells));
    event.clipboardData.setData('text/html', toHtmlTable(cells));
    event.preventDefault();
    grid.onCopied(cells.length, bottom - top + 1);
  };
  const onCut = (event: ClipboardEvent<HTMLDivElement>) => {
    onCopy(event);
    if (concernsCells(event)) grid.onClear(rangeOf(selection));
  };
  const onPaste = (event: ClipboardEvent<HTMLDivElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!concernsCells(event) || text === '') return;
    event.preventDefault();
    grid.onPaste(parseTabSeparated(text), rangeOf(selection));
  };

  const row = editing && focusedRow?.id === editing.rowId ? focusedRow : null;
  const editor = editing && row ? grid.renderEditor({ ...editing, row, finish }) : null;
  return { editor, select, edit, onKeyDown, onCopy, onCut, onPaste };
}

function pickKey(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  return { key, ctrlKey, metaKey, shiftKey, altKey };
}

function reveal(space: GridSpace, selection: GridSelection): void {
  const element = space.scroller.current;
  if (!element) return;
  const { row, column } = selection.focus;
  const rows = rowSpaceOf(element, space.rowCount, space.rowHeight);
  if (row !== HEADER_ROW) element.scrollTop = scrollTopToShow(rows, element.scrollTop, row);
  element.scrollLeft = scrollLeftToShow(space.layout, element.scrollLeft, element.clientWidth, column);
}

function rowsOfRange<Row extends { id: number }>(grid: GridProps<Row>): Row[] {
  const range = rangeOf(grid.selection);
  return grid.cache.loadedBetween(range.top, range.bottom);
}

function columnsOfRange<Row extends { id: number }>(grid: GridProps<Row>) {
  const range = rangeOf(grid.selection);
  return grid.columns.slice(range.left, range.right + 1);
}

function textOfRange<Row extends { id: number }>(grid: GridProps<Row>): string[][] {
  const columns = columnsOfRange(grid);
  return rowsOfRange(grid).map((row) => columns.map((column) => column.text(row)));
}
