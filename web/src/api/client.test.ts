import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { ApiError } from './api-error';
import { apiUrl, del, get, patch, post, request, setCsrfToken } from './client';
import { onDuty, passwordQuestion, signInQuestion } from './session-events';

afterEach(() => {
  vi.unstubAllGlobals();
  setCsrfToken('');
});

async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.catch((caught: unknown) => caught);
  if (!(error instanceof ApiError)) throw new Error('expected a refusal');
  return error;
}

test('leaves absent parameters out of the address', () => {
  expect(apiUrl('/tables', { limit: 5, cursor: undefined, search: '', total: true })).toBe(
    '/api/v1/tables?limit=5&total=true',
  );
});

test('sends the CSRF token with what changes something, and only then', async () => {
  const sent = fakeServer({ 'GET /tables': { body: {} }, 'POST /tables': { status: 201, body: {} } });
  setCsrfToken('abc');
  await get('/tables');
  await post('/tables', { name: 'Salles' });
  expect(sent.map(({ headers }) => headers.get('X-CSRF-Token'))).toEqual([null, 'abc']);
  expect(sent[1]?.body).toEqual({ name: 'Salles' });
});

test('sends the version of a record as If-Match', async () => {
  const sent = fakeServer({ 'PATCH /x': { body: {} }, 'DELETE /x': { status: 204 } });
  await patch('/x', {}, { version: 3 });
  await del('/x', { version: 4 });
  expect(sent.map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', '"4"']);
});

test('answers body, entity tag and location', async () => {
  fakeServer({ 'POST /x': { status: 201, body: { id: 1 }, headers: { ETag: '"1.7"', Location: '/api/v1/x/1' } } });
  expect(await request('POST', '/x', {})).toEqual({
    body: { id: 1 },
    status: 201,
    etag: '"1.7"',
    location: '/api/v1/x/1',
  });
});

test('throws the problem of a refusal with its messages by place', async () => {
  const errors = [{ pointer: '/name', code: 'required', message: 'Le nom est obligatoire.' }];
  fakeServer({ 'POST /tables': problem(422, 'validation_failed', { errors }) });
  const error = await errorOf(post('/tables', {}));
  expect([error.status, error.code]).toEqual([422, 'validation_failed']);
  expect(error.messageAt('/name')).toBe('Le nom est obligatoire.');
  expect(error.messageAt('/slug')).toBeUndefined();
});

test('reads how long to wait from Retry-After', async () => {
  fakeServer({ 'POST /auth/login': { ...problem(429, 'too_many_attempts'), headers: { 'Retry-After': '120' } } });
  expect((await errorOf(post('/auth/login', {}, { anonymous: true }))).retryAfter).toBe(120);
});

test('says unreachable when no answer comes', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  expect(await errorOf(get('/tables'))).toMatchObject({ status: 0, code: 'unreachable' });
});

test('passes an abort on as it is', async () => {
  const abort = new AbortController();
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('aborted', 'AbortError')));
  abort.abort();
  await expect(get('/tables', { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('asks once to sign in again and then repeats what waited', async () => {
  let signedIn = false;
  const sent = fakeServer({
    'GET /a': () => (signedIn ? { body: 'a' } : problem(401, 'unauthenticated')),
    'GET /b': () => (signedIn ? { body: 'b' } : problem(401, 'unauthenticated')),
  });
  const recover = vi.fn(async () => (signedIn = true));
  const stop = signInQuestion.onAsked(recover);
  expect(await Promise.all([get('/a'), get('/b')])).toEqual(['a', 'b']);
  expect(recover).toHaveBeenCalledTimes(1);
  expect(sent).toHaveLength(4);
  stop();
});

test('gives up when the person leaves, and does not ask for requests that expect a 401', async () => {
  fakeServer({ 'GET /a': problem(401, 'unauthenticated') });
  const recover = vi.fn(async () => false);
  const stop = signInQuestion.onAsked(recover);
  expect((await errorOf(get('/a'))).code).toBe('unauthenticated');
  await errorOf(get('/a', { anonymous: true }));
  expect(recover).toHaveBeenCalledTimes(1);
  stop();
});

test.each(['password_change_required', 'second_factor_required', 'second_factor_enrolment_required'])(
  'tells when the server wants something done first: %s',
  async (code) => {
    fakeServer({ 'GET /tables': problem(403, code) });
    const listener = vi.fn();
    const stop = onDuty(listener);
    await errorOf(get('/tables'));
    expect(listener).toHaveBeenCalledExactlyOnceWith(code);
    stop();
  },
);

test('asks once for the password before a dangerous act and then repeats it', async () => {
  let confirmed = false;
  const dangerous = () => (confirmed ? { status: 204 } : problem(403, 'reauthentication_required'));
  const sent = fakeServer({ 'DELETE /auth/totp': dangerous, 'POST /auth/tokens': dangerous });
  const ask = vi.fn(async () => (confirmed = true));
  const stop = passwordQuestion.onAsked(ask);
  await Promise.all([del('/auth/totp'), post('/auth/tokens', { name: 'export' })]);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(sent).toHaveLength(4);
  expect(sent.filter(({ path }) => path === '/auth/tokens').map(({ body }) => body)).toEqual([
    { name: 'export' },
    { name: 'export' },
  ]);
  stop();
});

test('leaves a dangerous act when the person does not confirm, and does not ask in a circle', async () => {
  fakeServer({ 'DELETE /auth/totp': problem(403, 'reauthentication_required') });
  const ask = vi.fn(async () => false);
  const stop = passwordQuestion.onAsked(ask);
  expect((await errorOf(del('/auth/totp'))).code).toBe('reauthentication_required');
  ask.mockResolvedValue(true);
  expect((await errorOf(del('/auth/totp'))).code).toBe('reauthentication_required');
  expect(ask).toHaveBeenCalledTimes(2);
  stop();
});

test('says that the page asks by itself, so that the session is not prolonged', async () => {
  const sent = fakeServer({ 'GET /auth/session': { body: {} } });
  await get('/auth/session', { background: true });
  await get('/auth/session');
  expect(sent.map(({ headers }) => headers.get('X-Background-Request'))).toEqual(['1', null]);
});
