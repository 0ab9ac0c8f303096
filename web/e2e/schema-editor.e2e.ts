import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const { enter } = journey(signInFirstTime);

const fieldNames = (page: Page) =>
  page.getByRole('list', { name: 'Champs' }).getByRole('listitem').getByRole('button', { name: /^(?!Ordre)/ });

async function openFields(page: Page, table: string): Promise<void> {
  await page.goto(`/t/${table}/champs`);
  await page.getByRole('list', { name: 'Champs' }).waitFor();
}

async function startField(page: Page, type: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Champ', exact: true }).click();
  await page.getByRole('heading', { name: 'Nouveau champ' }).waitFor();
  await page.getByRole('group', { name: 'Type', exact: true }).getByText(type, { exact: true }).click();
  await page.getByLabel('Nom du champ').fill(name);
}

async function finishField(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Créer le champ' }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

test('creates a table and opens its fields', async () => {
  const { page } = await enter();
  await page.goto('/tables');
  await page.getByRole('button', { name: 'Créer une table' }).click();
  await page.getByRole('dialog', { name: 'Créer une table' }).waitFor();
  await inspect(page, 'create-table');
  await page.getByLabel('Nom de la table').fill('Échantillons');
  await page.getByRole('button', { name: 'Créer la table' }).click();
  await page.getByRole('heading', { level: 1, name: 'Échantillons' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/t/echantillons/champs');
  await page.getByRole('navigation', { name: 'Menu de l’administration' }).waitFor();
  await page.getByRole('link', { name: 'Ouvrir la table' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Échantillons' }).waitFor();
});

test('refuses a table without a name, beside the field', async () => {
  const { page } = await enter();
  await page.goto('/tables?creer=true');
  await page.getByRole('button', { name: 'Créer la table' }).click();
  await page.getByLabel('Nom de la table').and(page.locator('[aria-invalid=true]')).waitFor();
});

test('adds a field of every plain type', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  const plain = ['Texte', 'Texte long', 'Nombre', 'Décimal', 'Date', 'Date et heure', 'Case à cocher', 'Fichier', 'Image'];
  for (const type of plain) {
    await startField(page, type, `Essai ${type}`);
    await finishField(page, `Essai ${type}`);
  }
  await fieldNames(page).nth(plain.length).waitFor();
  assert.equal(await fieldNames(page).count(), plain.length + 1);
  await inspect(page, 'schema-field');
});

test('links to another table', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  await startField(page, 'Lien', 'Projet d’origine');
  await page.getByRole('button', { name: 'Créer le champ' }).click();
  await page.getByText('Choisissez la table que ce champ désigne.').waitFor();
  await page.getByLabel('Table liée').selectOption({ label: 'Projet' });
  await inspect(page, 'schema-new-field');
  await finishField(page, 'Projet d’origine');
});

test('makes a list of choices, renames and reorders it', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  await startField(page, 'Choix', 'État');
  await page.getByLabel('Liste de choix').selectOption({ label: 'Nouvelle liste…' });
  assert.equal(await page.getByLabel('Identifiant technique de la liste').inputValue(), 'etat_echantillons');
  const list = page.getByRole('list', { name: 'Choix de la liste' });
  for (const label of ['Reçu', 'Analysé', 'Detruit']) {
    await page.getByLabel('Nouveau choix').fill(label);
    await page.getByLabel('Nouveau choix').press('Enter');
    await list.getByText(label, { exact: true }).waitFor();
  }
  await list.getByRole('button', { name: 'Actions sur Detruit' }).click();
  await page.getByRole('menuitem', { name: 'Renommer' }).click();
  await page.getByLabel('Nouveau libellé de Detruit').fill('Détruit');
  await page.getByLabel('Nouveau libellé de Detruit').press('Enter');
  await list.getByText('Détruit', { exact: true }).waitFor();
  await list.getByRole('button', { name: 'Actions sur Analysé' }).click();
  await page.getByRole('menuitem', { name: 'Monter' }).click();
  await list.getByRole('listitem').first().getByText('Analysé', { exact: true }).waitFor();
  await inspect(page, 'schema-choices');
  await finishField(page, 'État');
  await page.getByText('Enregistré', { exact: true }).waitFor();
});

test('renames a field and keeps its technical name', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  await fieldNames(page).filter({ hasText: 'Essai Nombre' }).click();
  await page.getByLabel('Nom du champ').fill('Volume');
  await page.getByLabel('Obligatoire').check();
  await page.getByRole('button', { name: 'Enregistrer le champ' }).click();
  await page.getByRole('heading', { level: 2, name: 'Volume' }).waitFor();
  await page.getByText('Identifiant technique\u00a0: essai_nombre').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Enregistrer le champ' }).getAttribute('aria-disabled'), 'true');
});

test('keeps what was typed while another field is looked at and after a reload', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  const name = page.getByLabel('Nom du champ');
  await fieldNames(page).filter({ hasText: 'Essai Date et heure' }).click();
  await name.fill('Prélevé le');
  await fieldNames(page).filter({ hasText: 'Volume' }).click();
  await page.getByRole('heading', { level: 2, name: 'Volume' }).waitFor();
  await fieldNames(page).filter({ hasText: 'Essai Date et heure' }).click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=name]')?.value === 'Prélevé le');
  await page.reload();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=name]')?.value === 'Prélevé le');
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  assert.equal(await name.inputValue(), 'Essai Date et heure');
  await page.reload();
  await name.waitFor();
  assert.equal(await name.inputValue(), 'Essai Date et heure');

  await startField(page, 'Décimal', 'Masse');
  await fieldNames(page).filter({ hasText: 'Volume' }).click();
  await page.getByRole('button', { name: 'Champ', exact: true }).click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=name]')?.value === 'Masse');
  await page.getByLabel('Décimales').waitFor();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('button', { name: 'Ajouter un champ' }).click();
  assert.equal(await name.inputValue(), '');
});

