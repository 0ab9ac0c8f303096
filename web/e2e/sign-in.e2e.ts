import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './support/accessibility.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { admin, fillPasswordChange, fillSignIn, signIn } from './support/sign-in.ts';

const { visit } = journey();

test('refuses wrong credentials in place and keeps the name', async () => {
  const { page } = await visit();
  await page.goto('/t/projet');
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'username');
  await fillSignIn(page, admin.username, 'nimporte-quoi');
  await page.getByRole('alert').getByText('incorrect').waitFor();
  assert.equal(await page.getByLabel('Identifiant').inputValue(), admin.username);
  await inspect(page, 'sign-in');
});

test('shows the form alone on a phone', async () => {
  const { page } = await visit(phone);
  await page.goto('/connexion');
  await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  await inspect(page, 'sign-in');
});

test('shows and hides the password', async () => {
  const { page } = await visit();
  await page.goto('/connexion');
  const password = page.getByLabel('Mot de passe', { exact: true });
  await password.fill('secret');
  await page.getByRole('button', { name: 'Afficher le mot de passe' }).click();
  assert.equal(await password.getAttribute('type'), 'text');
  await page.getByRole('button', { name: 'Masquer le mot de passe' }).click();
  assert.equal(await password.getAttribute('type'), 'password');
});

test('opens nothing but the change of password to a given password', async () => {
  const { page } = await visit();
  await page.goto('/');
  await fillSignIn(page, admin.username, admin.first);
  await page.getByRole('heading', { level: 1, name: 'Choisir un mot de passe' }).waitFor();
  await page.goto('/t/projet');
  await page.getByRole('heading', { level: 1, name: 'Choisir un mot de passe' }).waitFor();

  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('Court-1');
  const length = page.getByRole('listitem').filter({ hasText: '15 caractères ou plus' }).first();
  await length.getByText('(non respectée)').waitFor();
  await inspect(page, 'password-gate');

  await fillPasswordChange(page, 'pas-le-bon-du-tout', admin.own);
  await page.getByLabel('Mot de passe actuel').and(page.locator('[aria-invalid=true]')).waitFor();
  await fillPasswordChange(page, admin.first, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
});

test('leads back to the page that was asked for', async () => {
  const { page } = await visit();
  await page.goto('/tables');
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Tables' }).waitFor();
});

test('signs out for good', async () => {
  const { page } = await visit();
  await signIn(page);
  await page.getByRole('button', { name: /compte de/ }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
  await page.goto('/tables');
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
});

test('signs in again over a page whose session ended, without losing what was typed', async () => {
  const { page, context } = await visit();
  await signIn(page);
  await page.goto('/tables?creer=true');
  await page.getByLabel('Nom de la table').fill('Salles');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Créer la table' }).click();
  const dialog = page.getByRole('dialog', { name: 'Votre session a pris fin' });
  await dialog.waitFor();
  await inspect(page, 'session-ended');
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(admin.own);
  await dialog.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Salles' }).waitFor();
});

test('changes the password from the account page', async () => {
  const { page } = await visit();
  await signIn(page);
  await page.goto('/compte');
  await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  await page.getByRole('button', { name: 'Changer…' }).click();
  await inspect(page, 'account-password');
  await fillPasswordChange(page, admin.own, 'falaise-cuivre-OISEAU-31');
  await page.getByText('Mot de passe changé').waitFor();
});
