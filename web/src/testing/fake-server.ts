import { vi } from 'vitest';

export interface SentRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };
type Handler = (request: SentRequest) => Reply;

/** Answers the requests of a test by `METHOD /path` below `/api/v1`, and keeps what was sent. */
export function fakeServer(handlers: Record<string, Handler | Reply>): SentRequest[] {
  const sent: SentRequest[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const url = new URL(address, 'http://cochin.test');
    const path = url.pathname.replace('/api/v1', '');
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const request = { method: init.method ?? 'GET', path, query: url.searchParams, headers: new Headers(init.headers), body };
    sent.push(request);
    const handler = handlers[`${request.method} ${path}`];
    const missing = { status: 404, body: { status: 404, code: 'not_found', title: 'Introuvable' } };
    const reply: Reply = typeof handler === 'function' ? handler(request) : (handler ?? missing);
    const status = reply.status ?? 200;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    const text = reply.body === undefined ? null : JSON.stringify(reply.body);
    return new Response(text, { status, headers: { 'Content-Type': type, ...reply.headers } });
  });
  return sent;
}

/** A problem as the server answers it. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}): Reply {
  return { status, body: { type: 'about:blank', status, code, title: code, detail: `detail of ${code}`, ...more } };
}
