import { expect, it } from 'vitest';
import type { Update } from './gesture';
import { readKeptUndo, withValues, writeKeptUndo } from './kept-undo';

const update: Update = { kind: 'update', id: 7, before: { nom: 'Secret' }, after: { nom: 'Autre' } };

it('stores ids and versions only, and reads them back', () => {
  const text = writeKeptUndo({ done: [[update, { kind: 'create', ids: [9] }]], undone: [[{ kind: 'delete', ids: [3] }]] }, () => 4);
  expect(text).not.toMatch(/Secret|Autre|nom/);
  expect(readKeptUndo(text)).toEqual({
    done: [[{ kind: 'kept', id: 7, version: 4 }, { kind: 'create', ids: [9] }]],
    undone: [[{ kind: 'delete', ids: [3] }]],
  });
});

it('leaves out what the server has not confirmed, and begins with nothing where the text cannot be read', () => {
  expect(readKeptUndo(writeKeptUndo({ done: [[update]], undone: [] }, () => undefined)).done).toEqual([]);
  expect(readKeptUndo('{"done":[[{"kind":"delete","ids":["x"]}]]}').done).toEqual([]);
  expect(readKeptUndo('nonsense')).toEqual({ done: [], undone: [] });
});

it('finds the values again in the history, or says that they are gone', async () => {
  const kept = [{ kind: 'kept', id: 7, version: 4 }] as const;
  const values = { before: { nom: 'Secret' }, after: { nom: 'Autre' } };
  expect(await withValues(kept, async () => values)).toEqual([update]);
  expect(await withValues(kept, async () => null)).toBeNull();
});
