import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderApp } from '@/testing/render-app';
import { FilterMenu } from './filter-menu';

const options = [
  { value: 'all', label: 'Tous' },
  { value: 'active', label: 'Actifs' },
] as const;

test('says what it holds, and nothing while it holds nothing', async () => {
  const onChange = vi.fn();
  const { unmount } = renderApp(<FilterMenu label="État" options={options} value="all" onChange={onChange} />);
  await userEvent.click(screen.getByRole('button', { name: 'État' }));
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Actifs', hidden: true }));
  expect(onChange).toHaveBeenCalledWith('active');
  unmount();
  renderApp(<FilterMenu label="État" options={options} value="active" onChange={onChange} />);
  expect(screen.getByRole('button', { name: 'État\u00a0: Actifs' })).toHaveClass('filter-active');
});
