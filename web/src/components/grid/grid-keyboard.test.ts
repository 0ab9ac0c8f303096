import { describe, expect, it } from 'vitest';
import { commandOf, type GridCommand } from './grid-keyboard';

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, modifiers: Partial<typeof NONE> = {}) => commandOf({ key, ...NONE, ...modifiers });

describe('commandOf', () => {
  it.each<[string, Partial<typeof NONE>, GridCommand | null]>([
    ['ArrowDown', {}, { type: 'move', move: 'down', extend: false }],
    ['ArrowDown', { shiftKey: true }, { type: 'move', move: 'down', extend: true }],
    ['ArrowDown', { ctrlKey: true }, { type: 'move', move: 'edge_down', extend: false }],
    ['ArrowDown', { altKey: true }, { type: 'choices' }],
    ['End', { ctrlKey: true }, { type: 'move', move: 'table_end', extend: false }],
    ['F2', {}, { type: 'edit', typed: null, shift: false }],
    ['Enter', { shiftKey: true }, { type: 'edit', typed: null, shift: true }],
    ['Delete', {}, { type: 'clear' }],
    [' ', {}, { type: 'open' }],
    [' ', { shiftKey: true }, { type: 'select_row' }],
    [' ', { ctrlKey: true }, { type: 'select_column' }],
    ['a', { ctrlKey: true }, { type: 'select_all' }],
    ['z', { ctrlKey: true }, { type: 'undo' }],
    ['Z', { ctrlKey: true, shiftKey: true }, { type: 'redo' }],
    ['y', { ctrlKey: true }, { type: 'redo' }],
    ['é', {}, { type: 'edit', typed: 'é', shift: false }],
    ['d', { ctrlKey: true }, { type: 'fill_down' }],
    [';', { ctrlKey: true }, { type: 'today' }],
    ['f', { ctrlKey: true }, { type: 'find' }],
    ['Tab', {}, null],
    ['c', { ctrlKey: true }, null],
    ['w', { ctrlKey: true }, null],
    ['Shift', { shiftKey: true }, null],
  ])('%s %o', (key, modifiers, command) => {
    expect(press(key, modifiers)).toEqual(command);
  });

  it('takes signs typed with AltGr, which comes as Ctrl+Alt', () => {
    expect(press('€', { ctrlKey: true, altKey: true })).toEqual({ type: 'edit', typed: '€', shift: false });
  });

  it('leaves keys alone while a letter is being composed', () => {
    expect(commandOf({ key: 'Enter', ...NONE, isComposing: true })).toBeNull();
  });
});
