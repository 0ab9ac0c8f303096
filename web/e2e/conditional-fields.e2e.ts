import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect } from './support/accessibility.ts';
import { callApi, createRecords } from './support/api.ts';
import { phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const text = (name: string, slug: string, more: object = {}) => ({ name, slug, type: 'text', ...more });
const link = (name: string, slug: string, table: string, options: object = {}) => ({ name, slug, type: 'foreign_key', options: { table, ...options } });

/** Courses whose fields depend on their kind, and whose room depends on their building. */
const { enter } = journey(async (page) => {
  await signInFirstTime(page);
  const kinds = [['formation', 'Formation'], ['prestation', 'Prestation']];
  await createRecords(page, 'choix', kinds.map(([valeur, libelle]) => ({ categorie: 'genre', valeur: valeur ?? '', libelle: libelle ?? '' })));
  const make = (body: object) => callApi(page, { method: 'POST', path: '/tables', body });
  await make({ name: 'Bâtiment', slug: 'batiment', fields: [text('Nom', 'nom')] });
  await make({ name: 'Salle', slug: 'salle', fields: [text('Nom', 'nom'), link('Bâtiment', 'batiment', 'batiment')] });
  await createRecords(page, 'batiment', [{ nom: 'Nord' }, { nom: 'Sud' }]);
  await createRecords(page, 'salle', [{ nom: 'N101', batiment: 1 }, { nom: 'S201', batiment: 2 }]);
  const fields = [
    text('Nom', 'nom', { required: true }),
    { name: 'Genre', slug: 'genre', type: 'choice', options: { category: 'genre' } },
    text('Matériel', 'materiel'),
    link('Bâtiment', 'batiment', 'batiment'),
    link('Salle', 'salle', 'salle', { options_when: 'option.batiment == record.batiment' }),
  ];
  await make({ name: 'Activité', slug: 'activite', fields });
  const effects = [{ field: 'materiel', action: 'show' }, { field: 'materiel', action: 'require' }];
  const rule = { table: 'activite', name: 'Matériel des formations', when: 'genre == "formation"', effects };
  await callApi(page, { method: 'POST', path: '/conditional-fields/rules', body: rule });
  await createRecords(page, 'activite', [{ nom: 'Atelier' }]);
});

const panel = (page: Page) => page.getByRole('complementary').last();
const line = (page: Page, name: string) => panel(page).getByText(name, { exact: true });

/** Picks an option of the line that is being edited. */
async function pick(page: Page, name: string): Promise<void> {
  await panel(page).getByRole('option', { name }).click();
}

test('shows, explains and asks for what a rule shows, in a new record', async () => {
  const { page } = await enter();
  await page.goto('/t/activite?record=new');
  await panel(page).getByRole('textbox', { name: 'Nom' }).fill('Soudure');
  await line(page, 'Genre').waitFor();
  assert.equal(await line(page, 'Matériel').count(), 0);

  await page.keyboard.press('Enter');
  await panel(page).getByRole('combobox', { name: 'Genre' }).fill('forma');
  await pick(page, 'Formation');
  await line(page, 'Matériel').waitFor();
  await panel(page).getByRole('status').filter({ hasText: 'À remplir maintenant\u00a0: Matériel.' }).waitFor({ state: 'attached' });

  await panel(page).getByRole('button', { name: 'Pourquoi' }).first().click();
  await panel(page).getByText('Règle «\u00a0Matériel des formations\u00a0» (Genre\u00a0: Formation)').waitFor();
  await inspect(page, 'conditional-new');

  await panel(page).getByRole('button', { name: 'Créer' }).click();
  await panel(page).getByRole('alert').filter({ hasText: 'Matériel des formations' }).waitFor();
  await panel(page).getByRole('textbox', { name: 'Matériel' }).fill('Postes');
  await page.keyboard.press('Control+Enter');
  await panel(page).getByRole('heading', { name: 'Soudure' }).waitFor();
});

/** Milliseconds from the press of a pointer to the frame in which a text stands in the page, by the page's own clock. */
async function timeUntil(page: Page, wanted: string, act: () => Promise<void>): Promise<number> {
  const took = page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const begin = ({ timeStamp }: Event) => {
          const look = () => {
            if (document.body.innerText.includes(text)) resolve(performance.now() - timeStamp);
            else requestAnimationFrame(look);
          };
          look();
        };
        document.addEventListener('pointerdown', begin, { once: true, capture: true });
      }),
    wanted,
  );
  await act();
  return took;
}

