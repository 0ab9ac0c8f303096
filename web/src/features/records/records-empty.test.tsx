import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp } from '@/testing/render-app';
import { fakeServer } from '@/testing/fake-server';
import { sampleTable } from '@/testing/sample-table';
import { RecordsEmpty } from './records-empty';

const query = { filter: '', sort: '', search: '', trash: false };

function show(mayCreate: boolean): void {
  fakeServer({});
  renderApp(<RecordsEmpty table={sampleTable()} query={query} mayCreate={mayCreate} onSearchChange={vi.fn()} />);
}

test('offers the first record to whom may create it', () => {
  show(true);
  expect(screen.getByRole('button', { name: 'Créer la première fiche' })).toBeVisible();
});

test('tells the others whence records come', () => {
  show(false);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  expect(screen.getByText(/dès que vos collègues en créent/)).toBeVisible();
});
