import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { callApi, createRecords } from './support/api.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const { enter } = journey(signInFirstTime);

const panel = (page: Page) => page.getByRole('complementary').last();
const dialog = (page: Page) => page.getByRole('dialog');

/** Counts what a person does: a click, a text typed, a key, a choice in a list. */
class Hands {
  actions = 0;
  async do(action: Promise<unknown>): Promise<void> {
    this.actions += 1;
    await action;
  }
}

test('a type with three fields is made from the form of a project, in fifteen actions at most, and used at once', async () => {
  const { page } = await enter();
  await page.goto('/t/projet');
  const hands = new Hands();
  await hands.do(page.getByRole('button', { name: 'Nouveau', exact: true }).or(page.getByRole('button', { name: 'Nouvelle fiche' })).first().click());
  await hands.do(panel(page).getByRole('textbox', { name: 'Nom du projet' }).fill('Atlas du foie'));
  await hands.do(panel(page).getByRole('button', { name: /^Type de projet/ }).click());
  await panel(page).getByRole('option', { name: 'Nouveau type de projet…' }).waitFor();
  await inspect(page, 'project-type-offered');
  await hands.do(panel(page).getByRole('option', { name: 'Nouveau type de projet…' }).click());
  await hands.do(dialog(page).getByLabel('Nom du type').fill('Imagerie'));
  const line = (n: number) => dialog(page).getByRole('listitem', { name: `Champ ${n}`, exact: true });
  await hands.do(line(1).getByLabel('Nom du champ').fill('Objectif'));
  await hands.do(dialog(page).getByRole('button', { name: 'Ajouter un champ' }).click());
  await hands.do(page.keyboard.type('Lames'));
  await hands.do(line(2).getByLabel('Contenu').selectOption('number'));
  await hands.do(dialog(page).getByRole('button', { name: 'Ajouter un champ' }).click());
  await hands.do(page.keyboard.type('Microscope'));
  await hands.do(line(3).getByLabel('Contenu').selectOption('choice'));
  await hands.do(line(3).getByLabel('Options').fill('Confocal\nBiphoton'));
  await inspect(page, 'project-type-new');
  await hands.do(dialog(page).getByRole('button', { name: 'Créer le type' }).click());
  await dialog(page).waitFor({ state: 'detached' });
  assert.ok(hands.actions <= 15, `${hands.actions} actions`);

  const section = panel(page).getByRole('heading', { name: 'Imagerie' });
  await section.waitFor();
  await panel(page).getByRole('button', { name: /^Type de projet.*Imagerie/ }).waitFor();
  await panel(page).getByRole('button', { name: /^Lames/ }).click();
  await panel(page).getByRole('textbox', { name: 'Lames' }).fill('12');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('combobox', { name: 'Microscope' }).fill('bi');
  await panel(page).getByRole('option', { name: 'Biphoton' }).click();
  await inspect(page, 'project-type-used');
  await panel(page).getByRole('button', { name: 'Créer' }).click();
  await panel(page).getByRole('heading', { name: 'Atlas du foie' }).waitFor();
  await panel(page).getByRole('button', { name: /^Lames.*12/ }).waitFor();
  await panel(page).getByRole('button', { name: /^Microscope.*Biphoton/ }).waitFor();
});

