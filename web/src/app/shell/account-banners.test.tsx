import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '@/api/types';
import { fakeServer } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { AccountBanners } from './account-banners';

afterEach(() => vi.unstubAllGlobals());

const nobody = { id: 1, username: 'nadia', email: '', first_name: '', last_name: '', is_active: true };
const reader: Session = {
  user: { ...nobody, is_staff: false, is_superuser: false },
  csrf_token: 'abc',
  password_change_required: false,
  permissions: { global: [], tables: {} },
};
const manager: Session = { ...reader, permissions: { global: ['users.manage'], tables: {} } };
const day = 24 * 3_600_000;

function expiry(days: number): Pick<Session, 'password_expires_at' | 'password_expiry_warning'> {
  return { password_expires_at: new Date(Date.now() + days * day - 1000).toISOString(), password_expiry_warning: true };
}

function open(session: Session, address: string) {
  fakeServer({ 'GET /auth/session': { body: session } });
  renderApp(<AccountBanners place={new URL(address)} />);
}

test('tells administrators that what travels is readable (S-07)', async () => {
  open(manager, 'http://cochin.hopital.fr');
  expect(await screen.findByText(/Connexion non chiffrée/)).toBeInTheDocument();
});

test('tells it to nobody who can do nothing about it', async () => {
  open({ ...reader, ...expiry(5) }, 'http://cochin.hopital.fr');
  await screen.findByText(/expire/);
  expect(screen.queryByText(/Connexion non chiffrée/)).not.toBeInTheDocument();
});

test('is silent under HTTPS', async () => {
  open({ ...manager, ...expiry(5) }, 'https://cochin.hopital.fr');
  await screen.findByText(/expire/);
  expect(screen.queryByText(/Connexion non chiffrée/)).not.toBeInTheDocument();
});

test('says in how many days the password expires, and where to change it (A-13)', async () => {
  open({ ...reader, ...expiry(5) }, 'https://cochin.hopital.fr');
  expect(await screen.findByText(/Votre mot de passe expire dans 5 jours/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Le changer' })).toHaveAttribute('href', '/compte');
});
