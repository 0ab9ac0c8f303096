import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { sampleGroup } from '@/testing/sample-account';
import { CreateAccountDialog } from './create-account-dialog';

afterEach(() => vi.unstubAllGlobals());

const office = {
  'GET /groups': { body: { items: [sampleGroup({ id: 4, name: 'Lecteur' })], next: null } },
  'GET /auth/session': { body: { user: { id: 1, is_superuser: false }, csrf_token: 'abc' } },
};

async function fillIn() {
  await userEvent.type(screen.getByLabelText('Prénom'), 'Marie');
  await userEvent.type(screen.getByLabelText(/^Identifiant/), 'marie');
  await userEvent.click(await screen.findByLabelText('Lecteur'));
  await userEvent.click(screen.getByRole('button', { name: 'Créer le compte' }));
}

test('creates the account without a password and shows its link once', async () => {
  const setup_url = 'https://cochin.exemple/nouveau-mot-de-passe#jeton';
  const answer = { id: 9, username: 'marie', setup_url, expires_at: '2026-11-25T09:00:00Z' };
  const sent = fakeServer({ ...office, 'POST /users': { status: 201, body: answer } });
  const onClose = vi.fn();
  renderApp(<CreateAccountDialog open onClose={onClose} />);
  await fillIn();
  expect(await screen.findByLabelText('Lien de mot de passe')).toHaveValue(setup_url);
  const creation = sent.find(({ method }) => method === 'POST');
  expect(creation?.body).toEqual({ username: 'marie', first_name: 'Marie', groups: [4] });
  await userEvent.click(screen.getByRole('button', { name: 'J’ai noté le lien' }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.queryByDisplayValue(setup_url)).toBeNull();
});

test('says beside its input that the name is taken, and keeps what was typed', async () => {
  const errors = [{ pointer: '/username', code: 'username_taken', message: 'Un compte porte déjà ce nom.' }];
  fakeServer({ ...office, 'POST /users': problem(422, 'invalid_input', { errors }) });
  renderApp(<CreateAccountDialog open onClose={vi.fn()} />);
  await fillIn();
  await vi.waitFor(() => expect(screen.getByLabelText(/^Identifiant/)).toHaveAccessibleDescription('Un compte porte déjà ce nom.'));
  expect(screen.getByLabelText('Prénom')).toHaveValue('Marie');
});

test('offers the role of administrator to administrators only', async () => {
  fakeServer(office);
  renderApp(<CreateAccountDialog open onClose={vi.fn()} />);
  await screen.findByLabelText('Lecteur');
  expect(screen.queryByLabelText('Administrateur')).toBeNull();
});
