import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { sampleEntry } from '@/testing/sample-entry';
import { AuditPage } from './audit-page';

afterEach(() => vi.unstubAllGlobals());

const office = {
  'GET /tables': { body: { items: [], next: null } },
  'GET /audit/actions': {
    body: {
      items: [
        { name: 'users.created', label: 'Un compte a été créé.' },
        { name: 'auth.failed', label: 'Une connexion a été refusée.' },
      ],
      next: null,
    },
  },
};
const first = sampleEntry({ after: { username: 'marie', is_active: true } });
const second = sampleEntry({ id: 4, action: 'auth.failed', outcome: 'invalid_credentials', actor: null, object: '' });

test('tells each entry in words and reads on where the page before ended', async () => {
  const sent = fakeServer({
    ...office,
    'GET /audit': ({ query }) => ({
      body: query.get('cursor') === '5' ? { items: [second], next: null } : { items: [first], next: '5' },
    }),
  });
  renderApp(<AuditPage search={{}} onSearchChange={vi.fn()} />);
  expect(await screen.findByRole('button', { name: 'Un compte a été créé.' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Afficher les plus anciennes' }));
  expect(await screen.findByRole('button', { name: 'Une connexion a été refusée.' })).toBeInTheDocument();
  expect(screen.getAllByText(/identifiants incorrects/).length).toBeGreaterThan(0);
  expect(sent.filter(({ path }) => path === '/audit')).toHaveLength(2);
});

test('shows what was written, and leads to all that is about the same', async () => {
  fakeServer({ ...office, 'GET /audit': { body: { items: [first], next: null } } });
  const onSearchChange = vi.fn();
  renderApp(<AuditPage search={{}} onSearchChange={onSearchChange} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Un compte a été créé.' }));
  const changes = screen.getByLabelText('Ce qui a changé');
  expect(within(changes).getByText('marie')).toBeInTheDocument();
  expect(within(changes).getByText('Compte actif')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Tout ce qui concerne Compte marie' }));
  expect(onSearchChange).toHaveBeenCalledWith({ objet: 'user:12' });
});

test('asks for what the address says, on the page and in the files', async () => {
  const sent = fakeServer({ ...office, 'GET /audit': { body: { items: [], next: null } } });
  renderApp(<AuditPage search={{ qui: 'marie', issue: 'refus', du: '2026-11-01' }} onSearchChange={vi.fn()} />);
  expect(await screen.findByText('Aucune entrée ne correspond')).toBeInTheDocument();
  const query = sent.find(({ path }) => path === '/audit')?.query;
  expect(Object.fromEntries(query ?? [])).toEqual({ actor: 'marie', outcome: 'refused', from: '2026-11-01', limit: '50' });
  expect(screen.getByRole('link', { name: 'Exporter en CSV' })).toHaveAttribute(
    'href',
    '/api/v1/audit?actor=marie&outcome=refused&from=2026-11-01&format=csv',
  );
});
