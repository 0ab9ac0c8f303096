import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const { enter } = journey(signInFirstTime);

async function openHome(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
}

const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme']);

test('lists the tables at home with their sizes', async () => {
  const { page } = await enter();
  await openHome(page);
  const tables = page.getByRole('main').getByRole('list').first();
  await tables.getByRole('link', { name: 'Projet', exact: true }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'DevisParProjet' }).waitFor();
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  await inspect(page, 'home');
});

test('folds the sidebar with Ctrl B and remembers it', async () => {
  const { page } = await enter();
  await openHome(page);
  const sidebar = page.getByRole('complementary');
  assert.equal((await sidebar.boundingBox())?.width, 232);
  await page.keyboard.press('Control+b');
  assert.equal((await sidebar.boundingBox())?.width, 56);
  await inspect(page, 'home-folded');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal((await sidebar.boundingBox())?.width, 56);
  await page.keyboard.press('Control+b');
  assert.equal((await sidebar.boundingBox())?.width, 232);
});

test('goes anywhere from the palette, without regard to case and accents', async () => {
  const { page } = await enter();
  await openHome(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Rechercher une table' });
  await palette.getByRole('combobox').fill('CRÉER');
  await palette.getByRole('option', { name: 'Créer une table…' }).waitFor();
  await inspect(page, 'palette');
  await palette.getByRole('combobox').fill('deconnecter');
  await palette.getByRole('option', { name: 'Se déconnecter' }).waitFor();
  await palette.getByRole('combobox').fill('contact');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/t/contact');
});

test('closes the palette with Escape and gives the focus back', async () => {
  const { page } = await enter();
  await openHome(page);
  const opener = page.getByRole('button', { name: 'Rechercher ou exécuter' });
  await opener.click();
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.ok(await opener.evaluate((node) => node === document.activeElement));
});

test('changes the theme from the keyboard and keeps it before the first paint', async () => {
  const { page } = await enter();
  await openHome(page);
  assert.equal(await theme(page), 'cochin');
  await page.getByRole('button', { name: /compte de/ }).focus();
  await page.keyboard.press('Enter');
  const dark = page.getByRole('menuitemradio', { name: 'Sombre' });
  await dark.waitFor();
  await inspect(page, 'user-menu');
  await page.keyboard.press('s');
  await page.keyboard.press('ArrowUp');
  await dark.press('Enter');
  assert.equal(await theme(page), 'cochin-nuit');
  await page.route('**/assets/**', (route) => route.abort());
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'cochin-nuit');
});

test('offers a bottom bar and a drawer on a phone', async () => {
  const { page } = await enter(phone);
  await openHome(page);
  await inspect(page, 'home');
  await page.getByRole('navigation', { name: 'Navigation rapide' }).getByRole('button', { name: 'Menu' }).click();
  const drawer = page.getByRole('dialog', { name: 'Navigation principale' });
  await drawer.getByRole('link', { name: 'TableNames' }).waitFor();
  await inspect(page, 'drawer');
  await drawer.getByRole('link', { name: 'Tables', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Tables' }).waitFor();
  await inspect(page, 'tables');
});

test('says that an address leads nowhere, and shows a way out', async () => {
  const { page } = await enter();
  await openHome(page);
  await page.goto('/nulle-part');
  await page.getByRole('heading', { level: 1, name: 'Page introuvable' }).waitFor();
  await inspect(page, 'not-found');
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
});

test('says when the network is gone', async () => {
  const { page, context } = await enter();
  await openHome(page);
  await context.setOffline(true);
  await page.getByText('Hors ligne.').waitFor();
  await inspect(page, 'offline');
  await context.setOffline(false);
  await page.getByText('Hors ligne.').waitFor({ state: 'detached' });
});
