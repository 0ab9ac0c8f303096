import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { admin, fillPasswordChange, fillSignIn } from './support/sign-in.ts';
import { totpCode } from './support/totp.ts';

const { visit } = journey();

const kept = { secret: '', recoveryCodes: [] as string[] };

async function openAccount(page: Page): Promise<void> {
  await page.goto('/compte');
  await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  await page.getByRole('list', { name: 'Sessions' }).waitFor();
}

/** Both steps of the way in; the code may be one of the application or a recovery code. */
async function signInWithCode(page: Page, code: string): Promise<void> {
  await page.goto('/connexion');
  await fillSignIn(page, admin.username, admin.own);
  if (code.length > 6) await page.getByRole('button', { name: 'Utiliser un code de secours' }).click();
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /compte de/ }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
}

test('judges a first password live, by the rules of the server', async () => {
  const { page } = await visit();
  await page.goto('/');
  await fillSignIn(page, admin.username, admin.first);
  await page.getByRole('heading', { level: 1, name: 'Choisir un mot de passe' }).waitFor();
  const rule = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await rule('15 caractères ou plus').first().getByText('(à respecter)').waitFor();

  const next = page.getByLabel('Nouveau mot de passe', { exact: true });
  await next.fill('Motdepasse-2026!');
  await rule('Ni courant').getByText('(non respectée)').waitFor();
  await rule('15 caractères ou plus').first().getByText('(respectée)').waitFor();
  await next.fill('admin-falaise-cuivre');
  await rule('Sans votre nom').getByText('(non respectée)').waitFor();
  await inspect(page, 'password-rules');

  await fillPasswordChange(page, admin.first, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
});

test('offers every password field to a password manager and to pasting (A-39)', async () => {
  const { page } = await visit();
  await page.goto('/connexion');
  await page.getByLabel('Identifiant').waitFor();
  const completions = await page.evaluate(() =>
    [...document.querySelectorAll('input')].map((input) => [input.name, input.autocomplete, input.type]),
  );
  assert.deepEqual(completions, [
    ['username', 'username', 'text'],
    ['password', 'current-password', 'password'],
  ]);
  const password = page.getByLabel('Mot de passe', { exact: true });
  await page.getByLabel('Identifiant').fill('collé-tel-quel');
  await page.getByLabel('Identifiant').press('Control+A');
  await page.keyboard.press('Control+C');
  await password.focus();
  await page.keyboard.press('Control+V');
  assert.equal(await password.inputValue(), 'collé-tel-quel');
});

test('sets up a second factor and shows ten recovery codes once', async () => {
  const { page } = await visit();
  await page.goto('/connexion');
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
  await openAccount(page);
  await inspect(page, 'account');
  await page.getByRole('button', { name: 'Activer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Activer le second facteur' });
  const picture = dialog.getByRole('img', { name: 'Code QR de la clé' });
  await picture.and(page.locator('[src^=blob]')).waitFor();
  assert.ok(await picture.evaluate(async (image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0)));
  kept.secret = await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  await inspect(page, 'totp-enrolment');

  await dialog.getByLabel('Code à six chiffres').fill('000000');
  await dialog.getByRole('button', { name: 'Activer le second facteur' }).click();
  await dialog.getByText('Ce code n’est pas le bon').waitFor();
  await dialog.getByLabel('Code à six chiffres').fill(totpCode(kept.secret, -1));
  await dialog.getByRole('button', { name: 'Activer le second facteur' }).click();

  const codes = page.getByRole('dialog', { name: 'Second facteur activé' });
  await codes.waitFor();
  kept.recoveryCodes = await codes.getByRole('listitem').allInnerTexts();
  assert.equal(kept.recoveryCodes.length, 10);
  await inspect(page, 'recovery-codes');
  await page.keyboard.press('Escape');
  await codes.getByRole('button', { name: 'Terminer' }).click();
  await page.getByText('Activé', { exact: true }).waitFor();
  await signOut(page);
});

test('asks for the code after the password, and leads back to the first step', async () => {
  const { page } = await visit();
  await page.goto('/tables');
  await fillSignIn(page, admin.username, admin.own);
  const code = page.getByLabel('Code à six chiffres');
  await code.waitFor();
  assert.equal(await code.getAttribute('autocomplete'), 'one-time-code');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'code');
  await inspect(page, 'second-step');
  await page.reload();
  await code.fill('000000');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByText('Ce code n’est pas le bon').waitFor();
  await page.getByRole('button', { name: 'Revenir au mot de passe' }).click();
  await fillSignIn(page, admin.username, admin.own);
  await code.fill(totpCode(kept.secret, 0));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Tables' }).waitFor();
});

test('begins again with the password after five wrong codes', async () => {
  const { page } = await visit(phone);
  await page.goto('/connexion');
  await fillSignIn(page, admin.username, admin.own);
  const code = page.getByLabel('Code à six chiffres');
  for (let tries = 0; tries < 6; tries += 1) {
    await code.fill(`00000${tries}`);
    const answered = page.waitForResponse(/second-factor$/);
    await page.getByRole('button', { name: 'Valider' }).click();
    await answered;
  }
  await page.getByText('Recommencez par le mot de passe').waitFor();
  await inspect(page, 'second-step-over');
});

