/**
 * Keys of the grid (ARIA data grid pattern and the habits of spreadsheets).
 *
 * Compares `key`, never `code`: by code, Ctrl+Z on a French keyboard would be Ctrl+W, which closes the tab. Tab is left
 * to the browser, so that the grid is one stop; so is Ctrl+C, which arrives as a `copy` event even where the clipboard
 * API is refused.
 */

import type { GridMove } from './grid-selection';

export type GridCommand =
  | { type: 'move'; move: GridMove; extend: boolean }
  | { type: 'select_all' }
  | { type: 'select_row' }
  | { type: 'select_column' }
  | { type: 'edit'; typed: string | null; shift: boolean }
  | { type: 'choices' }
  | { type: 'resize'; step: 1 | -1 }
  | { type: 'clear' }
  | { type: 'open' }
  | { type: 'toggle_row' }
  | { type: 'fill_down' }
  | { type: 'today' }
  | { type: 'find' }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'release' };

export interface GridKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing?: boolean;
}

const MOVES: Record<string, GridMove> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row_start',
  End: 'row_end',
  PageUp: 'page_up',
  PageDown: 'page_down',
};

const EDGE_MOVES: Record<string, GridMove> = {
  ArrowUp: 'edge_up',
  ArrowDown: 'edge_down',
  ArrowLeft: 'row_start',
  ArrowRight: 'row_end',
  Home: 'table_start',
  End: 'table_end',
};

/** The command of a key press, or null where the browser keeps the key. */
export function commandOf(event: GridKey): GridCommand | null {
  if (event.isComposing) return null;
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && !control) return altCommand(event);
  if (control) return event.altKey ? typedCommand(event) : controlCommand(event);
  const move = MOVES[event.key];
  if (move) return { type: 'move', move, extend: event.shiftKey };
  return plainCommand(event);
}

function altCommand(event: GridKey): GridCommand | null {
  if (event.key === 'ArrowDown') return { type: 'choices' };
  if (event.key === 'ArrowLeft') return { type: 'resize', step: -1 };
  return event.key === 'ArrowRight' ? { type: 'resize', step: 1 } : null;
}

function controlCommand(event: GridKey): GridCommand | null {
  const move = EDGE_MOVES[event.key];
  if (move) return { type: 'move', move, extend: event.shiftKey };
  switch (event.key.toLowerCase()) {
    case 'a':
      return { type: 'select_all' };
    case 'z':
      return event.shiftKey ? { type: 'redo' } : { type: 'undo' };
    case 'y':
      return { type: 'redo' };
    case 'd':
      return { type: 'fill_down' };
    case 'f':
      return { type: 'find' };
    case ';':
      return { type: 'today' };
    case ' ':
      return event.shiftKey ? { type: 'toggle_row' } : { type: 'select_column' };
    default:
      return null;
  }
}

function plainCommand(event: GridKey): GridCommand | null {
  switch (event.key) {
    case 'F2':
    case 'Enter':
      return { type: 'edit', typed: null, shift: event.shiftKey };
    case 'Delete':
    case 'Backspace':
      return { type: 'clear' };
    case ' ':
      return event.shiftKey ? { type: 'select_row' } : { type: 'open' };
    case 'Escape':
      return { type: 'release' };
    default:
      return typedCommand(event);
  }
}

/** A printable sign starts an edit that replaces the value. AltGr comes as Ctrl+Alt. */
function typedCommand(event: GridKey): GridCommand | null {
  return [...event.key].length === 1 && event.key !== ' ' ? { type: 'edit', typed: event.key, shift: false } : null;
}
