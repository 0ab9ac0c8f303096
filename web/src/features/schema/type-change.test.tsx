import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Field, Table } from '@/api/types';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { TypeChange } from './type-change';

afterEach(() => vi.unstubAllGlobals());

const field = { id: 1, slug: 'volume', name: 'Volume', type: 'text', options: {} } as Field;
const table = { slug: 'echantillons', fields: [field] } as unknown as Table;

test('changes nothing that would be lost before a second, explicit step', async () => {
  const loss = { converted: 136, lost: 12, examples: [{ id: 3, value: 'douze' }] };
  const refusal = problem(409, 'conversion_loses_data', { loss });
  const sent = fakeServer({
    'PATCH /tables/echantillons/fields/volume': ({ query }) =>
      query.get('accept_loss') === 'true' ? { body: { ...field, type: 'number' } } : refusal,
  });
  const onDone = vi.fn();
  renderApp(<TypeChange table={table} field={field} onDone={onDone} />);
  await userEvent.click(screen.getByRole('radio', { name: /^Nombre/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Changer le type' }));
  expect(await screen.findByText('12 valeurs ne peuvent pas être converties.')).toBeInTheDocument();
  expect(screen.getByText(/douze/)).toBeInTheDocument();
  expect(sent).toHaveLength(1);

  await userEvent.click(screen.getByRole('button', { name: 'Changer et vider ces valeurs' }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent[1]?.body).toMatchObject({ type: 'number' });
});

test('forgets the consent when another type is chosen', async () => {
  fakeServer({
    'PATCH /tables/echantillons/fields/volume': problem(409, 'conversion_loses_data', { loss: { converted: 0, lost: 1, examples: [] } }),
  });
  renderApp(<TypeChange table={table} field={field} onDone={vi.fn()} />);
  await userEvent.click(screen.getByRole('radio', { name: /^Nombre/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Changer le type' }));
  await screen.findByRole('button', { name: 'Changer et vider ces valeurs' });
  await userEvent.click(screen.getByRole('radio', { name: /^Date\s?un jour$/ }));
  expect(screen.getByRole('button', { name: 'Changer le type' })).toBeInTheDocument();
});
