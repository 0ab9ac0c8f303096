import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './support/accessibility.ts';
import { foreignHost, phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { admin, fillPasswordChange, fillSignIn } from './support/sign-in.ts';
import { totpCode } from './support/totp.ts';

const { visit } = journey(undefined, {
  SECOND_FACTOR_FOR_ADMINISTRATORS: 'yes',
  PASSWORD_EXPIRY_DAYS: '10',
  ALLOWED_HOSTS: foreignHost,
});

test('opens nothing to an administrator but the change of password, then the second factor (A-35)', async () => {
  const { page } = await visit(phone);
  await page.goto('/');
  await fillSignIn(page, admin.username, admin.first);
  await fillPasswordChange(page, admin.first, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Protéger votre compte' }).waitFor();
  await page.goto('/t/projet');
  await page.getByRole('heading', { level: 1, name: 'Protéger votre compte' }).waitFor();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  await inspect(page, 'second-factor-gate');
  await page.getByLabel('Code à six chiffres').fill(totpCode(secret));
  await page.getByRole('button', { name: 'Activer le second facteur' }).click();
  const codes = page.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem');
  await codes.first().waitFor();
  await inspect(page, 'second-factor-gate-codes');

  await page.emulateMedia({ media: 'print' });
  assert.ok(await codes.first().isVisible());
  assert.ok(!(await page.getByRole('button', { name: 'Continuer' }).isVisible()));
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
  await page.getByText(/Votre mot de passe expire dans 10 jours/).waitFor();
  await inspect(page, 'password-expiry');

  await page.getByRole('link', { name: 'Le changer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  await page.getByRole('button', { name: 'Retirer…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Protéger votre compte' }).waitFor();
});

test('confirms the password once, then lets the dangerous act go on by itself (S-11)', async () => {
  const { page } = await visit();
  await page.goto('/');
  await fillSignIn(page, admin.username, admin.own);
  await page.getByLabel('Code à six chiffres').waitFor();
  // The window of ten minutes is still open: the first offer is answered as if it had passed.
  const refusal = { status: 403, code: 'reauthentication_required', title: 'Confirmez d’abord votre mot de passe.' };
  await page.route('**/auth/totp', (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 });
  await page.reload();
  const dialog = page.getByRole('dialog', { name: 'Confirmez votre mot de passe' });
  await dialog.getByLabel('Mot de passe', { exact: true }).fill('pas-le-bon-du-tout');
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await dialog.getByText('incorrect').waitFor();
  await inspect(page, 'reauthentication');
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(admin.own);
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('img', { name: 'Code QR de la clé' }).waitFor();
});

test('warns an administrator whose page travels readable, and copies without the clipboard of safe pages (S-07)', async () => {
  const { page } = await visit();
  await page.goto('/connexion');
  const address = new URL(page.url());
  address.hostname = foreignHost;
  await page.goto(address.href);
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('button', { name: 'Copier la clé' }).click();
  await page.getByRole('button', { name: 'Copié' }).waitFor();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const code = page.getByLabel('Code à six chiffres');
  await code.focus();
  await page.keyboard.press('Control+V');
  assert.equal(await code.inputValue(), secret.replaceAll(' ', ''));
  await code.fill(totpCode(secret));
  await page.getByRole('button', { name: 'Activer le second facteur' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByText(/^Connexion non chiffrée/).waitFor();
  await inspect(page, 'plain-http');
});

test('keeps the token of a link out of the address, and says when it has served', async () => {
  const { page } = await visit(phone);
  await page.goto('/nouveau-mot-de-passe#un-jeton-qui-n-existe-pas');
  await page.getByLabel('Nouveau mot de passe', { exact: true }).waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await inspect(page, 'link');
  await page.goto('/nouveau-mot-de-passe');
  await page.getByRole('heading', { level: 1, name: 'Ce lien n’est plus valable' }).waitFor();
  await inspect(page, 'link-void');
});
