import type { BrowserContext, Page } from 'playwright-core';

/** What a page did that a text must never make it do. */
export interface ScriptWatch {
  /** Everything seen so far, by every page of the context. */
  seen: () => string[];
  /** Looks at the page as it is now for addresses that run. */
  look: (page: Page) => Promise<void>;
}

/**
 * Watches a context before its pages open: dialogs, evaluated texts, script elements that appear, refused content,
 * requests to other origins.
 */
export async function watchScripts(context: BrowserContext, own: string): Promise<ScriptWatch> {
  const seen: string[] = [];
  await context.exposeFunction('reportScript', (what: string) => void seen.push(what));
  await context.addInitScript(watchPage);
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol !== 'data:' && protocol !== 'blob:') seen.push(`request to ${request.url()}`);
  });
  context.on('page', (page) => page.on('dialog', (dialog) => void dialog.dismiss()));
  return {
    seen: () => seen,
    look: async (page) => {
      seen.push(...(await page.evaluate(runningAddresses)));
    },
  };
}

/** In the page, before its own scripts. */
function watchPage(): void {
  const reporter = window as unknown as { reportScript: (text: string) => void };
  const report = (what: string) => reporter.reportScript(what);
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
    Object.defineProperty(window, name, { value: (text: unknown) => report(`${name}(${String(text)})`) });
  }
  document.addEventListener('securitypolicyviolation', (event) => report(`refused ${event.violatedDirective}: ${event.blockedURI}`));
  const own = `${location.origin}/`;
  const isOwn = (script: Element) => script instanceof HTMLScriptElement && script.src.startsWith(own) && script.text === '';
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      for (const element of [node, ...node.querySelectorAll('*')]) {
        if (element.localName === 'script' && !isOwn(element)) report(`script element: ${element.outerHTML}`);
        const handler = element.getAttributeNames().find((name) => name.startsWith('on'));
        if (handler !== undefined) report(`handler ${handler} on ${element.localName}`);
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

/** In the page: links, forms and frames whose address would run. */
function runningAddresses(): string[] {
  const names = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcdoc'];
  return [...document.querySelectorAll('*')].flatMap((element) =>
    names.flatMap((name) => {
      const value = element.getAttribute(name) ?? '';
      const runs = /^\s*(javascript|vbscript|data:(?!image\/))/i.test(value) || (name === 'srcdoc' && value !== '');
      return runs ? [`${name} of ${element.localName}: ${value}`] : [];
    }),
  );
}
