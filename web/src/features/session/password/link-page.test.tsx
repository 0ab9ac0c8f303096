import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { LinkPage } from './link-page';

afterEach(() => {
  vi.unstubAllGlobals();
  location.hash = '';
});

async function choose(password: string) {
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe'), password);
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe, encore une fois'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Définir mon mot de passe' }));
}

test('sends the token in the body only, and without the cookies of whoever is signed in here (S-12)', async () => {
  location.hash = '#secret-of-the-link';
  const sent = fakeServer({ 'POST /auth/password-resets/confirm': { status: 204 } });
  const fetched = vi.spyOn(globalThis, 'fetch');
  renderApp(<LinkPage />);
  await choose('tramway-orange-VIOLET');
  expect(await screen.findByRole('heading', { name: 'Votre mot de passe est enregistré' })).toBeInTheDocument();
  expect(sent.map(({ path, body }) => ({ path, body }))).toEqual([
    { path: '/auth/password-resets/confirm', body: { token: 'secret-of-the-link', new_password: 'tramway-orange-VIOLET' } },
  ]);
  expect(fetched.mock.calls[0]?.[0]).not.toContain('secret');
  expect(fetched.mock.calls[0]?.[1]?.credentials).toBe('omit');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-of-the-link');
});

test('says what to do when the link has served', async () => {
  location.hash = '#used';
  const errors = [{ pointer: '/token', code: 'invalid_token', message: 'Ce lien a déjà servi.' }];
  fakeServer({ 'POST /auth/password-resets/confirm': problem(422, 'invalid_input', { errors }) });
  renderApp(<LinkPage />);
  await choose('tramway-orange-VIOLET');
  expect(await screen.findByRole('heading', { name: 'Ce lien n’est plus valable' })).toBeInTheDocument();
  expect(screen.queryByLabelText('Nouveau mot de passe')).not.toBeInTheDocument();
});

test('shows the rules that the server finds broken, and keeps the link for another try', async () => {
  location.hash = '#good';
  const errors = [{ pointer: '/new_password', code: 'too_short', message: 'Au moins 12 caractères.' }];
  fakeServer({ 'POST /auth/password-resets/confirm': problem(422, 'invalid_input', { errors }) });
  renderApp(<LinkPage />);
  await choose('court');
  await vi.waitFor(() => expect(screen.getByLabelText('Nouveau mot de passe')).toBeInvalid());
  expect(screen.getByLabelText('Nouveau mot de passe')).toHaveAccessibleDescription('Au moins 12 caractères.');
});

test('says at once that an address without a token leads nowhere', () => {
  renderApp(<LinkPage />);
  expect(screen.getByRole('heading', { name: 'Ce lien n’est plus valable' })).toBeInTheDocument();
});
