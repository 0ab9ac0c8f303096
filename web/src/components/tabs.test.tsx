import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Tabs } from './tabs';

function Example() {
  const [selected, setSelected] = useState<'a' | 'b' | 'c'>('a');
  const tabs = [
    { id: 'a' as const, label: 'Champs', count: 9 },
    { id: 'b' as const, label: 'Règles' },
    { id: 'c' as const, label: 'Réglages' },
  ];
  return <Tabs label="Parties" tabs={tabs} selected={selected} onSelect={setSelected} />;
}

test('moves between the tabs with the arrows, around the ends', async () => {
  render(<Example />);
  await userEvent.tab();
  expect(screen.getByRole('tab', { name: /Champs/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getByRole('tab', { name: 'Réglages', selected: true })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: /Champs/, selected: true })).toHaveFocus();
});
