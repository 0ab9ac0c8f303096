import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keys } from '@/api/queries/keys';
import { fakeServer, type SentRequest } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { SessionEndNotice } from './session-end-notice';

const hour = 3_600_000;
const minute = 60_000;
const began = Date.parse('2026-11-24T12:00:00Z');

/** A server that ends a session after an hour without requests of the person; `more` prolongs it from elsewhere. */
function idleServer(absoluteEnd = began + 12 * hour) {
  let lastSeen = began;
  const end = () => new Date(Math.min(lastSeen + hour, absoluteEnd)).toISOString();
  const sent = fakeServer({
    'GET /auth/session': ({ headers }) => {
      if (!headers.has('X-Background-Request')) lastSeen = Date.now();
      return { body: { user: { username: 'nadia' }, expires_at: end() } };
    },
  });
  return { sent, end, more: () => (lastSeen = Date.now()) };
}

function open(end: string) {
  const { queryClient } = renderApp(<SessionEndNotice />);
  act(() => queryClient.setQueryData(keys.session, { user: { username: 'nadia' }, expires_at: end }));
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const keep = () => screen.queryByRole('button', { name: 'Garder ma session ouverte', hidden: true });
const asked = (sent: SentRequest[]) => sent.map(({ headers }) => headers.get('X-Background-Request'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(began);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('warns two minutes before the end, and keeps the session open when asked (S-03)', async () => {
  const server = idleServer();
  open(server.end());
  await pass(0);
  const atStart = server.sent.length;
  await pass(57 * minute);
  expect(keep()).toBeNull();
  await pass(1.1 * minute);
  expect(asked(server.sent.slice(atStart))).toEqual(['1']);
  const button = keep();
  expect(button).not.toBeNull();
  fireEvent.click(button as HTMLElement);
  await pass(0);
  expect(asked(server.sent).at(-1)).toBeNull();
  expect(keep()).toBeNull();
});

test('takes a key for a sign of life, wherever it is pressed', async () => {
  const server = idleServer();
  open(server.end());
  await pass(58.1 * minute);
  expect(keep()).not.toBeNull();
  fireEvent.keyDown(document.body, { key: 'a' });
  await pass(0);
  expect(keep()).toBeNull();
  expect(asked(server.sent).at(-1)).toBeNull();
});

test('says nothing while requests elsewhere keep the session open', async () => {
  const server = idleServer();
  open(server.end());
  await pass(30 * minute);
  server.more();
  await pass(50 * minute);
  expect(keep()).toBeNull();
  await pass(9 * minute);
  expect(keep()).not.toBeNull();
  server.more();
  await pass(minute / 2);
  expect(keep()).toBeNull();
});

test('waits for a server that does not answer, without knocking all the time', async () => {
  const server = idleServer();
  open(server.end());
  await pass(0);
  const knock = vi.fn(() => Promise.reject(new TypeError('network')));
  vi.stubGlobal('fetch', knock);
  await pass(59 * minute);
  expect(keep()).toBeNull();
  expect(knock.mock.calls.length).toBeLessThanOrEqual(5);
  expect(knock).toHaveBeenCalled();
});

test('says that an end stands that nothing can move', async () => {
  const server = idleServer(began + 10 * minute);
  open(server.end());
  await pass(9 * minute);
  fireEvent.click(keep() as HTMLElement);
  await pass(0);
  expect(screen.getByText(/durée la plus longue/)).toBeInTheDocument();
  await pass(minute / 2);
  expect(screen.getByText(/durée la plus longue/)).toBeInTheDocument();
  expect(keep()).toBeNull();
});
