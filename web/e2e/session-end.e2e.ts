import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './support/accessibility.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

// Two minutes and a little more: the end is announced seconds after the last request.
const { visit } = journey(undefined, { SESSION_TIMEOUT: '128' });

/** The end is announced when it is near, however long that takes. */
const patience = { timeout: 30_000 };

test('announces the end of an idle session without taking the focus, and keeps it open when asked (S-03)', async () => {
  const { page } = await visit();
  await signInFirstTime(page);
  await page.goto('/tables?creer=true');
  await page.getByLabel('Nom de la table').fill('Salles');
  const notice = page.getByText(/^Votre session se termine à \d\d:\d\d$/);
  await notice.waitFor(patience);
  await inspect(page, 'session-end-dialog');
  const prolonged = page.waitForRequest((request) => request.url().endsWith('/auth/session'));
  await page.keyboard.type(' de culture');
  assert.equal((await prolonged).headers()['x-background-request'], undefined);
  await notice.waitFor({ state: 'detached', ...patience });
  assert.equal(await page.getByLabel('Nom de la table').inputValue(), 'Salles de culture');

  await page.keyboard.press('Escape');
  await notice.waitFor(patience);
  await inspect(page, 'session-end');
  await page.getByRole('button', { name: 'Garder ma session ouverte' }).click();
  await notice.waitFor({ state: 'detached', ...patience });
});
