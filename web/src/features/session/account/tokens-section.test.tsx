import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '@/api/types';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { TokensSection } from './tokens-section';

afterEach(() => vi.unstubAllGlobals());

const user = { id: 1, username: 'nadia', email: '', first_name: '', last_name: '', is_active: true, is_staff: false };
const open = { csrf_token: 'abc', password_change_required: false };
const reader: Session = { ...open, user: { ...user, is_superuser: false }, permissions: { global: [], tables: {} } };
const auditor: Session = { ...reader, permissions: { global: ['audit.read'], tables: {} } };
const root: Session = { ...reader, user: { ...user, is_superuser: true } };

const token = {
  id: 3,
  name: 'Export',
  scopes: ['read', 'audit.read'],
  created_at: '2026-11-24T12:00:00Z',
  expires_at: '2099-01-01T00:00:00Z',
  last_used_at: null,
};

async function openForm(session: Session) {
  renderApp(<TokensSection session={session} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Créer un jeton…' }));
  return within(screen.getByRole('dialog'));
}

test('sends the name, the reach and the end, and shows the secret this once (Z-09)', async () => {
  const sent = fakeServer({
    'GET /auth/tokens': { body: { items: [] } },
    'POST /auth/tokens': { status: 201, body: { ...token, token: 'cpm_secret' } },
  });
  const form = await openForm(auditor);
  await userEvent.type(form.getByLabelText(/^Nom/), ' Export ');
  await userEvent.selectOptions(form.getByLabelText('Accès aux données'), 'Lecture et écriture');
  await userEvent.selectOptions(form.getByLabelText('Durée'), '30 jours');
  await userEvent.click(form.getByLabelText('Journal'));
  await userEvent.click(form.getByRole('button', { name: 'Créer le jeton' }));
  expect(await screen.findByLabelText('Secret du jeton')).toHaveTextContent('cpm_secret');
  const draft = sent.find(({ method }) => method === 'POST')?.body as { expires_at: string };
  expect(draft).toMatchObject({ name: 'Export', scopes: ['read', 'write', 'audit.read'] });
  const days = (Date.parse(draft.expires_at) - Date.now()) / (24 * 3_600_000);
  expect(days).toBeCloseTo(30, 1);

  await userEvent.click(screen.getByRole('button', { name: 'Terminer' }));
  expect(screen.queryByText('cpm_secret')).not.toBeInTheDocument();
});

test.each([
  ['no right to those who have none', reader, 0],
  ['no right but those that one has', auditor, 1],
  ['every right to those who have all', root, 8],
])('offers %s', async (_, session, count) => {
  fakeServer({ 'GET /auth/tokens': { body: { items: [] } } });
  const form = await openForm(session);
  expect(form.queryAllByRole('checkbox')).toHaveLength(count);
});

test('keeps the form when the server refuses it', async () => {
  const errors = [{ pointer: '/name', code: 'invalid_name', message: 'Ce nom ne convient pas.' }];
  fakeServer({
    'GET /auth/tokens': { body: { items: [] } },
    'POST /auth/tokens': problem(422, 'invalid_input', { errors }),
  });
  const form = await openForm(reader);
  await userEvent.type(form.getByLabelText(/^Nom/), 'x{Enter}');
  expect(await form.findByText('Ce nom ne convient pas.')).toBeInTheDocument();
  expect(form.getByLabelText(/^Nom/)).toHaveValue('x');
});

test('says what a token opens, and revokes it only once confirmed', async () => {
  let revoked = false;
  fakeServer({
    'GET /auth/tokens': () => ({ body: { items: revoked ? [] : [token] } }),
    'DELETE /auth/tokens/3': () => {
      revoked = true;
      return { status: 204 };
    },
  });
  renderApp(<TokensSection session={reader} />);
  expect(await screen.findByText('Lecture, Journal')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Révoquer le jeton Export…' }));
  expect(revoked).toBe(false);
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Révoquer' }));
  expect(await screen.findByText('Aucun jeton')).toBeInTheDocument();
});
