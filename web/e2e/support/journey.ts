import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, Cookie, Page } from 'playwright-core';
import { desk, openBrowser, openVisitor, type Visitor, type VisitorOptions } from './browser.ts';
import { startServer, type RunningServer } from './server.ts';

export interface Journey {
  /** A new visitor, with no session yet. */
  visit: (viewport?: typeof desk) => Promise<Visitor>;
  /** A new visitor with the session that `prepare` opened. */
  enter: (viewport?: typeof desk) => Promise<Visitor>;
}

/**
 * One server and one browser for the tests of a file; at the end no visitor's page may have complained.
 * `prepare` is the first visit, before the tests; `settings` are variables of the server's environment.
 */
export function journey(prepare?: (page: Page) => Promise<void>, settings: Record<string, string> = {}): Journey {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let cookies: Cookie[] = [];
  const visitors: Visitor[] = [];
  const open = async (options: VisitorOptions) => {
    if (server === undefined || browser === undefined) throw new Error('a visit before the tests have begun');
    const visitor = await openVisitor(browser, server.address, options);
    visitors.push(visitor);
    return visitor;
  };
  before(async () => {
    server = await startServer(settings);
    browser = await openBrowser();
    if (prepare === undefined) return;
    const { context, page } = await open({});
    await prepare(page);
    cookies = await context.cookies();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    assert.deepEqual(
      visitors.flatMap(({ complaints }) => complaints),
      [],
    );
  });
  return {
    visit: (viewport = desk) => open({ viewport }),
    enter: (viewport = desk) => open({ viewport, cookies }),
  };
}
