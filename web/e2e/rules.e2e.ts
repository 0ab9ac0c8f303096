import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { callApi, createRecords } from './support/api.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const choice = (name: string, slug: string) => ({ name, slug, type: 'choice', options: { category: slug } });

/** Courses, some of which break the rule that the journey writes. */
const { enter } = journey(async (page) => {
  await signInFirstTime(page);
  const choices = [
    ['genre', 'formation', 'Formation'],
    ['genre', 'prestation', 'Prestation'],
    ['duree', 'courte', 'Courte'],
    ['duree', 'longue', 'Longue'],
  ];
  await createRecords(page, 'choix', choices.map(([categorie = '', valeur = '', libelle = '']) => ({ categorie, valeur, libelle })));
  const fields = [
    { name: 'Nom', slug: 'nom', type: 'text', required: true },
    choice('Genre', 'genre'),
    choice('Durée', 'duree'),
    { name: 'Matériel', slug: 'materiel', type: 'text' },
    { name: 'Salle', slug: 'salle', type: 'text' },
  ];
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Activité', slug: 'activite', fields } });
  await createRecords(page, 'activite', [
    { nom: 'Atelier', genre: 'formation' },
    { nom: 'Mesure', genre: 'prestation', materiel: 'Pompe' },
  ]);
});

const main = (page: Page) => page.getByRole('main');
const effects = (page: Page) => page.getByRole('region', { name: 'Alors' });

test('builds a rule by mouse, says whom it concerns, and applies it at once', async () => {
  const { page } = await enter();
  await page.goto('/admin/regles');
  await page.getByText('Aucune règle').waitFor();
  await inspect(page, 'rules-empty');
  await page.getByRole('link', { name: 'Créer une règle' }).first().click();
  await page.getByLabel('Table', { exact: true }).selectOption({ label: 'Activité' });
  await page.getByLabel('Nom de la règle').fill('Matériel des formations');

  const condition = page.getByRole('region', { name: 'Quand' });
  await condition.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Genre' }).click();
  await page.getByRole('checkbox', { name: 'Formation' }).click();
  await page.keyboard.press('Escape');
  assert.equal(await condition.getByLabel('Expression').inputValue(), 'genre == "formation"');

  await effects(page).getByLabel('Champ', { exact: true }).selectOption({ label: 'Matériel' });
  await effects(page).getByRole('button', { name: 'Ajouter un effet' }).click();
  await effects(page).getByLabel('Effet', { exact: true }).nth(1).selectOption({ label: 'Exiger' });
  await effects(page).getByLabel('Champ', { exact: true }).nth(1).selectOption({ label: 'Matériel' });
  await page.getByLabel('Valeur d’un champ que la règle masque').selectOption({ label: 'Refuser l’enregistrement' });
  await page.getByText('2 fiches enfreignent cette règle.').waitFor();
  await main(page).getByRole('link', { name: 'Mesure' }).waitFor();
  await inspect(page, 'rules-new');
  await page.getByRole('button', { name: 'Créer la règle' }).click();
  await page.getByRole('heading', { level: 1, name: 'Matériel des formations' }).waitFor();

  await page.getByRole('button', { name: 'Corriger ces 2 fiches' }).click();
  await page.getByText('1 fiche corrigée, 1 à remplir').waitFor();
  await page.getByText('1 fiche enfreint cette règle.').waitFor();

  await page.goto('/t/activite?record=2');
  const panel = page.getByRole('complementary').last();
  await panel.getByText('Genre', { exact: true }).waitFor();
  assert.equal(await panel.getByText('Matériel', { exact: true }).count(), 0);
});