test('moves a field with the keyboard, which stays on it', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  const first = await fieldNames(page).first().innerText();
  const name = first.split('\n')[0] ?? '';
  await fieldNames(page).first().focus();
  for (const place of [2, 3]) {
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText(`${name}, en position ${place} sur`).waitFor();
  }
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText(`${name}, en position 2 sur`).waitFor();
  await page.getByText('Enregistré', { exact: true }).waitFor();
  await page.reload();
  await fieldNames(page).first().waitFor();
  assert.equal(await fieldNames(page).nth(1).innerText(), first);
});

test('shows what a change of type would lose before it is accepted', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  await page.evaluate(async () => {
    const session = (await (await fetch('/api/v1/auth/session')).json()) as { csrf_token: string };
    await fetch('/api/v1/tables/echantillons/records', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf_token },
      body: JSON.stringify({ values: { nom: 'Tube 1', essai_nombre: 3, essai_texte: 'douze' } }),
    });
  });
  await fieldNames(page).filter({ hasText: /^Essai Texte\s*Texte$/ }).click();
  await page.getByRole('button', { name: 'Changer de type…' }).click();
  const dialog = page.getByRole('dialog', { name: /Changer le type/ });
  await dialog.getByText('Nombre', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Changer le type' }).click();
  await dialog.getByRole('button', { name: 'Changer et vider ces valeurs' }).waitFor();
  await inspect(page, 'schema-type-change');
  await dialog.getByRole('button', { name: 'Changer et vider ces valeurs' }).click();
  await page.getByText('est maintenant de type Nombre').waitFor();
});

test('puts a field in the trash and takes it back with Ctrl Z', async () => {
  const { page } = await enter();
  await openFields(page, 'echantillons');
  const field = fieldNames(page).filter({ hasText: 'Essai Image' });
  await field.click();
  await page.getByRole('button', { name: 'Mettre à la corbeille' }).click();
  await page.getByText('Champ «\u00a0Essai Image\u00a0» mis à la corbeille').waitFor();
  await field.waitFor({ state: 'detached' });
  await inspect(page, 'schema-trashed');
  await page.keyboard.press('Control+z');
  await field.waitFor();
});

test('edits fields on a phone, list first', async () => {
  const { page } = await enter(phone);
  await openFields(page, 'projet');
  await inspect(page, 'schema-list');
  await fieldNames(page).first().click();
  await page.getByLabel('Nom du champ').waitFor();
  await inspect(page, 'schema-field');
  await page.getByRole('button', { name: 'Champs', exact: true }).click();
  await fieldNames(page).first().waitFor();
});

test('renames the table, then puts it in the trash and takes it back', async () => {
  const { page } = await enter();
  await page.goto('/t/echantillons/champs?onglet=reglages');
  await page.getByLabel('Nom de la table').fill('Échantillons reçus');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Échantillons reçus' }).waitFor();
  await inspect(page, 'schema-settings');
  await page.getByRole('button', { name: 'Mettre la table à la corbeille…' }).click();
  const dialog = page.getByRole('dialog', { name: /à la corbeille/ });
  await dialog.getByRole('button', { name: 'Mettre à la corbeille' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tables et champs' }).waitFor();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Échantillons reçus', exact: true }).waitFor();
});
