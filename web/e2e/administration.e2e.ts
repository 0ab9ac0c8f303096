import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { callApi, createRecords } from './support/api.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { fillSignIn, signInFirstTime } from './support/sign-in.ts';

const { enter, visit } = journey(signInFirstTime);

const marie = { username: 'marie.durand', own: 'falaise-cuivre-OISEAU-31' };
/** The address that the dialog shows once; the next visitor opens it. */
const given = { link: '' };

const menu = (page: Page) => page.getByRole('navigation', { name: 'Menu de l’administration' });
const main = (page: Page) => page.getByRole('main');

async function openAdministration(page: Page, label: string): Promise<void> {
  await page.goto('/admin');
  await menu(page).getByRole('link', { name: label }).click();
  await page.getByRole('heading', { level: 1, name: label }).waitFor();
}

async function openAccount(page: Page, name: string): Promise<void> {
  await openAdministration(page, 'Utilisateurs');
  await main(page).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function openGroup(page: Page, name: string): Promise<void> {
  await openAdministration(page, 'Groupes et droits');
  await main(page).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Opens the link of a new account, chooses its password and signs in with it. */
async function enterByLink(page: Page, link: string, account: { username: string; own: string }): Promise<void> {
  const { pathname, hash } = new URL(link);
  await page.goto(pathname + hash);
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(account.own);
  await page.getByLabel('Nouveau mot de passe, encore une fois').fill(account.own);
  await page.getByRole('button', { name: 'Définir mon mot de passe' }).click();
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await fillSignIn(page, account.username, account.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
}

const box = (page: Page, action: string, table: string) => page.getByRole('checkbox', { name: `${action}\u00a0: ${table}`, exact: true });

test('takes the place of the main menu and gives it back', async () => {
  const { page } = await enter();
  await page.goto('/t/devis');
  await page.getByRole('heading', { level: 1, name: 'Devis' }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('heading', { level: 1, name: 'Utilisateurs' }).waitFor();
  await main(page).getByRole('link', { name: 'admin' }).waitFor();
  await inspect(page, 'admin-users');
  await menu(page).getByRole('link', { name: 'Tables et champs' }).click();
  await main(page).getByRole('link', { name: 'Projet', exact: true }).click();
  await page.getByRole('list', { name: 'Champs' }).waitFor();
  assert.equal(await menu(page).getByRole('link', { name: 'Tables et champs' }).getAttribute('aria-current'), 'page');
  await page.getByRole('link', { name: 'Quitter l’Administration' }).click();
  await page.getByRole('heading', { level: 1, name: 'Devis' }).waitFor();
});

test('makes a group that gives one table', async () => {
  const { page } = await enter();
  await openAdministration(page, 'Groupes et droits');
  await main(page).getByRole('link', { name: 'Lecteur' }).waitFor();
  await inspect(page, 'admin-groups');
  await page.getByRole('link', { name: 'Créer un groupe' }).click();
  await page.getByLabel('Nom du groupe').fill('Suivi des devis');
  await box(page, 'Modifier', 'Devis').check();
  assert.ok(await box(page, 'Lire', 'Devis').isChecked());
  await page.getByRole('button', { name: 'Limites\u00a0: Devis', exact: true }).click();
  await page.getByRole('radio', { name: 'Selon une expression' }).check();
  await page.getByRole('textbox', { name: 'Expression' }).fill('montant_ht > ');
  await page.getByRole('textbox', { name: 'Expression' }).and(page.locator('[aria-invalid=true]')).waitFor();
  await inspect(page, 'admin-group-limits');
  await page.getByRole('textbox', { name: 'Expression' }).fill('montant_ht > 100.00');
  await page.getByText('Expression comprise.').waitFor();
  await page.getByRole('radio', { name: 'Toutes', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Masquer Montant TTC' }).check();
  await page.getByRole('button', { name: 'Créer le groupe' }).click();
  await page.getByRole('heading', { level: 1, name: 'Suivi des devis' }).waitFor();
});

test('creates a colleague and shows his link once', async () => {
  const { page } = await enter();
  await openAdministration(page, 'Utilisateurs');
  await page.getByRole('button', { name: 'Créer un compte' }).click();
  const dialog = page.getByRole('dialog', { name: 'Créer un compte' });
  await dialog.getByLabel('Prénom').fill('Marie');
  await dialog.getByLabel('Nom', { exact: true }).fill('Durand');
  await dialog.getByLabel('Identifiant').fill('ADMIN');
  await dialog.getByLabel('Suivi des devis').check();
  await dialog.getByRole('button', { name: 'Créer le compte' }).click();
  await dialog.getByText('Un compte porte déjà ce nom').waitFor();
  await inspect(page, 'admin-create-account');
  await dialog.getByLabel('Identifiant').fill(marie.username);
  await dialog.getByRole('button', { name: 'Créer le compte' }).click();
  const created = page.getByRole('dialog', { name: 'Compte de Marie Durand créé' });
  given.link = await created.getByLabel('Lien de mot de passe').inputValue();
  await inspect(page, 'admin-link-once');
  await page.keyboard.press('Escape');
  await created.getByRole('button', { name: 'J’ai noté le lien' }).click();
  await main(page).getByRole('link', { name: 'Marie Durand' }).waitFor();
});

test('lets the colleague in by his link, to that table and nothing else', async () => {
  const { page } = await visit();
  await enterByLink(page, given.link, marie);
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' });
  await navigation.getByRole('link', { name: 'Devis' }).waitFor();
  assert.deepEqual(await navigation.getByRole('link').allInnerTexts(), ['Accueil', 'Devis', 'Tables']);
  await inspect(page, 'admin-colleague-home');
  await navigation.getByRole('link', { name: 'Devis' }).click();
  await page.getByRole('columnheader', { name: 'Montant HT' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Montant TTC' }).count(), 0);
  await page.goto('/t/projet');
  await page.getByText('Page introuvable').first().waitFor();
  await page.goto('/admin/utilisateurs');
  await page.getByRole('heading', { level: 1, name: 'Page introuvable' }).waitFor();
});

test('says what a change of a group takes from whom before it is made', async () => {
  const { page } = await enter();
  await openGroup(page, 'Suivi des devis');
  await main(page).getByRole('link', { name: 'Marie Durand' }).waitFor();
  await box(page, 'Modifier', 'Devis').uncheck();
  await box(page, 'Lire', 'Contact').check();
  await page.getByText('1 personne ne peut plus modifier dans Devis').waitFor();
  await page.getByText('1 personne peut désormais lire Contact').waitFor();
  await inspect(page, 'admin-group-effects');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('heading', { name: 'Ce qui va changer' }).waitFor({ state: 'detached' });
});

test('explains a right by the group that gives it', async () => {
  const { page } = await enter();
  await openAccount(page, 'Marie Durand');
  await inspect(page, 'admin-account');
  await page.getByRole('tab', { name: 'Droits' }).click();
  await page.getByLabel('Table', { exact: true }).selectOption({ label: 'Devis' });
  await page.getByText('Suivi des devis le permet sur cette table').waitFor();
  await page.getByText('Champs masqués\u00a0: Montant TTC').waitFor();
  await inspect(page, 'admin-explanation');
  await page.getByLabel('Numéro de fiche').fill('999');
  await page.getByText('Cette fiche n’existe pas').waitFor();
});

test('sees like a colleague, changes nothing, and comes back', async () => {
  const { page } = await enter();
  await openAccount(page, 'Marie Durand');
  await page.getByRole('button', { name: 'Voir comme', exact: true }).click();
  await page.getByText('Vous voyez comme Marie Durand.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' });
  await navigation.getByRole('link', { name: 'Devis' }).waitFor();
  assert.deepEqual(await navigation.getByRole('link').allInnerTexts(), ['Accueil', 'Devis', 'Contact', 'Tables']);
  await inspect(page, 'viewing');
  await navigation.getByRole('link', { name: 'Devis' }).click();
  await page.getByText('Vous voyez comme Marie Durand.').waitFor();
  await page.getByRole('button', { name: 'Revenir à mon compte' }).click();
  await page.getByRole('heading', { level: 1, name: 'Utilisateurs' }).waitFor();
  assert.equal(await page.getByText('Vous voyez comme').count(), 0);
});

test('shows the sessions of an account and ends them', async () => {
  const { page } = await enter();
  await openAccount(page, 'Marie Durand');
  await page.getByRole('tab', { name: 'Sessions' }).click();
  await page.getByRole('button', { name: /^Fermer la session/ }).waitFor();
  await inspect(page, 'admin-sessions');
  await page.getByRole('button', { name: 'Fermer toutes les sessions' }).click();
  await page.getByText('Aucune session ouverte').waitFor();
});

test('acts on several accounts at once, but never on the rights of whoever asks', async () => {
  const { page } = await enter();
  await openAdministration(page, 'Utilisateurs');
  await page.getByRole('checkbox', { name: 'Choisir tous les comptes affichés' }).check();
  const toolbar = page.getByRole('toolbar', { name: 'Agir sur les comptes choisis' });
  await toolbar.getByText('2 comptes').waitFor();
  await inspect(page, 'admin-users-chosen');
  await toolbar.getByRole('button', { name: 'Désactiver…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Désactiver 2 comptes/ });
  await dialog.getByRole('button', { name: 'Désactiver', exact: true }).click();
  await dialog.getByRole('alert').getByText('Personne ne change ses propres droits').waitFor();
  await inspect(page, 'admin-bulk-refused');
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('checkbox', { name: 'Choisir admin' }).uncheck();
  await toolbar.getByRole('button', { name: 'Faire changer le mot de passe…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Faire changer', exact: true }).click();
  await page.getByText('1 mot de passe à changer').waitFor();
  await main(page).getByRole('row', { name: /Marie/ }).getByRole('cell').getByText('Mot de passe à changer').waitFor();
  await page.getByRole('button', { name: 'État' }).click();
  await page.getByRole('menuitemradio', { name: 'Désactivés' }).click();
  await page.getByText('Aucun compte ne correspond').waitFor();
});

test('has all of it in the log, in words, with what changed', async () => {
  const { page } = await enter();
  await openAdministration(page, 'Journal');
  const entry = (label: string) => main(page).getByRole('button', { name: label });
  for (const label of ['Un groupe a été créé.', 'Un compte a été créé.', 'Un changement de mot de passe a été imposé.']) {
    await entry(label).first().waitFor();
  }
  await entry('Un groupe ou ses droits ont été modifiés.').first().click();
  await page.getByLabel('Ce qui a changé').getByText('Droits sur les tables › devis › Actions').waitFor();
  await inspect(page, 'admin-audit');
  await page.getByRole('button', { name: /^Tout ce qui concerne Groupe Suivi des devis/ }).click();
  await entry('Un compte a été créé.').first().waitFor({ state: 'detached' });
  await entry('Un groupe a été créé.').waitFor();
  const csv = await page.request.get((await page.getByRole('link', { name: 'Exporter en CSV' }).getAttribute('href')) ?? '');
  assert.match(await csv.text(), /groups\.created/);

  await page.goto(`/admin/journal?qui=${marie.username}`);
  await entry('Une session a été ouverte.').first().waitFor();
  assert.equal(await entry('Un groupe a été créé.').count(), 0);
});

test('is at home on a phone', async () => {
  const { page } = await enter(phone);
  await page.goto('/admin/utilisateurs');
  await main(page).getByRole('link', { name: 'Marie Durand' }).waitFor();
  await inspect(page, 'admin-users');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Navigation principale' });
  await inspect(page, 'admin-drawer');
  await drawer.getByRole('link', { name: 'Groupes et droits' }).click();
  await main(page).getByRole('link', { name: 'Suivi des devis' }).click();
  await page.getByRole('heading', { level: 1, name: 'Suivi des devis' }).waitFor();
  await box(page, 'Lire', 'Devis').waitFor();
  await inspect(page, 'admin-group');
  await page.goto('/admin/journal');
  await main(page).getByRole('button', { name: 'Un groupe a été créé.' }).waitFor();
  await inspect(page, 'admin-audit');
});

test('leaves nothing to change to a colleague who may only read', async () => {
  const admin = await enter();
  await admin.page.goto('/');
  await createRecords(admin.page, 'projet', [{ nom_projet: 'Éole' }]);
  const { items } = await callApi<{ items: { id: number; name: string }[] }>(admin.page, { method: 'GET', path: '/groups' });
  const groups = items.filter(({ name }) => name === 'Lecteur').map(({ id }) => id);
  const account = { username: 'paul.lecture', first_name: 'Paul', last_name: 'Lecture', groups };
  const { setup_url: link } = await callApi<{ setup_url: string }>(admin.page, { method: 'POST', path: '/users', body: account });

  const { page } = await visit();
  await enterByLink(page, link, { ...account, own: 'verger-ardoise-CANOT-64' });
  await page.goto('/t/projet');
  const name = page.getByRole('gridcell', { name: 'Éole', exact: true });
  await name.waitFor();
  await page.getByText('Lecture seule', { exact: true }).waitFor();
  assert.equal(await name.getAttribute('aria-readonly'), 'true');
  assert.equal(await page.getByRole('button', { name: 'Nouveau' }).count(), 0);
  assert.equal(await main(page).getByRole('checkbox').count(), 0);
  await inspect(page, 'records-readonly');
  await name.click();
  for (const key of ['F2', 'x', 'Delete', 'Control+;', 'Control+x', 'Control+Shift+ ']) await page.keyboard.press(key);
  await name.waitFor();
  assert.equal(await page.getByRole('toolbar').count(), 0);

  await page.mouse.move(0, 0);
  await page.keyboard.press(' ');
  const panel = page.getByRole('complementary');
  const value = panel.getByRole('textbox', { name: 'Nom du projet' });
  await value.focus();
  assert.equal(await value.getAttribute('aria-readonly'), 'true');
  assert.equal(await panel.locator('input, textarea, select').count(), 0);
  await inspect(page, 'record-readonly');
  assert.equal(await panel.getByRole('textbox').and(page.locator(':not([aria-readonly=true])')).count(), 0);
  await panel.getByRole('button', { name: 'Autres actions' }).click();
  assert.deepEqual(await page.getByRole('menuitem').allInnerTexts(), ['Copier le lien']);
  await page.goto('/t/projet?record=new');
  await name.waitFor();
  assert.equal(await page.getByRole('button', { name: 'Créer', exact: true }).count(), 0);
  assert.equal(await page.getByRole('separator', { name: 'Largeur de la fiche' }).count(), 0);
  await page.goto('/t/contact');
  await page.getByText('dès que vos collègues en créent').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Créer la première fiche' }).count(), 0);
});
