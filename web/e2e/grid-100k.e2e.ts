import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { callApi, createRecords, type WrittenValues } from './support/api.ts';
import { journey } from './support/journey.ts';
import { signInFirstTime } from './support/sign-in.ts';

const rowCount = Number(process.env['E2E_GRID_ROWS'] ?? 100_000);

const fields = [
  { name: 'Code', type: 'text' },
  { name: 'Nom', type: 'text' },
  { name: 'Ville', type: 'text' },
  { name: 'Quantité', type: 'number' },
  { name: 'Montant', type: 'decimal' },
  { name: 'Début', type: 'date' },
  { name: 'Fin', type: 'date' },
  { name: 'Actif', type: 'boolean' },
];

function rowOf(at: number): WrittenValues {
  const day = String((at % 28) + 1).padStart(2, '0');
  return {
    code: `E-${String(at).padStart(6, '0')}`,
    nom: `Échantillon ${at}`,
    ville: ['Paris', 'Nantes', 'Éguilles', 'Œuilly'][at % 4] ?? null,
    quantite: at % 97,
    montant: `${at % 5000}.${String(at % 100).padStart(2, '0')}`,
    debut: `2026-01-${day}`,
    fin: `2027-03-${day}`,
    actif: at % 3 === 0,
  };
}

const { enter } = journey(async (page) => {
  await signInFirstTime(page);
  await callApi(page, { method: 'POST', path: '/tables', body: { name: 'Mesures', slug: 'mesures', fields } });
  await createRecords(page, 'mesures', Array.from({ length: rowCount }, (_, at) => rowOf(at)));
});

interface ScrollReport {
  frames: number;
  /** Frames that showed no row in the middle of the grid. */
  blank: number;
  /** Frames whose middle row waited for its data. */
  waiting: number;
  p95Ms: number;
  /** From the last frame to the data of the row in the middle. */
  dataMs: number;
}

/** Scrolls by a step in every frame and looks, after each paint, at the middle of the grid. */
async function scrollThrough(page: Page, step: number, frames: number): Promise<ScrollReport> {
  return page.evaluate(
    async ({ step, frames }) => {
      const grid = document.querySelector('[role=grid]');
      if (!grid) throw new Error('no grid');
      const box = grid.getBoundingClientRect();
      const rowAtMiddle = () =>
        document.elementFromPoint(box.left + 200, box.top + box.height / 2)?.closest('[role=row]') ?? null;
      const report = { frames, blank: 0, waiting: 0, p95Ms: 0, dataMs: 0 };
      const intervals: number[] = [];
      const afterPaint = new MessageChannel();
      afterPaint.port1.addEventListener('message', () => {
        const row = rowAtMiddle();
        if (row === null) report.blank += 1;
        else if (row.getAttribute('aria-busy') === 'true') report.waiting += 1;
      });
      afterPaint.port1.start();
      await new Promise<void>((resolve) => {
        let last = 0;
        let done = 0;
        const frame = (now: number) => {
          if (last > 0) intervals.push(now - last);
          last = now;
          grid.scrollTop += step;
          afterPaint.port2.postMessage(null);
          done += 1;
          if (done < frames) requestAnimationFrame(frame);
          else resolve();
        };
        requestAnimationFrame(frame);
      });
      const stopped = performance.now();
      while (rowAtMiddle()?.getAttribute('aria-busy') !== null) await new Promise(requestAnimationFrame);
      report.dataMs = Math.round(performance.now() - stopped);
      report.p95Ms = Math.round(intervals.toSorted((left, right) => left - right)[Math.floor(intervals.length * 0.95)] ?? 0);
      return report;
    },
    { step, frames },
  );
}

async function openGrid(page: Page): Promise<void> {
  await page.goto('/t/mesures');
  await page.getByRole('gridcell', { name: 'E-000000' }).waitFor();
}

test('reading down the grid never shows a blank and hardly ever waits', async (context) => {
  const { page } = await enter();
  await openGrid(page);
  const report = await scrollThrough(page, 100, 300);
  context.diagnostic(JSON.stringify(report));
  assert.equal(report.blank, 0);
  assert.ok(report.waiting <= report.frames * 0.05, `${report.waiting} frames waited for data`);
});

test('a fling shows rows in every frame and its data soon after', async (context) => {
  const { page } = await enter();
  await openGrid(page);
  const report = await scrollThrough(page, 1500, 200);
  context.diagnostic(JSON.stringify(report));
  assert.ok(report.blank <= report.frames * 0.02, `${report.blank} frames were blank`);
  assert.ok(report.dataMs <= 1500, `the data came after ${report.dataMs} ms`);
});

test('keeps a small pool of rows however far one goes', async () => {
  const { page } = await enter();
  await openGrid(page);
  const rows = () => page.locator('[role=grid] [role=row]').count();
  const before = await rows();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+End');
  await page.getByRole('gridcell', { name: `E-${String(rowCount - 1).padStart(6, '0')}` }).waitFor();
  assert.ok((await rows()) <= before + 1);
  assert.ok(before < 60, `${before} rows in the page`);
});

test('sorts, searches without accents and counts all the rows', async () => {
  const { page } = await enter();
  await openGrid(page);
  await page.getByRole('columnheader', { name: 'Quantité' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'Quantité' }).and(page.locator('[aria-sort=ascending]')).waitFor();
  await page.getByRole('textbox', { name: /^Rechercher dans/ }).fill('eguilles');
  await page.getByRole('gridcell', { name: 'Éguilles' }).first().waitFor();
  await page.getByText(`mesures sur ${rowCount.toLocaleString('fr-FR')}`).waitFor();
});
