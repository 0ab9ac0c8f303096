import { test } from 'node:test';
import { inspect } from './support/accessibility.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const { enter, visit } = journey(signInFirstTime);

test('shows the routes and the tables of this instance', async () => {
  const { page } = await enter();
  await page.goto('/api/docs#listRecords');
  await page.getByRole('heading', { level: 2, name: 'Enregistrements' }).waitFor();
  const listing = page.locator('#listRecords');
  await listing.getByText('Expression que les enregistrements doivent vérifier').waitFor();
  await inspect(page, 'api-docs');
  await page.emulateMedia({ colorScheme: 'dark' });
  await inspect(page, 'api-docs-dark');
  await listing.getByRole('link', { name: 'RecordPage' }).click();
  await page.getByText('Curseur de la page suivante').waitFor();
  await page.getByText('Projet, valeurs écrites', { exact: true }).waitFor();
});

test('fits a phone', async () => {
  const { page } = await enter(phone);
  await page.goto('/api/docs');
  await page.getByRole('heading', { level: 2, name: 'Connexion' }).waitFor();
  await inspect(page, 'api-docs');
});

test('asks strangers to sign in', async () => {
  const { page } = await visit();
  await page.goto('/api/docs');
  await page.getByRole('link', { name: 'Se connecter' }).waitFor();
});