test('shows a rule as a sentence, tries it on a record and in every combination', async () => {
  const { page } = await enter();
  await page.goto('/admin/regles');
  await page.getByText(/^Si le genre est Formation, afficher et exiger Matériel\.$/).waitFor();
  await inspect(page, 'rules-list');
  await page.getByRole('link', { name: 'Matériel des formations' }).click();
  const attempt = page.getByRole('region', { name: 'Essayer' });
  await attempt.getByText('masqué. Règle').or(attempt.getByText('masqué')).first().waitFor();
  await attempt.getByRole('button', { name: 'Choisir Genre' }).click();
  await attempt.getByRole('combobox', { name: 'Genre' }).fill('forma');
  await page.getByRole('option', { name: 'Formation' }).click();
  await attempt.getByText('affiché, obligatoire. Règle\u00a0: Matériel des formations.').waitFor();
  const line = page.getByRole('region', { name: 'Combinaisons' }).getByRole('row', { name: /^Formation/ });
  await line.getByText('Matériel\u00a0*').waitFor();
  await inspect(page, 'rules-edit');
});

test('completes an expression with fields, functions and the values of a list', async () => {
  const { page } = await enter();
  await page.goto('/admin/regles/nouvelle?table=activite');
  const expression = page.getByRole('region', { name: 'Quand' }).getByLabel('Expression');
  await expression.focus();
  await page.keyboard.type('gen');
  await page.getByRole('option', { name: /^genre/ }).waitFor();
  await inspect(page, 'rules-completion');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' == "');
  await page.getByRole('option', { name: /^prestation/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  assert.equal(await expression.inputValue(), 'genre == "prestation"');
  await page.getByText('Expression comprise.').waitFor();
  await page.keyboard.type(' && mat');
  await page.getByRole('option', { name: /^materiel/ }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('listbox', { name: 'Propositions' }).count(), 0);
  assert.equal(await expression.inputValue(), 'genre == "prestation" && mat');
});

test('says where an expression ceases to be understood, and refuses a circle with its path', async () => {
  const { page } = await enter();
  await page.goto('/admin/regles/nouvelle?table=activite');
  await page.getByLabel('Nom de la règle').fill('En rond');
  const expression = page.getByRole('region', { name: 'Quand' }).getByLabel('Expression');
  await expression.fill('materiel ==');
  await page.getByText(/caractère/).first().waitFor();
  await expression.fill('materiel != null');
  await page.getByText('Expression comprise.').waitFor();
  await effects(page).getByLabel('Effet', { exact: true }).selectOption({ label: 'Masquer' });
  await effects(page).getByLabel('Champ', { exact: true }).selectOption({ label: 'Genre' });
  await page.getByRole('button', { name: 'Créer la règle' }).click();
  await page.getByRole('alert').filter({ hasText: 'Genre' }).or(page.getByText(/tourne/)).first().waitFor();
});

test('switches a rule off, puts another before it, and deletes one with a way back', async () => {
  const { page } = await enter();
  await page.goto('/admin/regles');
  const second = { table: 'activite', name: 'Salle des longues', when: 'duree == "longue"', effects: [{ field: 'salle', action: 'require' }] };
  await callApi(page, { method: 'POST', path: '/conditional-fields/rules', body: second });
  await page.reload();
  const names = () => main(page).getByRole('list').getByRole('link').allInnerTexts();
  await page.getByRole('button', { name: 'Monter Salle des longues' }).click();
  await page.waitForFunction(() => document.querySelector('main ol a')?.textContent === 'Salle des longues');
  assert.deepEqual(await names(), ['Salle des longues', 'Matériel des formations']);
  const active = page.getByRole('switch', { name: 'Règle Salle des longues active' });
  await active.uncheck();
  await page.reload();
  assert.equal(await active.isChecked(), false);
  await page.getByRole('link', { name: 'Salle des longues' }).click();
  await page.getByRole('button', { name: 'Supprimer la règle' }).click();
  await page.getByText('Règle «\u00a0Salle des longues\u00a0» supprimée').waitFor();
  await page.getByRole('button', { name: /Annuler/ }).click();
  await page.getByRole('link', { name: 'Salle des longues' }).waitFor();
});

test('is read and written on a phone', async () => {
  const { page } = await enter(phone);
  await page.goto('/admin/regles');
  await page.getByRole('link', { name: 'Matériel des formations' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  await inspect(page, 'rules-phone');
});
