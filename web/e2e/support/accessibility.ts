import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { photograph } from './photograph.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

interface AxeWindow {
  axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> };
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (tags) => {
    const found = await (window as unknown as AxeWindow).axe.run(document, { runOnly: tags });
    return found.violations;
  }, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`),
  );
}

async function waitForStillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(running.map((animation) => animation.finished));
  });
}

/** Looks at the page in both themes: no violation that axe can see, nothing wider than the window; keeps a picture of each. */
export async function inspect(page: Page, name: string): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset['theme'] ?? '');
  for (const theme of ['cochin', 'cochin-nuit']) {
    await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
    await waitForStillness(page);
    await photograph(page, `${name}-${theme}`);
    assert.deepEqual(await violationsOf(page), [], `${name} in ${theme}`);
  }
  await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), before);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow} px wider than the window`);
}