test('a field follows within a tenth of a second what shows it', async () => {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    // A new window each time: nothing is known of the answer.
    const { page } = await enter();
    await page.goto('/t/activite?record=new');
    await panel(page).getByRole('textbox', { name: 'Nom' }).fill('Soudure');
    await page.keyboard.press('Enter');
    await panel(page).getByRole('combobox', { name: 'Genre' }).fill('forma');
    await panel(page).getByRole('option', { name: 'Formation' }).waitFor();
    times.push(await timeUntil(page, 'Matériel', () => pick(page, 'Formation')));
  }
  const [, median = Infinity] = times.toSorted((one, other) => one - other);
  assert.ok(median < 100, `${times.map(Math.round).join(', ')} ms`);
});

test('keeps a change that waits for another field, and saves both together', async () => {
  const { page } = await enter();
  await page.goto('/t/activite?record=1');
  await line(page, 'Genre').waitFor();
  assert.equal(await line(page, 'Matériel').count(), 0, 'no field is shown before it is known to apply');
  await panel(page).getByRole('button', { name: /^Genre/ }).click();
  await panel(page).getByRole('combobox', { name: 'Genre' }).fill('forma');
  await pick(page, 'Formation');
  await panel(page).getByRole('alert').filter({ hasText: 'obligatoire ici' }).first().waitFor();
  await panel(page).getByRole('button', { name: /^Matériel/ }).click();
  await panel(page).getByRole('textbox', { name: 'Matériel' }).fill('Établis');
  await page.keyboard.press('Enter');
  await page.getByText('Enregistré', { exact: true }).waitFor();
  await page.reload();
  await panel(page).getByText('Établis').waitFor();
  await panel(page).getByText('Formation').first().waitFor();
});

test('offers only what goes with the other values', async () => {
  const { page } = await enter(phone);
  await page.goto('/t/activite?record=1');
  await panel(page).getByRole('button', { name: /^Bâtiment/ }).click();
  await panel(page).getByRole('combobox', { name: 'Bâtiment' }).fill('nord');
  await pick(page, 'Nord');
  await panel(page).getByRole('button', { name: /^Salle/ }).click();
  await panel(page).getByRole('option', { name: 'N101' }).waitFor();
  assert.deepEqual(await panel(page).getByRole('option').allTextContents(), ['N101']);
  await pick(page, 'N101');
  await panel(page).getByText('N101').waitFor();
  await inspect(page, 'conditional-phone');
});

test('adds an option that is missing without leaving the record', async () => {
  const { page } = await enter();
  await page.goto('/t/activite?record=1');
  await panel(page).getByRole('button', { name: /^Genre/ }).click();
  await panel(page).getByRole('combobox', { name: 'Genre' }).fill('Conseil');
  const offered = panel(page).getByRole('option', { name: 'Ajouter «\u00a0Conseil\u00a0»' });
  await offered.waitFor();
  await inspect(page, 'conditional-add-option');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: /^Genre.*Conseil/ }).waitFor();
  await page.reload();
  await panel(page).getByRole('button', { name: /^Genre.*Conseil/ }).click();
  await panel(page).getByRole('combobox', { name: 'Genre' }).fill('conseil');
  await panel(page).getByRole('option', { name: 'Prestation' }).waitFor({ state: 'detached' });
  await panel(page).getByRole('option', { name: 'Conseil' }).waitFor();
  assert.equal(await panel(page).getByRole('option').count(), 1, 'nothing to add that is there');
});

