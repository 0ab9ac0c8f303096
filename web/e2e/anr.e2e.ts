import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { journey } from './support/journey.ts';
import { admin, signInFirstTime } from './support/sign-in.ts';

const demo = join(import.meta.dirname, '..', '..', 'scripts', 'demo-anr');

/** The real projects and partners, put in by the command that the README names. */
async function importRealData(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const account = ['--user', admin.username, '--password', admin.own];
  await promisify(execFile)(process.execPath, [demo, '--url', url, ...account]);
}

const { enter } = journey(async (page) => {
  await signInFirstTime(page);
  await importRealData(page);
});

const cell = (page: Page, name: string | RegExp) => page.getByRole('gridcell', { name });
const panel = (page: Page) => page.getByRole('complementary');

test('lists 1,379 real projects, in light and dark', async () => {
  const { page } = await enter();
  await page.goto('/t/projets_anr');
  await cell(page, /^ANR-/).first().waitFor();
  await page.getByRole('status').getByText(/^1\s379$/).waitFor();
  await inspect(page, 'anr-projects');
});

test('finds « génomique » by « genomique », filters on an action and an amount, sorts by date', async () => {
  const { page } = await enter();
  await page.goto('/t/projets_anr');
  await cell(page, /^ANR-/).first().waitFor();
  await page.getByLabel('Rechercher dans Projets ANR').fill('genomique');
  await cell(page, /génomique/i).first().waitFor();
  const search = new URL(page.url()).searchParams;
  search.set('filter', 'action == "INBS" && aide >= 100000.00');
  search.set('sort', 'debut');
  await page.goto(`/t/projets_anr?${search.toString()}`);
  await cell(page, /génomique/i).first().waitFor();
  const dates = await page.getByRole('gridcell', { name: /^\d\d\/\d\d\/\d{4}$/ }).allTextContents();
  const keys = dates.map((date) => date.split('/').toReversed().join('-'));
  assert.ok(keys.length > 1);
  assert.deepEqual(keys, keys.toSorted());
  await inspect(page, 'anr-filtered');
});

test('opens a project, changes it, sees it in its history and undoes it', async () => {
  const { page } = await enter();
  await page.goto('/t/projets_anr?search=genomique');
  await cell(page, /^ANR-/).first().click();
  await page.keyboard.press(' ');
  const acronym = panel(page).getByRole('button', { name: /^Acronyme/ });
  await acronym.waitFor();
  const former = await acronym.textContent();
  await acronym.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('TRANSCRIPTOME');
  await page.keyboard.press('Enter');
  await page.getByText('Enregistré', { exact: true }).waitFor();
  await panel(page).getByRole('tab', { name: 'Activité' }).click();
  await panel(page).getByText('TRANSCRIPTOME').first().waitFor();
  await inspect(page, 'anr-history');
  await page.keyboard.press('Control+z');
  await panel(page).getByRole('tab', { name: 'Résumé' }).click();
  await panel(page).getByRole('button', { name: /^Acronyme/ }).filter({ hasNotText: 'TRANSCRIPTOME' }).waitFor();
  assert.equal(await panel(page).getByRole('button', { name: /^Acronyme/ }).textContent(), former);
});
