import { chromium, type Browser, type BrowserContext, type Cookie, type Page } from 'playwright-core';

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** A name that is not this machine's to the browser, and yet leads here. */
export const foreignHost = 'cochin.test';

/** Debian's Chromium with a profile of its own, silent on the network. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`,
    ],
  });
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What the page complained about: exceptions, refused content, errors other than answered refusals. */
  complaints: string[];
}

export interface VisitorOptions {
  viewport?: typeof desk;
  /** Cookies to arrive with. */
  cookies?: Cookie[];
}

/** A fresh browser context on `address`, in French. */
export async function openVisitor(browser: Browser, address: string, options: VisitorOptions = {}): Promise<Visitor> {
  const { viewport = desk, cookies = [] } = options;
  const context = await browser.newContext({ baseURL: address, viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  await context.addCookies(cookies);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const refusal = message.text().startsWith('Failed to load resource');
    // What Chromium says of every page over plain HTTP from another machine.
    const plain = message.text().startsWith('The Cross-Origin-Opener-Policy header has been ignored');
    if (message.type() === 'error' && !refusal && !plain) complaints.push(message.text());
  });
  return { context, page, complaints };
}
