// Texts that would run in a careless page, stored in every kind of name and cell, and every page opened (W-16, W-17).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { callApi, createRecords } from './support/api.ts';
import { journey } from './support/journey.ts';
import { watchScripts, type ScriptWatch } from './support/script-watch.ts';
import { admin, signInFirstTime } from './support/sign-in.ts';

const corpus = join(import.meta.dirname, '..', '..', 'tests', 'data', 'xss', 'payloads.json');
const payloads = JSON.parse(readFileSync(corpus, 'utf8')) as string[];
/** Names hold no control characters; the rest of the corpus goes into them too. */
const names = payloads.filter((payload) => !/\p{Cc}/u.test(payload));
const at = (index: number) => names[index % names.length] ?? '';

/** The ids of what was stored for the pages that speak of one thing. */
const stored = { user: 0, group: 0, record: 0 };

const { enter } = journey(async (page) => {
  await signInFirstTime(page);
  await storeChoices(page);
  await storeTables(page);
  await storeRecords(page);
  await storeAccounts(page);
  await signInFrom(page, at(0));
});

async function storeChoices(page: Page): Promise<void> {
  const rows = names.map((payload, i) => ({ categorie: 'essai', valeur: `v${i} ${payload}`, libelle: payload, ordre: i }));
  await createRecords(page, 'choix', rows);
}

async function storeTables(page: Page): Promise<void> {
  const field = (index: number, slug: string, type: string, options?: object) => ({
    name: at(index),
    description: at(index + 100),
    slug,
    type,
    ...(options === undefined ? {} : { options }),
  });
  const make = (name: string, slug: string, fields: object[]) =>
    callApi(page, { method: 'POST', path: '/tables', body: { name, slug, description: at(50), fields } });
  await make(at(1), 'cible', [field(2, 'nom', 'text')]);
  await make(at(3), 'essai', [
    field(4, 'nom', 'text'),
    field(5, 'texte', 'long_text'),
    field(6, 'choisi', 'choice', { category: 'essai' }),
    field(7, 'lien', 'foreign_key', { table: 'cible' }),
    field(8, 'pieces', 'file'),
    field(9, 'nombre', 'number'),
  ]);
  // Further names, for the lists of tables and fields.
  for (let i = 0; i < 20; i += 1) {
    await make(at(60 + i), `nom_${i}`, Array.from({ length: 10 }, (_, k) => field(i * 10 + k, `champ_${k}`, 'text')));
  }
}

async function storeRecords(page: Page): Promise<void> {
  await createRecords(page, 'cible', payloads.map((nom) => ({ nom })));
  const rows = payloads.map((payload, i) => ({
    nom: payload,
    texte: `${payload}\n${payload}`,
    choisi: `v${i % names.length} ${at(i)}`,
    lien: i + 1,
  }));
  await createRecords(page, 'essai', rows);
  const files = await page.evaluate(upload, names.slice(0, 40));
  stored.record = payloads.length;
  const path = `/tables/essai/records/${stored.record}`;
  await callApi(page, { method: 'PATCH', path, body: { values: { pieces: files, nom: at(7) } } });
  await callApi(page, { method: 'DELETE', path: '/tables/essai/records/1' });
}

/** In the page: a file of each name. */
async function upload(fileNames: string[]): Promise<number[]> {
  const session = (await (await fetch('/api/v1/auth/session')).json()) as { csrf_token: string };
  const ids: number[] = [];
  for (const name of fileNames) {
    const form = new FormData();
    form.set('file', new File(['x'], name.replaceAll(/["/\\]/g, '_'), { type: 'text/html' }));
    const answer = await fetch('/api/v1/files', { method: 'POST', body: form, headers: { 'X-CSRF-Token': session.csrf_token } });
    if (answer.ok) ids.push(((await answer.json()) as { id: number }).id);
  }
  return ids;
}

async function storeAccounts(page: Page): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    const rights = { permissions: [{ table: 'essai', actions: ['read'], record_filter: `nom != ${JSON.stringify(at(i))}` }] };
    const group = await callApi<{ id: number }>(page, { method: 'POST', path: '/groups', body: { name: at(i), description: at(i + 40), ...rights } });
    const body = { username: `essai-${i}`, first_name: at(i).slice(0, 100), last_name: at(i + 80).slice(0, 100), groups: [group.id] };
    const user = await callApi<{ id: number }>(page, { method: 'POST', path: '/users', body });
    stored.group = group.id;
    stored.user = user.id;
  }
  for (let i = 0; i < 20; i += 1) {
    await callApi(page, { method: 'POST', path: '/auth/tokens', body: { name: at(i * 9).slice(0, 100), scopes: ['read'] } });
  }
}

/** A session of a device that calls itself so. */
async function signInFrom(page: Page, device: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', 'User-Agent': device };
  const body = JSON.stringify({ username: admin.username, password: admin.own });
  const answer = await fetch(new URL('/api/v1/auth/login', page.url()), { method: 'POST', headers, body });
  assert.equal(answer.status, 200);
}

/** A visitor whose pages are watched. */
async function watched(): Promise<{ page: Page; watch: ScriptWatch }> {
  const { context, page } = await enter();
  const { origin } = new URL((await page.request.get('/healthz')).url());
  return { page, watch: await watchScripts(context, origin) };
}

async function open(page: Page, watch: ScriptWatch, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await watch.look(page);
}

/** Whether the page shows this text as text. */
const shows = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

test('shows stored scripts as text in the pages of tables and records', async () => {
  const { page, watch } = await watched();
  for (const address of ['/', '/tables', '/t/cible', '/t/essai?trash=true', '/t/essai/champs', '/t/essai/champs?champ=choisi']) {
    await open(page, watch, address);
  }
  await open(page, watch, '/t/essai');
  await shows(page, '<script >alert(1)</script >');
  for (let i = 0; i < 12; i += 1) {
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 800);
    await page.waitForTimeout(60);
    await watch.look(page);
  }
  await open(page, watch, `/t/essai?record=${stored.record}`);
  const panel = page.getByRole('complementary').last();
  await panel.waitFor();
  const history = panel.getByRole('tab', { name: 'Historique' });
  if (await history.isVisible()) await history.click();
  await page.waitForLoadState('networkidle');
  await watch.look(page);
  assert.deepEqual(watch.seen(), []);
});

test('shows stored scripts as text in the pages of accounts', async () => {
  const { page, watch } = await watched();
  const addresses = [
    '/compte',
    '/admin/utilisateurs',
    `/admin/utilisateurs/${stored.user}`,
    '/admin/groupes',
    `/admin/groupes/${stored.group}`,
    '/admin/tables',
    '/admin/journal',
    '/api/docs',
  ];
  for (const address of addresses) await open(page, watch, address);
  assert.deepEqual(watch.seen(), []);
});

test('takes a script in an address for a word to search or a wrong expression', async () => {
  const { page, watch } = await watched();
  const { origin } = new URL((await page.request.get('/healthz')).url());
  for (let i = 0; i < names.length; i += 16) {
    const word = encodeURIComponent(at(i));
    await open(page, watch, `/t/essai?search=${word}`);
    await open(page, watch, `/t/essai?filter=${word}&sort=${word}`);
  }
  for (const address of ['javascript:alert(1)', '//evil.invalid', '/\\evil.invalid', 'https:evil.invalid']) {
    await open(page, watch, `/connexion?suite=${encodeURIComponent(address)}`);
    assert.equal(new URL(page.url()).origin, origin, `${address} leads to ${page.url()}`);
  }
  assert.deepEqual(watch.seen(), []);
});
