import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem, type SentRequest } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { SignInSteps } from './sign-in-steps';

afterEach(() => vi.unstubAllGlobals());

const pending = { user: { id: 1 }, csrf_token: 'before', password_change_required: false, second_factor_required: true };
const complete = { ...pending, csrf_token: 'after', second_factor_required: false };
const wrong = problem(422, 'invalid_input', { errors: [{ pointer: '/code', code: 'wrong_code', message: '' }] });

async function giveCode(code: string, label = 'Code à six chiffres') {
  await userEvent.type(await screen.findByLabelText(label), `${code}{Enter}`);
}

async function givePassword() {
  await userEvent.type(screen.getByLabelText('Identifiant'), 'nadia');
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'secret{Enter}');
}

const pathsOf = (sent: SentRequest[]) => sent.map(({ method, path }) => `${method} ${path}`);

test('asks for the code only after the password, and passes on the answer to the code', async () => {
  const sent = fakeServer({ 'POST /auth/login': { body: pending }, 'POST /auth/login/second-factor': { body: complete } });
  const onSignedIn = vi.fn();
  renderApp(<SignInSteps onSignedIn={onSignedIn} />);
  await givePassword();
  await giveCode('123456');
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledExactlyOnceWith(complete));
  expect(sent.at(-1)?.body).toEqual({ code: '123456' });
  expect(sent.at(-1)?.headers.get('X-CSRF-Token')).toBe('before');
});

test('lets the browser offer the code, and keeps the step after a wrong one', async () => {
  fakeServer({ 'POST /auth/login/second-factor': wrong });
  renderApp(<SignInSteps pending={['totp']} onSignedIn={vi.fn()} />);
  expect(screen.getByLabelText('Code à six chiffres')).toHaveAttribute('autocomplete', 'one-time-code');
  await giveCode('000000');
  expect(await screen.findByText(/Ce code n’est pas le bon/)).toBeInTheDocument();
  expect(screen.getByLabelText('Code à six chiffres')).toBeInvalid();
});

test('takes a recovery code instead', async () => {
  const sent = fakeServer({ 'POST /auth/login/second-factor': { body: complete } });
  const onSignedIn = vi.fn();
  renderApp(<SignInSteps pending={['totp']} onSignedIn={onSignedIn} />);
  await userEvent.click(screen.getByRole('button', { name: 'Utiliser un code de secours' }));
  await giveCode('abcd-efgh-ijkm-npqr', 'Code de secours');
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(sent.at(-1)?.body).toEqual({ code: 'abcd-efgh-ijkm-npqr' });
});

test('leads back to the first step and drops the half-open session', async () => {
  const sent = fakeServer({ 'POST /auth/logout': { status: 204 } });
  const onRestart = vi.fn();
  renderApp(<SignInSteps pending={['totp']} onSignedIn={vi.fn()} onRestart={onRestart} />);
  await userEvent.click(screen.getByRole('button', { name: 'Revenir au mot de passe' }));
  expect(await screen.findByLabelText('Identifiant')).toBeInTheDocument();
  expect(onRestart).toHaveBeenCalledOnce();
  expect(pathsOf(sent)).toEqual(['POST /auth/logout']);
});

test('says why the first step comes again when the server ends the second', async () => {
  fakeServer({
    'POST /auth/login/second-factor': problem(401, 'unauthenticated'),
    'POST /auth/logout': problem(401, 'unauthenticated'),
  });
  renderApp(<SignInSteps pending={['totp']} onSignedIn={vi.fn()} />);
  await giveCode('000000');
  expect(await screen.findByText(/Recommencez par le mot de passe/)).toBeInTheDocument();
  expect(screen.getByLabelText('Identifiant')).toBeInTheDocument();
});
