import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { SignInForm } from './sign-in-form';

afterEach(() => vi.unstubAllGlobals());

async function signIn(username: string, password: string) {
  await userEvent.type(screen.getByLabelText('Identifiant'), username);
  await userEvent.type(screen.getByLabelText('Mot de passe'), password);
  await userEvent.keyboard('{Enter}');
}

test('sends name and password and passes the answer on', async () => {
  const answer = { user: { id: 1 }, csrf_token: 'abc', password_change_required: false, second_factor_required: false };
  const sent = fakeServer({ 'POST /auth/login': { body: answer } });
  const onSignedIn = vi.fn();
  renderApp(<SignInForm onSignedIn={onSignedIn} />);
  await signIn(' nadia ', 'Jardin-Bleu-2026');
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledWith(answer));
  expect(sent[0]?.body).toEqual({ username: 'nadia', password: 'Jardin-Bleu-2026' });
});

test('says in place that the two do not go together, without saying which is wrong', async () => {
  fakeServer({ 'POST /auth/login': problem(401, 'invalid_credentials') });
  renderApp(<SignInForm onSignedIn={vi.fn()} />);
  await signIn('nadia', 'faux');
  expect(await screen.findByText(/Identifiant ou mot de passe incorrect/)).toBeInTheDocument();
  expect(screen.getByLabelText('Identifiant')).toHaveValue('nadia');
  expect(screen.getByLabelText('Mot de passe')).toHaveFocus();
});

test('says how long the pause lasts', async () => {
  fakeServer({ 'POST /auth/login': { ...problem(429, 'too_many_attempts'), headers: { 'Retry-After': '600' } } });
  renderApp(<SignInForm onSignedIn={vi.fn()} />);
  await signIn('nadia', 'faux');
  expect(await screen.findByText('Trop d’essais. Réessayez dans 10 minutes.')).toBeInTheDocument();
});

test('says when capitals are locked', async () => {
  renderApp(<SignInForm onSignedIn={vi.fn()} />);
  await userEvent.click(screen.getByLabelText('Mot de passe'));
  await userEvent.keyboard('{CapsLock}A');
  expect(screen.getByText('La touche Verr. Maj. est active.')).toBeInTheDocument();
});
