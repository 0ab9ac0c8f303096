import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { callApi, createRecords } from './support/api.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const fields = [
  { name: 'Nom', type: 'text', required: true },
  { name: 'Ville', type: 'text' },
  { name: 'Montant', type: 'decimal' },
  { name: 'Échéance', slug: 'date_fin', type: 'date' },
  { name: 'Actif', type: 'boolean' },
  { name: 'Notes', type: 'long_text' },
  { name: 'Pièces', type: 'file' },
];

const { enter } = journey(async (page) => {
  await signInFirstTime(page);
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Séance', slug: 'seance', fields } });
  await createRecords(page, 'seance', [
    { nom: 'Éole', ville: 'Nantes', montant: '1234.56', date_fin: '2026-01-15', actif: true },
    { nom: 'Seurat', ville: 'Paris', montant: '18450.00', date_fin: '2030-03-01' },
    { nom: 'Galaxy', ville: 'Paris', montant: '420.00' },
  ]);
});

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true });
const panel = (page: Page) => page.getByRole('complementary');

async function openList(page: Page, search = ''): Promise<void> {
  await page.goto(`/t/seance${search}`);
  await cell(page, 'Éole').waitFor();
}

test('the list can be used by everyone', async () => {
  const { page } = await enter();
  await openList(page);
  await cell(page, '1 234,56 €').waitFor();
  await inspect(page, 'records');
});

test('exports the list as it stands, filter and columns included', async () => {
  const { page } = await enter();
  await page.goto(`/t/seance?filter=${encodeURIComponent('ville == "Paris"')}`);
  await cell(page, 'Seurat').waitFor();
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'Notes' }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Autres réglages' }).click();
  await inspect(page, 'records-export');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV pour Excel' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^seance-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  assert.equal(lines[0], '\ufeffid;Nom;Ville;Montant;Échéance;Actif;Pièces');
  assert.deepEqual(lines.slice(1), ['2;Seurat;Paris;18450,00;01/03/2030;;', '3;Galaxy;Paris;420,00;;;', '']);
  await page.getByText(`${file.suggestedFilename()} est enregistré.`).waitFor();
});

