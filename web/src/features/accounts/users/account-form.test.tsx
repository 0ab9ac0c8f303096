import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { sampleAccount, sampleGroup } from '@/testing/sample-account';
import { AccountForm } from './account-form';

afterEach(() => vi.unstubAllGlobals());

const office = (id: number) => ({
  'GET /groups': { body: { items: [sampleGroup({ id: 2 }), sampleGroup({ id: 4, name: 'Lecteur' })], next: null } },
  'GET /auth/session': { body: { user: { id, is_superuser: true }, csrf_token: 'abc' } },
});

test('sends only what changed, with the version it was read in', async () => {
  const account = sampleAccount({});
  const saved = { ...account, version: 4, groups: [...account.groups, { id: 4, name: 'Lecteur' }] };
  const sent = fakeServer({ ...office(1), 'PATCH /users/7': { body: saved } });
  renderApp(<AccountForm account={account} />);
  await userEvent.click(await screen.findByLabelText('Lecteur'));
  expect(screen.getByText(/ferme les sessions/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Enregistrer' })).toHaveAttribute('aria-disabled', 'true'));
  const change = sent.find(({ method }) => method === 'PATCH');
  expect(change?.body).toEqual({ groups: [2, 4] });
  expect(change?.headers.get('If-Match')).toBe('"3"');
});

test('lets nobody change his own rights, and says so', async () => {
  fakeServer(office(7));
  renderApp(<AccountForm account={sampleAccount({})} />);
  await vi.waitFor(() => expect(screen.getByLabelText('Compte actif')).toBeDisabled());
  expect(screen.getByLabelText('Administrateur')).toHaveAccessibleDescription(/ses propres droits/);
  expect(await screen.findByLabelText('Lecteur')).toBeDisabled();
  expect(screen.getByLabelText('Prénom')).toBeEnabled();
});

test('says that the account changed meanwhile and takes it as it is now', async () => {
  const fresh = sampleAccount({ last_name: 'Martin', version: 5 });
  fakeServer({ ...office(1), 'PATCH /users/7': problem(412, 'version_conflict'), 'GET /users/7': { body: fresh } });
  renderApp(<AccountForm account={sampleAccount({})} />);
  await userEvent.type(screen.getByLabelText('Prénom'), ' Anne');
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Reprendre le compte tel qu’il est' }));
  await vi.waitFor(() => expect(screen.getByLabelText('Nom')).toHaveValue('Martin'));
  expect(screen.getByLabelText('Prénom')).toHaveValue('Cécile');
});
