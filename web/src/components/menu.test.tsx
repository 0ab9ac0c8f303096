import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Menu } from './menu';
import type { MenuEntry } from './menu-entry';

function open(entries: MenuEntry[]) {
  render(
    <Menu
      label="Actions"
      entries={entries}
      trigger={(trigger) => (
        <button type="button" {...trigger}>
          Plus
        </button>
      )}
    />,
  );
  return userEvent.click(screen.getByRole('button', { name: 'Plus' }));
}

const item = (name: string) => screen.getByRole('menuitem', { name, hidden: true });

test('moves with the arrows, Home, End and first letters', async () => {
  await open([
    { label: 'Dupliquer', onSelect: vi.fn() },
    { label: 'Éditer', onSelect: vi.fn() },
    { label: 'Supprimer', onSelect: vi.fn() },
  ]);
  expect(item('Dupliquer')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(item('Supprimer')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(item('Dupliquer')).toHaveFocus();
  await userEvent.keyboard('{End}');
  expect(item('Supprimer')).toHaveFocus();
  await userEvent.keyboard('e');
  expect(item('Éditer')).toHaveFocus();
});

test('runs the action and gives the focus back', async () => {
  const onSelect = vi.fn();
  await open([{ label: 'Dupliquer', onSelect }]);
  await userEvent.keyboard('{Enter}');
  expect(onSelect).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Plus' })).toHaveFocus();
  expect(screen.queryByRole('menu', { hidden: true })).not.toBeInTheDocument();
});

test('closes with Escape without running anything', async () => {
  const onSelect = vi.fn();
  await open([{ label: 'Dupliquer', onSelect }]);
  await userEvent.keyboard('{Escape}');
  expect(onSelect).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Plus' })).toHaveAttribute('aria-expanded', 'false');
});

test('keeps a line that cannot be used from running', async () => {
  const onSelect = vi.fn();
  await open([{ label: 'Monter', disabledReason: 'Déjà en premier', onSelect }]);
  await userEvent.click(item('Monter'));
  expect(onSelect).not.toHaveBeenCalled();
});

test('opens on the current choice among several', async () => {
  await open([
    { label: 'Clair', checked: false, onSelect: vi.fn() },
    { label: 'Sombre', checked: true, onSelect: vi.fn() },
  ]);
  expect(screen.getByRole('menuitemradio', { name: 'Sombre', hidden: true })).toHaveFocus();
});