test('sets a cascade of four levels in the page, and follows it in a record', async () => {
  const { page } = await enter();
  await page.goto('/t/activite');
  const names = ['site', 'aile', 'etage', 'bureau'];
  for (const [at, slug] of names.entries()) {
    const parent = names[at - 1];
    const fields = [text('Nom', 'nom'), ...(parent === undefined ? [] : [link('Parent', 'parent', parent)])];
    await callApi(page, { method: 'POST', path: '/tables', body: { name: slug, slug, fields } });
    const records = [1, 2].map((number) => ({ nom: `${slug} ${number}`, ...(parent === undefined ? {} : { parent: number }) }));
    await createRecords(page, slug, records);
  }
  const fields = [text('Nom', 'nom'), ...names.map((slug) => link(slug, slug, slug))];
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Poste', slug: 'poste', fields } });
  await createRecords(page, 'poste', [{ nom: 'Accueil', site: 1, aile: 1, etage: 1, bureau: 1 }]);
  for (const [at, slug] of names.entries()) {
    if (at === 0) continue;
    await page.goto(`/t/poste/champs?champ=${slug}`);
    await page.getByLabel('Options offertes').fill(`option.parent == record.${names[at - 1] ?? ''}`);
    await page.getByRole('button', { name: 'Enregistrer le champ' }).click();
    await page.getByText('Enregistré', { exact: true }).waitFor();
  }
  await inspect(page, 'field-offered-options');

  await page.goto('/t/poste?record=1');
  await panel(page).getByRole('button', { name: /^bureau/ }).click();
  await panel(page).getByRole('option', { name: 'bureau 1' }).waitFor();
  assert.deepEqual(await panel(page).getByRole('option').allTextContents(), ['bureau 1']);
  await page.keyboard.press('Escape');
  // A new parent takes away what no longer goes with it, all the way down.
  await panel(page).getByRole('button', { name: /^site/ }).click();
  await panel(page).getByRole('combobox', { name: 'site' }).fill('site 2');
  await pick(page, 'site 2');
  await page.getByText('Enregistré', { exact: true }).waitFor();
  const stored = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/tables/poste/records/1');
    return ((await answer.json()) as { values: Record<string, { id: number } | null> }).values;
  });
  assert.deepEqual(names.map((slug) => stored[slug]?.id ?? null), [2, null, null, null]);
});

test('reports the lines of an import that break a rule, with its name', async () => {
  const { page } = await enter();
  await page.goto('/t/activite');
  const report = await page.evaluate(async () => {
    const session = (await (await fetch('/api/v1/auth/session')).json()) as { csrf_token: string };
    const form = new FormData();
    form.set('file', new Blob(['nom;genre;materiel\nBon;formation;Postes\nMauvais;formation;\n']), 'a.csv');
    const headers = { 'X-CSRF-Token': session.csrf_token };
    const started = await fetch('/api/v1/tables/activite/import', { method: 'POST', headers, body: form });
    const place = started.headers.get('Location') ?? '';
    for (;;) {
      const run = (await (await fetch(place)).json()) as { state: string; result: { created: number; refused: number; refused_lines: { message: string }[] } };
      if (run.state === 'succeeded') return run.result;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  assert.deepEqual([report.created, report.refused], [1, 1]);
  assert.match(report.refused_lines[0]?.message ?? '', /Matériel des formations/);
});

test('marks the cells that do not apply, and follows a change in the row', async () => {
  const { page } = await enter();
  await page.goto('/');
  await createRecords(page, 'activite', [{ nom: 'Relevé', genre: 'prestation' }]);
  await page.goto(`/t/activite?search=${encodeURIComponent('Relevé')}`);
  const idle = page.getByRole('gridcell', { name: 'Ne s’applique pas à cette fiche.' });
  await idle.waitFor();
  await inspect(page, 'conditional-grid');
  await idle.click();
  await page.keyboard.press('F2');
  await page.getByRole('status').filter({ hasText: 'Ne s’applique pas à cette fiche.' }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('grid').getByRole('textbox').count(), 0);
});
