import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { PasswordForm } from './password-form';

afterEach(() => vi.unstubAllGlobals());

const session = { body: { user: { username: 'admin' }, csrf_token: 'abc', password_change_required: true } };

async function fill(current: string, next: string, again = next) {
  await userEvent.type(screen.getByLabelText('Mot de passe actuel'), current);
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe'), next);
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe, encore une fois'), again);
  await userEvent.click(screen.getByRole('button', { name: 'Changer le mot de passe' }));
}

test('changes the password once every rule is kept', async () => {
  const sent = fakeServer({ 'GET /auth/session': session, 'POST /auth/password': { status: 204 } });
  const onChanged = vi.fn();
  renderApp(<PasswordForm onChanged={onChanged} />);
  await fill('changeme', 'Jardin-Bleu-2026');
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
  const change = sent.find(({ method }) => method === 'POST');
  expect(change?.body).toEqual({ current_password: 'changeme', new_password: 'Jardin-Bleu-2026' });
  expect(screen.getByLabelText('Mot de passe actuel')).toHaveValue('');
  expect(sent.at(-1)?.path).toBe('/auth/session');
});

test('sends nothing while a rule is open', async () => {
  const sent = fakeServer({ 'GET /auth/session': session });
  renderApp(<PasswordForm onChanged={vi.fn()} />);
  await fill('changeme', 'Jardin-Bleu-2026', 'Jardin-Rouge-2026');
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('shows each rule the server finds broken beside its field', async () => {
  const errors = [
    { pointer: '/new_password', code: 'too_common', message: 'Ce mot de passe est trop courant.' },
    { pointer: '/new_password', code: 'reused', message: 'Ce mot de passe a déjà servi.' },
  ];
  fakeServer({ 'GET /auth/session': session, 'POST /auth/password': problem(422, 'validation_failed', { errors }) });
  renderApp(<PasswordForm onChanged={vi.fn()} />);
  await fill('changeme', 'Jardin-Bleu-2026');
  await vi.waitFor(() => expect(screen.getByLabelText('Nouveau mot de passe')).toBeInvalid());
  expect(screen.getByLabelText('Nouveau mot de passe')).toHaveAccessibleDescription(
    'Ce mot de passe est trop courant. Ce mot de passe a déjà servi.',
  );
});