test('edits a cell from the keyboard, undoes and redoes it', async () => {
  const { page } = await enter();
  await openList(page);
  await cell(page, 'Nantes').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Angers');
  await page.keyboard.press('Enter');
  await cell(page, 'Angers').waitFor();
  await page.getByText('Enregistré', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await cell(page, 'Nantes').waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await cell(page, 'Angers').waitFor();
  await page.keyboard.press('Control+z');
  await cell(page, 'Nantes').waitFor();
});

test('says why a date cannot be read and keeps what was typed', async () => {
  const { page } = await enter();
  await openList(page);
  await cell(page, '15/01/2026').click();
  await page.keyboard.type('12/13/2026');
  await page.keyboard.press('Enter');
  await page.getByText('Le mois va de 01 à 12').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Échéance' }).inputValue(), '12/13/2026');
  await page.keyboard.press('Escape');
  await cell(page, '15/01/2026').waitFor();
});

test('filters with a sentence that stands in the address', async () => {
  const { page } = await enter();
  await openList(page);
  await page.getByRole('button', { name: 'Filtrer' }).click();
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Ville' }).click();
  await page.getByLabel('Valeur').fill('PARIS');
  await page.keyboard.press('Enter');
  await cell(page, 'Éole').waitFor({ state: 'detached' });
  assert.match(decodeURIComponent(page.url()), /fold\(ville\)\.contains\(fold\("PARIS"\)\)/);
  await page.getByText('séances sur 3').waitFor();
  await page.getByRole('button', { name: 'Retirer la condition sur Ville' }).click();
  await cell(page, 'Éole').waitFor();
});

test('creates a record, refuses it without its name, and takes it back', async () => {
  const { page } = await enter();
  await openList(page);
  await page.getByRole('button', { name: 'Nouveau' }).click();
  await panel(page).getByLabel('Nom').waitFor();
  await page.keyboard.press('Control+Enter');
  await panel(page).getByRole('alert').first().waitFor();
  await panel(page).getByRole('textbox', { name: 'Nom' }).fill('Mistral');
  await page.keyboard.press('Control+Enter');
  await panel(page).getByRole('heading', { name: 'Mistral' }).waitFor();
  await inspect(page, 'record-panel');
  await page.getByText('Fiche créée').waitFor();
  await page.keyboard.press('Control+z');
  await cell(page, 'Mistral').waitFor({ state: 'detached' });
});

test('asks whose value stays when two people change the same field', async () => {
  const first = await enter();
  const second = await enter();
  for (const { page } of [first, second]) {
    await openList(page);
    await cell(page, 'Galaxy').click();
    await page.keyboard.press(' ');
    await panel(page).getByRole('button', { name: /^Ville/ }).waitFor();
  }
  const change = async (page: Page, ville: string) => {
    await panel(page).getByRole('button', { name: /^Ville/ }).click();
    await page.keyboard.type(ville);
    await page.keyboard.press('Enter');
  };
  await change(first.page, 'Brest');
  await first.page.getByText('Enregistré', { exact: true }).waitFor();
  await change(second.page, 'Lyon');
  await second.page.getByRole('radio', { name: /Garder la mienne/ }).click();
  await panel(second.page).getByRole('button', { name: /^Ville.*Lyon/ }).waitFor();
});

test('moves records to the trash and brings them back', async () => {
  const { page } = await enter();
  await openList(page);
  await page.getByRole('rowheader').first().hover();
  await page.getByRole('rowheader').first().click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Corbeille' }).click();
  await cell(page, 'Éole').waitFor({ state: 'detached' });
  await page.goto('/t/seance?trash=true');
  await cell(page, 'Éole').waitFor();
  await page.getByRole('row').filter({ hasText: 'Éole' }).getByRole('rowheader').click();
  await page.getByRole('button', { name: 'Restaurer' }).click();
  await openList(page);
  await page.goto('/t/contact?trash=true');
  await page.getByRole('button', { name: 'Revenir à la table' }).click();
  await page.getByRole('button', { name: 'Créer la première fiche' }).waitFor();
});

test('acts on everything that a filter selects, asks first, and undoes it', async () => {
  const { page } = await enter();
  await page.goto('/');
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Tube', slug: 'tube', fields } });
  await createRecords(page, 'tube', Array.from({ length: 1_300 }, (_, at) => ({ nom: `Tube ${at}`, ville: at < 1_200 ? 'Paris' : 'Brest' })));
  await page.goto(`/t/tube?filter=${encodeURIComponent('ville == "Paris"')}`);
  await page.getByText('tubes sur').waitFor();
  await page.getByLabel('Tout sélectionner').click();
  await page.getByRole('toolbar').getByText(/^1\s200\stubes$/).waitFor();
  await page.getByRole('toolbar').getByRole('button', { name: 'Corbeille…' }).click();
  await page.getByRole('heading', { name: /^Mettre 1\s200\stubes à la corbeille/ }).waitFor();
  await inspect(page, 'bulk-question');
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre à la corbeille' }).click();
  await page.getByText('1 200 fiches mises à la corbeille').waitFor();
  await page.goto('/t/tube');
  await page.getByRole('status').getByText(/^100$/).waitFor();
  await page.reload();
  await page.getByRole('status').getByText(/^100$/).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('status').getByText(/^1\s300$/).waitFor();
});

test('says which records a deletion left, and why', async () => {
  const { page } = await enter();
  await page.goto('/');
  const linked = [{ name: 'Nom', type: 'text' }, { name: 'Tube', type: 'foreign_key', options: { table: 'boite' } }];
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Boîte', slug: 'boite', fields: [{ name: 'Nom', type: 'text' }] } });
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Contenu', slug: 'contenu', fields: linked } });
  await createRecords(page, 'boite', [{ nom: 'A' }, { nom: 'B' }, { nom: 'C' }]);
  await createRecords(page, 'contenu', [{ nom: 'x', tube: 2 }]);
  await page.goto('/t/boite');
  await cell(page, 'B').waitFor();
  await page.getByLabel('Tout sélectionner').click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Corbeille' }).click();
  await page.getByText(/^2 fiches mises à la corbeille\. 1 a été refusée\s: /).waitFor();
  await page.getByRole('toolbar').getByText(/^1\sboîte$/).waitFor();
  await cell(page, 'A').waitFor({ state: 'detached' });
});

/** Pastes a text where the focus is, as a spreadsheet would have left it in the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('pastes a block of a spreadsheet, shows what it cannot read, adds lines, and takes it all back at once', async () => {
  const { page } = await enter();
  await openList(page);
  await cell(page, 'Éole').click();
  await paste(page, 'Éole\tTours\t1 500,00 €\tdemain\r\nSeurat\tLille\tbeaucoup\t31/13/2030\r\n');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: /^Coller 6 valeurs/ }).waitFor();
  await dialog.getByText('Le mois va de 01 à 12').waitFor();
  await inspect(page, 'paste-question');
  await dialog.getByRole('button', { name: 'Coller 6 valeurs' }).click();
  await cell(page, 'Tours').waitFor();
  await cell(page, '1 500,00 €').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await cell(page, 'Nantes').waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await paste(page, 'Dernière\r\nMistral\tNîmes\r\n');
  await cell(page, 'Mistral').waitFor();
  await page.keyboard.press('Control+z');
  await cell(page, 'Mistral').waitFor({ state: 'detached' });
  await cell(page, 'Dernière').waitFor({ state: 'detached' });
});

test('fills down, clears and copies a range', async () => {
  const { page } = await enter();
  await openList(page);
  await cell(page, 'Nantes').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await page.getByText('1 valeur').or(page.getByRole('gridcell', { name: 'Nantes' }).nth(1)).first().waitFor();
  assert.equal(await cell(page, 'Nantes').count(), 2);
  await page.keyboard.press('Control+z');
  await cell(page, 'Paris').first().waitFor();
  await page.keyboard.press('Delete');
  await cell(page, 'Nantes').waitFor({ state: 'detached' });
  await page.getByText('2 valeurs effacées').waitFor();
  await page.keyboard.press('Control+z');
  await cell(page, 'Nantes').waitFor();
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
  assert.equal(copied, 'Nantes\r\nParis');
});

test('tells the history of a record and goes back to a version', async () => {
  const { page } = await enter();
  await openList(page);
  await cell(page, 'Seurat').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Signac');
  await page.keyboard.press('Enter');
  await cell(page, 'Signac').click();
  await page.keyboard.press(' ');
  await panel(page).getByRole('tab', { name: 'Activité' }).click();
  await panel(page).getByText('Seurat').waitFor();
  await panel(page).getByRole('button', { name: 'Revenir à cette version' }).last().click();
  await panel(page).getByRole('heading', { name: 'Seurat' }).waitFor();
});

test('shows cards and a full-screen record on a phone', async () => {
  const { page } = await enter(phone);
  await page.goto('/t/seance');
  await page.getByRole('button', { name: /Éole/ }).waitFor();
  await inspect(page, 'records-phone');
  await page.getByRole('button', { name: /Éole/ }).click();
  await panel(page).getByRole('heading', { name: 'Éole' }).waitFor();
  await inspect(page, 'record-phone');
  await panel(page).getByRole('button', { name: 'Retour' }).click();
  await page.getByRole('button', { name: /Seurat/ }).waitFor();
});

test('keeps what acts on a file in sight on a phone', async () => {
  const { page } = await enter(phone);
  await page.goto('/t/seance?record=3');
  const name = `${'rapport-'.repeat(8)}final.txt`;
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from('bonjour') };
  await panel(page).locator('input[type=file]').setInputFiles(file);
  const remove = panel(page).getByRole('button', { name: `Retirer ${name}` });
  await remove.waitFor();
  const box = await remove.boundingBox();
  assert.ok(box !== null && box.x + box.width <= phone.width);
});