test('takes a recovery code once, and lists and ends sessions', async () => {
  const elsewhere = await visit();
  await signInWithCode(elsewhere.page, kept.recoveryCodes[0] ?? '');
  const { page } = await visit();
  await page.goto('/connexion');
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('button', { name: 'Utiliser un code de secours' }).click();
  await page.getByLabel('Code de secours').fill(kept.recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByText('ou il a déjà servi').waitFor();
  await page.getByLabel('Code de secours').fill((kept.recoveryCodes[1] ?? '').replaceAll('-', ' ').toUpperCase());
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();

  await openAccount(page);
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  const before = await rows.count();
  assert.ok(before >= 2);
  assert.match(await rows.first().innerText(), /Chrome sous Linux.*Cette session/s);
  await page.getByRole('button', { name: /^Fermer la session/ }).first().click();
  await page.getByText('Session fermée').waitFor();
  assert.equal(await rows.count(), before - 1);
  await page.getByRole('button', { name: 'Fermer toutes les autres sessions' }).click();
  await page.getByText('Autres sessions fermées').waitFor();
  assert.equal(await rows.count(), 1);

  await elsewhere.page.goto('/tables');
  await elsewhere.page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
});

test('signs in again over a page with both steps, without losing what was typed', async () => {
  const { page, context } = await visit();
  await signInWithCode(page, kept.recoveryCodes[2] ?? '');
  await page.goto('/tables?creer=true');
  await page.getByLabel('Nom de la table').fill('Salles');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Créer la table' }).click();
  const dialog = page.getByRole('dialog', { name: 'Votre session a pris fin' });
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(admin.own);
  await dialog.getByRole('button', { name: 'Se connecter' }).click();
  await dialog.getByRole('button', { name: 'Utiliser un code de secours' }).click();
  await dialog.getByLabel('Code de secours').fill(kept.recoveryCodes[3] ?? '');
  await inspect(page, 'session-ended-code');
  await dialog.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { level: 1, name: 'Salles' }).waitFor();
});

test('makes a token whose secret shows once and opens the API until it is revoked', async () => {
  const { page } = await visit();
  await signInWithCode(page, kept.recoveryCodes[4] ?? '');
  await openAccount(page);
  await page.getByRole('button', { name: 'Créer un jeton…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Export du lundi');
  await dialog.getByLabel('Accès aux données').selectOption('write');
  await dialog.getByLabel('Journal').check();
  await inspect(page, 'token-form');
  await dialog.getByRole('button', { name: 'Créer le jeton' }).click();
  const secret = await dialog.getByLabel('Secret du jeton').innerText();
  assert.match(secret, /^cpm_[\w-]{43}/);
  await inspect(page, 'token-secret');
  await dialog.getByRole('button', { name: 'Terminer' }).click();

  const origin = new URL(page.url()).origin;
  const call = () => fetch(`${origin}/api/v1/tables`, { headers: { Authorization: `Bearer ${secret}` } });
  assert.equal((await call()).status, 200);
  const row = page.getByRole('list', { name: 'Jetons d’API' }).getByRole('listitem');
  assert.match(await row.innerText(), /Export du lundi\s+Lecture et écriture, Journal/);
  assert.ok(!(await page.content()).includes(secret));
  await inspect(page, 'account-token');

  await row.getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  await page.getByText('Aucun jeton').waitFor();
  assert.equal((await call()).status, 401);
});

test('renews the recovery codes and removes the second factor, on a phone', async () => {
  const { page } = await visit(phone);
  await signInWithCode(page, kept.recoveryCodes[5] ?? '');
  await openAccount(page);
  await inspect(page, 'account');
  await page.getByRole('button', { name: 'Refaire les codes de secours…' }).click();
  await page.getByRole('button', { name: 'Refaire les dix codes' }).click();
  const codes = page.getByRole('dialog').getByRole('listitem');
  await codes.first().waitFor();
  const fresh = await codes.allInnerTexts();
  assert.equal(fresh.length, 10);
  assert.deepEqual(fresh.filter((code) => kept.recoveryCodes.includes(code)), []);
  await inspect(page, 'recovery-codes');
  await page.getByRole('button', { name: 'Terminer' }).click();

  await page.getByRole('button', { name: 'Retirer…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await page.getByText('Non activé').waitFor();
});

/** A device that has keys, and whose owner unlocks it whenever he is asked. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('adds a passkey, signs in with it and removes it (A-36)', async () => {
  const { page } = await visit();
  await addAuthenticator(page);
  await page.goto('/connexion');
  // Keys belong to a name, not to an address.
  const local = new URL(page.url()).origin.replace('127.0.0.1', 'localhost');
  await page.goto(`${local}/connexion`);
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
  await page.goto(`${local}/compte`);
  await page.getByRole('button', { name: 'Ajouter une clé d’accès…' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Portable du bureau');
  await inspect(page, 'passkey-dialog');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('list', { name: 'Codes de secours' }).waitFor();
  await page.getByRole('button', { name: 'Terminer' }).click();
  const row = page.getByRole('list', { name: 'Clés d’accès' }).getByRole('listitem');
  await row.filter({ hasText: 'Portable du bureau' }).waitFor();
  await inspect(page, 'passkey-listed');

  await signOut(page);
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).waitFor();
  await inspect(page, 'passkey-step');
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();

  await page.goto(`${local}/compte`);
  await row.getByText('utilisée', { exact: false }).waitFor();
  await row.getByRole('button', { name: /Retirer/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await page.getByText('Aucune clé d’accès.').waitFor();
});
