import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '@/api/api-error';
import type { Table } from '@/api/types';
import { renderApp } from '@/testing/render-app';
import { fakeServer } from '@/testing/fake-server';
import { sampleRights } from '@/testing/sample-rights';
import { sampleField, sampleRecord } from '@/testing/sample-table';
import { DEFAULT_COLUMNS } from '../column-settings';
import type { RecordWriter } from '../record-writer';
import { NewRecordPanel } from './new-record-panel';

const table = {
  slug: 'echantillon',
  name: 'Échantillon',
  fields: [
    sampleField('nom', 'text', { name: 'Nom', required: true, order: 0 }),
    sampleField('jour', 'date', { name: 'Jour', order: 1 }),
    sampleField('actif', 'boolean', { name: 'Actif', order: 2, default: true }),
    sampleField('etat', 'choice', { name: 'État', order: 3, default: 'recu', options: { category: 'etat' } }),
    sampleField('salle', 'foreign_key', { name: 'Salle', order: 4, default: 12, options: { table: 'salle' } }),
    sampleField('cout', 'number', { name: 'Coût', order: 5 }),
  ],
} as unknown as Table;

const create = vi.fn();
const onCreated = vi.fn();

beforeEach(async () => {
  sessionStorage.clear();
  create.mockReset();
  fakeServer({
    'GET /tables/echantillon/fields/etat/options': {
      body: { items: [{ value: 'use', label: 'Usé' }, { value: 'recu', label: 'Reçu' }] },
    },
    'GET /tables/salle': { body: { slug: 'salle', label_fields: ['nom'], fields: [sampleField('nom', 'text')] } },
    'GET /tables/salle/records': { body: { items: [sampleRecord(12, { nom: 'Salle Œuvrard' })] } },
  });
  renderApp(
    <NewRecordPanel
      table={table}
      columns={DEFAULT_COLUMNS}
      writer={{ create } as unknown as RecordWriter}
      rights={sampleRights({ isReadonlyOnCreate: (slug) => slug === 'cout' })}
      onCreated={onCreated}
      onClose={vi.fn()}
    />,
  );
  await screen.findByText('Nom');
});
afterEach(() => vi.unstubAllGlobals());

const press = (name: string) => userEvent.click(screen.getByText(name));

/** Replaces what stands in the line of this field. */
async function fill(name: string, text: string): Promise<void> {
  await userEvent.click(screen.getByLabelText(name));
  await userEvent.clear(screen.getByLabelText(name));
  await userEvent.paste(text);
}

function refuse(slug: string, message: string): void {
  const errors = [{ pointer: `/values/${slug}`, code: 'required', message }];
  create.mockRejectedValueOnce(new ApiError({ type: '', title: '', status: 422, code: 'invalid_input', errors }));
}

test('creates nothing while a value that was typed cannot be read', async () => {
  await fill('Nom', 'Tube');
  await fill('Jour', '31/02/2026');
  await press('Créer');
  expect(create).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Jour')).toHaveFocus();

  await fill('Jour', '28/02/2026');
  create.mockResolvedValueOnce({ id: 7 });
  await press('Créer');
  expect(create).toHaveBeenCalledWith({ nom: 'Tube', jour: '2026-02-28' });
  expect(onCreated).toHaveBeenCalledWith(7);
});

test('goes to the refused line, whose reason leaves once it is filled', async () => {
  refuse('nom', 'Ce champ est obligatoire.');
  await press('Créer');
  await screen.findByText('Ce champ est obligatoire.');
  await vi.waitFor(() => expect(screen.getByLabelText('Nom')).toHaveFocus());
  await fill('Nom', 'Tube');
  await userEvent.tab();
  expect(screen.queryByText('Ce champ est obligatoire.')).not.toBeInTheDocument();
});

test('shows what the server would write by default', async () => {
  expect(screen.getByLabelText('Actif')).toBeChecked();
  expect(await screen.findByText('Reçu')).toBeVisible();
  expect(await screen.findByText('Salle Œuvrard')).toBeVisible();
});

test('leaves to the server what only others may fill in', () => {
  expect(screen.getByText('Nom')).toBeVisible();
  expect(screen.queryByText('Coût')).not.toBeInTheDocument();
});
