import type { Page } from 'playwright-core';

interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
}

/** Calls the API with the session of the page; throws what the server refuses. */
export async function callApi<Answer>(page: Page, call: Call): Promise<Answer> {
  const answer = await page.evaluate(async ({ method, path, body }: Call) => {
    const session = (await (await fetch('/api/v1/auth/session')).json()) as { csrf_token: string };
    const headers: Record<string, string> = { 'X-CSRF-Token': session.csrf_token };
    const init: RequestInit = { method, headers };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    const response = await fetch(`/api/v1${path}`, init);
    return { ok: response.ok, text: await response.text() };
  }, call);
  if (!answer.ok) throw new Error(`${call.method} ${call.path}: ${answer.text}`);
  return (answer.text === '' ? undefined : JSON.parse(answer.text)) as Answer;
}

export type WrittenValues = Record<string, string | number | boolean | null>;

const batchSize = 500;

/** Creates records of a table, in transactions of five hundred. */
export async function createRecords(page: Page, table: string, rows: WrittenValues[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize) {
    const operations = rows.slice(start, start + batchSize).map((values) => ({ op: 'create', table, values }));
    await callApi(page, { method: 'POST', path: '/batch', body: { operations } });
  }
}
