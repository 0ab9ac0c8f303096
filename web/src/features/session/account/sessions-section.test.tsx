import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { OwnSession } from '@/api/queries/account';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { SessionsSection } from './sessions-section';

afterEach(() => vi.unstubAllGlobals());

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0';

function session(id: number, more: Partial<OwnSession> = {}): OwnSession {
  const moment = new Date().toISOString();
  const times = { created_at: moment, last_seen: moment, expires_at: moment };
  return { id, device: firefox, address: '10.0.0.7', current: false, ...times, ...more };
}

const rows = () => within(screen.getByRole('list', { name: 'Sessions' })).getAllByRole('listitem');

test('names each browser in words, this one first and without a way to end it (S-08)', async () => {
  fakeServer({ 'GET /auth/sessions': { body: { items: [session(1, { device: 'curl/8.5.0' }), session(2, { current: true })] } } });
  renderApp(<SessionsSection />);
  await screen.findByText('Firefox sous Windows');
  const [own, other] = rows();
  expect(own).toHaveTextContent('Firefox sous WindowsCette session10.0.0.7');
  expect(within(own as HTMLElement).queryByRole('button')).not.toBeInTheDocument();
  expect(other).toHaveTextContent('curl/8.5.0');
  expect(other).toHaveTextContent('Active maintenant');
});

test.each([
  ['ended now', { status: 204 }],
  ['ended meanwhile', problem(404, 'not_found')],
])('takes a session away that was %s', async (_, answer) => {
  let ended = false;
  fakeServer({
    'GET /auth/sessions': () => ({ body: { items: ended ? [] : [session(4)] } }),
    'DELETE /auth/sessions/4': () => {
      ended = true;
      return answer;
    },
  });
  renderApp(<SessionsSection />);
  await userEvent.click(await screen.findByRole('button', { name: 'Fermer la session Firefox sous Windows' }));
  await vi.waitFor(() => expect(screen.queryByText('Firefox sous Windows')).not.toBeInTheDocument());
  expect(screen.queryByText(/not_found/)).not.toBeInTheDocument();
});

test('says that the list could not be read, and reads it again', async () => {
  let broken = true;
  fakeServer({ 'GET /auth/sessions': () => (broken ? problem(500, 'internal') : { body: { items: [session(1)] } }) });
  renderApp(<SessionsSection />);
  await screen.findByText('Le chargement a échoué');
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  expect(await screen.findByText('Firefox sous Windows')).toBeInTheDocument();
});
