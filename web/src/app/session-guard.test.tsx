import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { del, get } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { fakeServer, problem } from '@/testing/fake-server';
import type { AppRouter } from './router';
import { SessionGuard } from './session-guard';

const navigate = vi.fn();
const router = { navigate } as unknown as AppRouter;

function open() {
  const queryClient = new QueryClient();
  queryClient.setQueryData(keys.session, { user: { id: 7, username: 'nadia' } });
  render(
    <QueryClientProvider client={queryClient}>
      <SessionGuard router={router} />
    </QueryClientProvider>,
  );
  return queryClient;
}

beforeEach(() => navigate.mockClear());
afterEach(() => vi.unstubAllGlobals());

test('asks for the password again and lets the request that waited go on', async () => {
  let signedIn = false;
  fakeServer({
    'GET /tables': () => (signedIn ? { body: 'tables' } : problem(401, 'unauthenticated')),
    'POST /auth/login': () => {
      signedIn = true;
      return { body: { csrf_token: 'abc' } };
    },
  });
  open();
  const waiting = get('/tables');
  await userEvent.type(await screen.findByLabelText('Mot de passe'), 'secret{Enter}');
  expect(await waiting).toBe('tables');
  expect(screen.queryByLabelText('Mot de passe')).not.toBeInTheDocument();
  expect(navigate).not.toHaveBeenCalled();
});

test('asks nothing when the session is open again: renewed meanwhile, or opened in another tab', async () => {
  const sent = fakeServer({
    'GET /auth/session': { body: { user: { id: 7 }, csrf_token: 'new', password_change_required: false } },
    'DELETE /auth/sessions': ({ headers }) =>
      headers.get('X-CSRF-Token') === 'new' ? { status: 204 } : problem(403, 'csrf_failed'),
  });
  open();
  await del('/auth/sessions');
  expect(sent.map(({ path }) => path)).toEqual(['/auth/sessions', '/auth/session', '/auth/sessions']);
  expect(screen.queryByLabelText('Mot de passe')).not.toBeInTheDocument();
});

test('does not act for the person who signed in here meanwhile', async () => {
  fakeServer({
    'GET /auth/session': { body: { user: { id: 8 }, csrf_token: 'new', password_change_required: false } },
    'DELETE /auth/sessions': problem(403, 'csrf_failed'),
  });
  open();
  const waiting = del('/auth/sessions').catch((error: unknown) => error);
  await userEvent.click(await screen.findByRole('button', { name: 'Quitter cette page' }));
  expect(await waiting).toMatchObject({ code: 'csrf_failed' });
});

test('leads to sign-in when the person leaves, and forgets what was read', async () => {
  fakeServer({ 'GET /tables': problem(401, 'unauthenticated') });
  const queryClient = open();
  const waiting = get('/tables').catch((error: unknown) => error);
  await userEvent.click(await screen.findByRole('button', { name: 'Quitter cette page' }));
  expect(await waiting).toMatchObject({ code: 'unauthenticated' });
  expect(navigate).toHaveBeenCalledWith({ to: '/connexion' });
  expect(queryClient.getQueryData(keys.session)).toBeUndefined();
});

test('asks for both steps again from those who have a second factor', async () => {
  let signedIn = false;
  fakeServer({
    'GET /tables': () => (signedIn ? { body: 'tables' } : problem(401, 'unauthenticated')),
    'POST /auth/login': { body: { csrf_token: 'abc', second_factor_required: true } },
    'POST /auth/login/second-factor': () => {
      signedIn = true;
      return { body: { csrf_token: 'abc', second_factor_required: false } };
    },
  });
  open();
  const waiting = get('/tables');
  await userEvent.type(await screen.findByLabelText('Mot de passe'), 'secret{Enter}');
  await userEvent.type(await screen.findByLabelText('Code à six chiffres'), '123456{Enter}');
  expect(await waiting).toBe('tables');
});

test.each([
  ['password_change_required', '/mot-de-passe'],
  ['second_factor_enrolment_required', '/second-facteur'],
  ['second_factor_required', '/connexion'],
])('leads to what must be done first: %s', async (code, to) => {
  fakeServer({ 'GET /tables': problem(403, code) });
  open();
  await get('/tables').catch(() => undefined);
  expect(navigate).toHaveBeenCalledWith({ to });
});

test('asks for the password before a dangerous act, says when it is wrong, then lets the act go on', async () => {
  let confirmed = false;
  const sent = fakeServer({
    'DELETE /auth/totp': () => (confirmed ? { status: 204 } : problem(403, 'reauthentication_required')),
    'POST /auth/reauthenticate': ({ body }) => {
      confirmed = (body as { password: string }).password === 'juste';
      const errors = [{ pointer: '/password', code: 'wrong_password', message: 'Le mot de passe actuel est incorrect.' }];
      return confirmed ? { status: 204 } : problem(422, 'invalid_input', { errors });
    },
  });
  open();
  const waiting = del('/auth/totp');
  await userEvent.type(await screen.findByLabelText('Mot de passe'), 'faux{Enter}');
  expect(await screen.findByText('Le mot de passe actuel est incorrect.')).toBeInTheDocument();
  await userEvent.clear(screen.getByLabelText('Mot de passe'));
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'juste{Enter}');
  await waiting;
  expect(sent.at(-1)).toMatchObject({ method: 'DELETE', path: '/auth/totp' });
  expect(screen.queryByLabelText('Mot de passe')).not.toBeInTheDocument();
});

test('gives the dangerous act up when the person cancels', async () => {
  fakeServer({ 'DELETE /auth/totp': problem(403, 'reauthentication_required') });
  open();
  const waiting = del('/auth/totp').catch((error: unknown) => error);
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(await waiting).toMatchObject({ code: 'reauthentication_required' });
  expect(navigate).not.toHaveBeenCalled();
});
