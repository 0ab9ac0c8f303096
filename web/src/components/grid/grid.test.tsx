import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BlockCache } from './block-cache';
import { NO_CHECKED_ROWS } from './checked-rows';
import { Grid } from './grid';
import type { GridColumn } from './grid-column';
import type { GridProps } from './grid-props';
import { FIRST_CELL } from './grid-selection';

interface Row {
  id: number;
  name: string;
}

class NoResizes {
  observe(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', NoResizes);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
});

function columnOf(key: string, editing: GridColumn<Row>['editing']): GridColumn<Row> {
  return {
    key,
    name: key === 'name' ? 'Nom' : 'Numéro',
    width: 120,
    adornment: 0,
    align: 'start',
    emphasis: 'plain',
    render: (row) => (key === 'name' ? row.name : String(row.id)),
    text: (row) => (key === 'name' ? row.name : String(row.id)),
    sortable: true,
    editing,
  };
}

const columns = [columnOf('name', 'input'), columnOf('id', 'none')];

function listOf(total: number): BlockCache<Row> {
  return new BlockCache<Row>(async (offset, limit) => ({
    items: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => ({ id: offset + at, name: `Ligne ${offset + at}` })),
    total,
  }));
}

type Spies = Partial<GridProps<Row>>;

function Sample({ cache, ...rest }: { cache: BlockCache<Row> } & Spies) {
  const [selection, setSelection] = useState(FIRST_CELL);
  return (
    <Grid
      cache={cache}
      columns={columns}
      frozenCount={1}
      growing={null}
      density="normal"
      sorts={new Map()}
      checked={NO_CHECKED_ROWS}
      openId={null}
      labels={{
        grid: 'Essai',
        rowNumber: 'Ligne',
        selectAll: 'Tout',
        selectRow: (index) => `Choisir ${index + 1}`,
        openRow: 'Ouvrir',
        resizeColumn: (name) => name,
      }}
      empty={<p>{'vide'}</p>}
      selection={selection}
      onSelection={setSelection}
      onSort={() => undefined}
      onResize={() => undefined}
      onCheck={() => undefined}
      onCheckAll={() => undefined}
      onOpen={() => undefined}
      onToggle={() => undefined}
      onClear={() => undefined}
      onPaste={() => undefined}
      onFillDown={() => undefined}
      onClosed={() => undefined}
      onFind={() => undefined}
      onToday={() => undefined}
      onUndo={() => undefined}
      onRedo={() => undefined}
      onCopied={() => undefined}
      renderEditor={({ finish }) => <input aria-label="saisie" onBlur={() => finish('down')} />}
      {...rest}
    />
  );
}

const activeText = () => {
  const id = screen.getByRole('grid').getAttribute('aria-activedescendant');
  return id === null ? null : document.querySelector(`[id="${id}"]`)?.textContent;
};

async function showGrid(spies: Spies = {}) {
  const shown = render(<Sample cache={listOf(1_000)} {...spies} />);
  await screen.findByRole('gridcell', { name: 'Ligne 0' });
  return shown;
}

describe('Grid', () => {
  it('tells its size and where each row is', async () => {
    await showGrid();
    const grid = screen.getByRole('grid', { name: 'Essai' });
    expect(grid).toHaveAttribute('aria-rowcount', '1001');
    expect(grid).toHaveAttribute('aria-colcount', '3');
    expect(screen.getByRole('gridcell', { name: 'Ligne 2' }).closest('[role=row]')).toHaveAttribute('aria-rowindex', '4');
  });

  it('draws a pool of rows, not all of them', async () => {
    await showGrid();
    expect(screen.getAllByRole('row').length).toBeLessThan(30);
  });

  it('moves the focused cell with the keys', async () => {
    await showGrid();
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowRight' });
    expect(activeText()).toBe('1');
  });

  it('edits where an input is allowed, and comes back below', async () => {
    await showGrid();
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'F2' });
    fireEvent.blur(screen.getByRole('textbox', { name: 'saisie' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(activeText()).toBe('Ligne 1');
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowRight' });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'F2' });
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('sorts from the column names, with the keyboard too', async () => {
    const onSort = vi.fn<GridProps<Row>['onSort']>();
    await showGrid({ onSort });
    fireEvent.click(screen.getByRole('button', { name: 'Numéro' }), { shiftKey: true });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowUp' });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' });
    expect(onSort.mock.calls).toEqual([
      ['id', true],
      ['name', false],
    ]);
  });

  it('says which cells can only be read', async () => {
    await showGrid();
    expect(screen.getByRole('gridcell', { name: '0' })).toHaveAttribute('aria-readonly', 'true');
    expect(screen.getByRole('gridcell', { name: 'Ligne 0' })).not.toHaveAttribute('aria-readonly');
  });

  it('checks rows, but for a list where nothing is done with them', async () => {
    const onCheck = vi.fn<NonNullable<GridProps<Row>['onCheck']>>();
    const { unmount } = await showGrid({ onCheck });
    fireEvent.keyDown(screen.getByRole('grid'), { key: ' ', ctrlKey: true, shiftKey: true });
    expect(onCheck).toHaveBeenCalledWith({ id: 0, name: 'Ligne 0' }, 0, false);
    unmount();

    await showGrid({ onCheck: null });
    fireEvent.keyDown(screen.getByRole('grid'), { key: ' ', ctrlKey: true, shiftKey: true });
    expect(screen.queryAllByRole('checkbox')).toEqual([]);
    expect(screen.getByRole('columnheader', { name: 'Ligne' })).toBeInTheDocument();
  });

  it('asks for the range to be cleared', async () => {
    const onClear = vi.fn<GridProps<Row>['onClear']>();
    await showGrid({ onClear });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown', shiftKey: true });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowRight', shiftKey: true });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Delete' });
    expect(onClear).toHaveBeenCalledWith({ top: 0, bottom: 1, left: 0, right: 1 });
  });

  it('asks another list for its rows even while the first was still waiting', async () => {
    const waiting = new BlockCache<Row>(() => new Promise(() => undefined));
    const { rerender } = render(<Sample cache={waiting} />);
    rerender(<Sample cache={listOf(3)} />);
    await waitFor(() => expect(screen.getByRole('gridcell', { name: 'Ligne 2' })).toBeInTheDocument());
  });

  it('says so when there are no rows', async () => {
    render(<Sample cache={listOf(0)} />);
    expect(await screen.findByText('vide')).toBeInTheDocument();
  });

  it('does not edit a cell that is closed in its row, and says why', async () => {
    const onClosed = vi.fn();
    const closed = { ...columnOf('name', 'input'), closed: (row: Row) => (row.id === 0 ? { reason: 'Sans objet', isIdle: true } : null) };
    render(<Sample cache={listOf(2)} columns={[closed, columnOf('id', 'none')]} onClosed={onClosed} />);
    const cell = await screen.findByRole('gridcell', { name: /Ligne 0/ });
    expect(cell).toHaveAttribute('aria-readonly', 'true');
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: 'F2' });
    expect(onClosed).toHaveBeenCalledWith('Sans objet');
    expect(screen.queryByLabelText('saisie')).not.toBeInTheDocument();
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'F2' });
    expect(screen.getByLabelText('saisie')).toBeInTheDocument();
  });
});
