import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { get } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { fakeServer, problem } from '@/testing/fake-server';
import type { AppRouter } from './router';
import { SessionGuard } from './session-guard';

const navigate = vi.fn();
const router = { navigate } as unknown as AppRouter;

function open() {
  const queryClient = new QueryClient();
  queryClient.setQueryData(keys.session, { user: { username: 'nadia' } });
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

test('leads to sign-in when the person leaves, and forgets what was read', async () => {
  fakeServer({ 'GET /tables': problem(401, 'unauthenticated') });
  const queryClient = open();
  const waiting = get('/tables').catch((error: unknown) => error);
  await userEvent.click(await screen.findByRole('button', { name: 'Quitter cette page' }));
  expect(await waiting).toMatchObject({ code: 'unauthenticated' });
  expect(navigate).toHaveBeenCalledWith({ to: '/connexion' });
  expect(queryClient.getQueryData(keys.session)).toBeUndefined();
});

test('leads to the change of password when the server demands it', async () => {
  fakeServer({ 'GET /tables': problem(403, 'password_change_required') });
  open();
  await get('/tables').catch(() => undefined);
  expect(navigate).toHaveBeenCalledWith({ to: '/mot-de-passe' });
});
