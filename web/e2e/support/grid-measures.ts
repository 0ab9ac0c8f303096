import type { Page } from 'playwright-core';

export interface ScrollReport {
  frames: number;
  /** Frames that showed no row in the middle of the grid. */
  blank: number;
  /** Frames whose middle row waited for its data. */
  waiting: number;
  p95Ms: number;
  /** What the page itself computed for each frame, however busy the machine is. */
  workMs: number;
  /** From the last frame to the data of the row in the middle. */
  dataMs: number;
}

/** Runs something and tells how long the main thread of the page worked for it, in milliseconds of processor time. */
async function workOf<Result>(page: Page, run: () => Promise<Result>): Promise<{ result: Result; workMs: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await spent();
  const result = await run();
  const workMs = (await spent()) - before;
  await session.detach();
  return { result, workMs };
}

/** Scrolls by a step in every frame and looks, after each paint, at the middle of the grid. */
export async function scrollThrough(page: Page, step: number, frames: number): Promise<ScrollReport> {
  const { result, workMs } = await workOf(page, () => scrollInPage(page, step, frames));
  return { ...result, workMs: Math.round(workMs / frames) };
}

async function scrollInPage(page: Page, step: number, frames: number): Promise<ScrollReport> {
  return page.evaluate(
    async ({ step, frames }) => {
      const grid = document.querySelector('[role=grid]');
      if (!grid) throw new Error('no grid');
      const box = grid.getBoundingClientRect();
      const rowAtMiddle = () =>
        document.elementFromPoint(box.left + 200, box.top + box.height / 2)?.closest('[role=row]') ?? null;
      const report = { frames, blank: 0, waiting: 0, p95Ms: 0, workMs: 0, dataMs: 0 };
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

/** Jumps to each of these parts of the grid's height (0 to 1); how many milliseconds until the row in the middle has its data. */
export async function jumpTo(page: Page, parts: readonly number[]): Promise<number[]> {
  return page.evaluate(async (parts) => {
    const grid = document.querySelector('[role=grid]');
    if (!grid) throw new Error('no grid');
    const box = grid.getBoundingClientRect();
    const hasData = () => {
      const row = document.elementFromPoint(box.left + 200, box.top + box.height / 2)?.closest('[role=row]');
      return row?.hasAttribute('aria-busy') === false;
    };
    const waits: number[] = [];
    for (const part of parts) {
      const jumped = performance.now();
      grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);
      do await new Promise(requestAnimationFrame);
      while (!hasData());
      waits.push(Math.round(performance.now() - jumped));
    }
    return waits;
  }, parts);
}

/** From each press of a key to the paint that shows what it did, in milliseconds, as the browser measures it. */
export async function pressLatencies(page: Page, key: string, presses: number): Promise<number[]> {
  await page.evaluate(() => {
    const kept: number[] = [];
    Object.assign(window, { keptLatencies: kept });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') kept.push(entry.duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  for (let press = 0; press < presses; press += 1) await page.keyboard.press(key);
  return page.evaluate(async () => {
    // Entries come after the paint that they measure.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return (window as unknown as { keptLatencies: number[] }).keptLatencies;
  });
}

/** How long this machine, as busy as it is, takes for a frame in which next to nothing happens: one in twenty is longer. */
export async function idleFrameMs(page: Page): Promise<number> {
  const intervals = await page.evaluate(async () => {
    const times: number[] = [];
    for (let frame = 0; frame <= 60; frame += 1) {
      document.documentElement.style.setProperty('--idle-frame', String(frame));
      times.push(await new Promise(requestAnimationFrame));
    }
    return times.slice(1).map((time, at) => time - (times[at] ?? time));
  });
  return quantile(intervals, 0.95);
}

/** How long the page takes for bare requests of blocks of rows, all over a table of `rows`, half of the time. */
export async function bareBlockMs(page: Page, records: string, rows: number): Promise<number> {
  const waits = await page.evaluate(async ({ records, rows }) => {
    const times: number[] = [];
    for (const part of [0.5, 0.98, 0.1, 0.9, 0.3, 0.7, 0.25, 0.6, 0.05]) {
      const began = performance.now();
      const block = new URLSearchParams({ limit: '200', offset: String(Math.round(part * rows)), total: 'true' });
      const answer = await fetch(`${records}&${block.toString()}`);
      await answer.json();
      times.push(performance.now() - began);
    }
    return times;
  }, { records, rows });
  return quantile(waits, 0.5);
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
