import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { PasswordVerdict } from '@/api/queries/account';
import { fakeServer, problem, type SentRequest } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { PasswordForm } from './password-form';

afterEach(() => vi.unstubAllGlobals());

const session = { body: { user: { username: 'admin' }, csrf_token: 'abc', password_change_required: true } };
const codes = ['too_short', 'not_complex', 'too_common', 'contains_personal_data'];

function verdict(...broken: string[]): { body: PasswordVerdict } {
  const rules = codes.map((code) => ({ code, ok: !broken.includes(code), message: null }));
  return { body: { acceptable: broken.length === 0, minimum_characters: 15, rules } };
}

function write(label: string, text: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

async function fill(current: string, next: string, again = next) {
  write('Mot de passe actuel', current);
  write('Nouveau mot de passe', next);
  write('Nouveau mot de passe, encore une fois', again);
  await userEvent.click(screen.getByRole('button', { name: 'Changer le mot de passe' }));
}

function changesIn(sent: SentRequest[]): unknown[] {
  return sent.filter(({ path }) => path === '/auth/password').map(({ body }) => body);
}

const lineOf = (text: string | RegExp) => {
  const line = within(screen.getByRole('list', { name: 'Règles du mot de passe' })).getByText(text);
  return line.closest('li');
};

test('changes the password and reads the new session', async () => {
  const sent = fakeServer({
    'GET /auth/session': session,
    'POST /auth/password-check': verdict(),
    'POST /auth/password': { status: 204 },
  });
  const onChanged = vi.fn();
  renderApp(<PasswordForm onChanged={onChanged} />);
  await fill('changeme', 'Jardin-Bleu-2026');
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
  expect(changesIn(sent)).toEqual([{ current_password: 'changeme', new_password: 'Jardin-Bleu-2026' }]);
  expect(screen.getByLabelText('Mot de passe actuel')).toHaveValue('');
  expect(sent.filter(({ path }) => path === '/auth/session')).toHaveLength(2);
});

test('marks each rule as the server judges it', async () => {
  fakeServer({
    'GET /auth/session': session,
    'POST /auth/password-check': ({ body }) => {
      const typed = (body as { new_password: string }).new_password;
      return typed === '' ? verdict(...codes) : verdict('too_common');
    },
  });
  renderApp(<PasswordForm onChanged={vi.fn()} />);
  expect(await screen.findByText('15 caractères ou plus')).toHaveTextContent('(à respecter)');
  write('Nouveau mot de passe', 'Motdepasse-2026!');
  await vi.waitFor(() => expect(lineOf(/Ni courant/)).toHaveTextContent('(non respectée)'));
  expect(lineOf('15 caractères ou plus')).toHaveTextContent('(respectée)');
});

test('asks the server after a pause in the typing, not for every key', async () => {
  vi.useFakeTimers();
  const sent = fakeServer({ 'GET /auth/session': session, 'POST /auth/password-check': verdict() });
  renderApp(<PasswordForm onChanged={vi.fn()} />);
  for (const typed of ['t', 'tr', 'tra', 'tram']) {
    write('Nouveau mot de passe', typed);
    await act(() => vi.advanceTimersByTimeAsync(200));
  }
  await act(() => vi.advanceTimersByTimeAsync(200));
  const judged = sent.filter(({ path }) => path === '/auth/password-check').map(({ body }) => body);
  expect(judged).toEqual([{ new_password: 'tram' }]);
  vi.useRealTimers();
});

test('leaves the judgement to the server: sends what the live verdict refuses, and works without one', async () => {
  const sent = fakeServer({
    'GET /auth/session': session,
    'POST /auth/password-check': problem(429, 'too_many_attempts'),
    'POST /auth/password': { status: 204 },
  });
  const onChanged = vi.fn();
  renderApp(<PasswordForm onChanged={onChanged} />);
  await fill('changeme', 'Jardin-Bleu-2026');
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
  expect(changesIn(sent)).toHaveLength(1);
});

test('sends nothing while the two entries differ', async () => {
  const sent = fakeServer({ 'GET /auth/session': session, 'POST /auth/password-check': verdict() });
  renderApp(<PasswordForm onChanged={vi.fn()} />);
  await fill('changeme', 'Jardin-Bleu-2026', 'Jardin-Rouge-2026');
  expect(changesIn(sent)).toEqual([]);
  expect(lineOf(/identiques/)).toHaveTextContent('(non respectée)');
});

test('shows each rule the server finds broken beside its field', async () => {
  const errors = [
    { pointer: '/new_password', code: 'too_common', message: 'Ce mot de passe est trop courant.' },
    { pointer: '/new_password', code: 'reused', message: 'Ce mot de passe a déjà servi.' },
  ];
  fakeServer({
    'GET /auth/session': session,
    'POST /auth/password-check': verdict(),
    'POST /auth/password': problem(422, 'validation_failed', { errors }),
  });
  renderApp(<PasswordForm onChanged={vi.fn()} />);
  await fill('changeme', 'Jardin-Bleu-2026');
  await vi.waitFor(() => expect(screen.getByLabelText('Nouveau mot de passe')).toBeInvalid());
  expect(screen.getByLabelText('Nouveau mot de passe')).toHaveAccessibleDescription(
    'Ce mot de passe est trop courant. Ce mot de passe a déjà servi.',
  );
});