test('details come and go with the type, on the page of a project that exists', async () => {
  const { page } = await enter();
  await page.goto('/t/projet?record=1');
  await panel(page).getByRole('heading', { name: 'Imagerie' }).waitFor();
  await panel(page).getByRole('button', { name: /^Type de projet/ }).click();
  await panel(page).getByRole('combobox', { name: 'Type de projet' }).fill('forma');
  await panel(page).getByRole('option', { name: 'Formation' }).click();
  await panel(page).getByRole('heading', { name: 'Imagerie' }).waitFor({ state: 'detached' });
  await page.getByText('Enregistré', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await panel(page).getByRole('heading', { name: 'Imagerie' }).waitFor();
  await panel(page).getByRole('button', { name: /^Lames.*12/ }).waitFor();
});

test('the administration lists the types, gives one its details from a model, and leads to its fields', async () => {
  const { page } = await enter();
  await page.goto('/admin/types');
  const types = page.getByRole('main').getByRole('listitem');
  await types.filter({ hasText: 'Imagerie' }).getByText('Objectif, Lames, Microscope').waitFor();
  await inspect(page, 'project-types');
  await types.filter({ hasText: 'Prestation' }).getByRole('button', { name: 'Ajouter des détails' }).click();
  await dialog(page).getByRole('button', { name: 'Prestation', exact: true }).click();
  await inspect(page, 'project-type-template');
  await dialog(page).getByRole('button', { name: 'Ajouter des détails' }).click();
  await types.filter({ hasText: 'Prestation' }).getByText('Nombre d’échantillons').waitFor();
  await types.filter({ hasText: 'Prestation' }).getByRole('link', { name: 'Champs' }).click();
  await page.getByText('Les fiches de cette table sont celles de «\u00a0Projet\u00a0»').waitFor();
  await inspect(page, 'project-type-fields');
  await page.getByRole('button', { name: 'Champ', exact: true }).click();
  await page.getByLabel('Nom du champ').fill('Laboratoire');
  await page.getByRole('button', { name: 'Créer le champ' }).click();
  await page.getByRole('list', { name: 'Champs' }).getByText('Laboratoire').waitFor();
  const answer = await callApi(page, { method: 'GET', path: '/tables/projet' });
  assert.match(JSON.stringify(answer), /"Laboratoire"/);
});

test('a choice leads to the rules that name it', async () => {
  const { page } = await enter();
  await page.goto('/t/projet/champs?champ=type_projet');
  await page.getByRole('button', { name: 'Actions sur Imagerie' }).or(page.getByRole('button', { name: /Imagerie/ })).last().click();
  await page.getByRole('menuitem', { name: 'Règles de ce choix' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Détails Imagerie' }).waitFor();
  assert.equal(await page.getByRole('main').getByRole('list').getByRole('link').count(), 1);
  await page.getByRole('link', { name: 'Voir toutes les règles' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Détails Prestation' }).waitFor();
});

test('a table of details shows its projects and says where they are changed; a phone shows the page of a project', async () => {
  const { page } = await enter();
  await page.goto('/t/projet');
  await createRecords(page, 'projet', [{ nom_projet: 'Séquençage du riz', type_projet: 'prestation', n_samples: 24 }]);
  await page.goto('/t/prestationdetails');
  await page.getByText('Ces détails se modifient dans la fiche de «\u00a0Projet\u00a0».').waitFor();
  await page.getByRole('gridcell', { name: 'Séquençage du riz' }).first().waitFor();
  await page.getByRole('gridcell', { name: '24' }).first().waitFor();
  await inspect(page, 'details-table');
  await page.goto('/t/projet');
  await inspect(page, 'projects-with-details');
  const small = await enter(phone);
  await small.page.goto('/t/projet?record=2');
  await panel(small.page).getByRole('heading', { name: 'Prestation' }).waitFor();
  await inspect(small.page, 'project-with-details');
});

test('a name that is taken is said in the form, and nothing is lost', async () => {
  const { page } = await enter();
  await page.goto('/admin/types');
  await page.getByRole('button', { name: 'Créer un type de projet' }).click();
  await dialog(page).getByLabel('Nom du type').fill('imagerie');
  await dialog(page).getByLabel('Nom du champ').fill('Objectif');
  await dialog(page).getByRole('button', { name: 'Créer le type' }).click();
  await dialog(page).getByText('Le type «\u00a0Imagerie\u00a0» a déjà sa table de détails.').waitFor();
  assert.equal(await dialog(page).getByLabel('Nom du champ').inputValue(), 'Objectif');
  await page.keyboard.press('Escape');
});
