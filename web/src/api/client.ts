import { ApiError } from './api-error';
import { followServerClock } from './server-clock';
import { announceDuty, isDuty, passwordQuestion, signInQuestion } from './session-events';
import type { Problem } from './types';

const base = '/api/v1';

type QueryValue = string | number | boolean | null | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue> | undefined;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string> | undefined;
  /** The version of the record being changed; sent as `If-Match`. */
  version?: number | undefined;
  /** A 401 is an answer like another (sign-in itself, asking whether there is a session). */
  anonymous?: boolean | undefined;
  /** Without cookies: what a link alone opens has nothing to do with who is signed in here. */
  stranger?: boolean | undefined;
  /** The page asks by itself; it does not keep the session open. */
  background?: boolean | undefined;
  /** The password was just confirmed; asking once more would go round in a circle. */
  confirmed?: boolean | undefined;
}

export interface Answer<Body> {
  body: Body;
  status: number;
  etag: string | null;
  location: string | null;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const csrf = { token: '' };

/** The token that unsafe requests carry; from login or the session's answer. */
export function setCsrfToken(token: string): void {
  csrf.token = token;
}

/** The address of an API path with its query, leaving out what is absent or empty. */
export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  const tail = parameters.toString();
  return `${base}${path}${tail === '' ? '' : `?${tail}`}`;
}

function requestHeaders(method: Method, body: unknown, options: RequestOptions): Headers {
  const headers = new Headers(options.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  headers.set('Accept-Language', document.documentElement.lang || 'fr');
  if (method !== 'GET' && csrf.token !== '') headers.set('X-CSRF-Token', csrf.token);
  if (options.background) headers.set('X-Background-Request', '1');
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  if (body !== undefined && !(body instanceof FormData)) headers.set('Content-Type', 'application/json');
  return headers;
}

async function send(method: Method, path: string, body: unknown, options: RequestOptions): Promise<Response> {
  const init: RequestInit = { method, headers: requestHeaders(method, body, options) };
  init.credentials = options.stranger ? 'omit' : 'same-origin';
  if (options.signal !== undefined) init.signal = options.signal;
  if (body !== undefined) init.body = body instanceof FormData ? body : JSON.stringify(body);
  try {
    const response = await fetch(apiUrl(path, options.query), init);
    followServerClock(response.headers.get('Date'));
    return response;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: 'unreachable', title: '' });
  }
}

async function toError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  const fallback: Problem = { status: response.status, code: 'unexpected_answer', title: '' };
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return new ApiError(fallback, retryAfter);
  const problem = (await response.json().catch(() => fallback)) as Partial<Problem>;
  return new ApiError({ ...fallback, ...problem, status: response.status }, retryAfter);
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  const hasBody = response.status !== 204 && (response.headers.get('Content-Type') ?? '').includes('json');
  return {
    body: (hasBody ? await response.json() : undefined) as Body,
    status: response.status,
    etag: response.headers.get('ETag'),
    location: response.headers.get('Location'),
  };
}

/** What to send the request again with, once the person has done what was missing; undefined when nothing helps. */
async function recover(error: ApiError, options: RequestOptions): Promise<RequestOptions | undefined> {
  if (error.status === 403 && isDuty(error.code)) announceDuty(error.code);
  // The token of another session: somebody signed in from another tab meanwhile.
  const isLost = error.status === 401 || error.code === 'csrf_failed';
  if (isLost && !options.anonymous && (await signInQuestion.ask())) return { ...options, anonymous: true };
  if (error.code !== 'reauthentication_required' || options.confirmed) return undefined;
  return (await passwordQuestion.ask()) ? { ...options, confirmed: true } : undefined;
}

/**
 * Sends one request. When the session has ended, or when the act wants the password again, waits until the person
 * has answered and repeats the request, so that nothing typed is lost. Throws `ApiError`.
 */
export async function request<Body>(
  method: Method,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Answer<Body>> {
  return answerOf<Body>(await exchange(method, path, body, options));
}

async function exchange(method: Method, path: string, body: unknown, options: RequestOptions): Promise<Response> {
  const response = await send(method, path, body, options);
  if (response.ok) return response;
  const error = await toError(response);
  const again = await recover(error, options);
  if (again !== undefined) return exchange(method, path, body, again);
  throw error;
}

/** Reads `path`. */
export async function get<Body>(path: string, options?: RequestOptions): Promise<Body> {
  return (await request<Body>('GET', path, undefined, options)).body;
}

/** Reads a file as it is, whole or not at all. */
export async function getFile(path: string, options: RequestOptions = {}): Promise<Blob> {
  const response = await exchange('GET', path, undefined, options);
  try {
    return await response.blob();
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: 'unreachable', title: '' });
  }
}

/** Creates or acts; `body` is JSON, or a `FormData` for uploads. */
export async function post<Body>(path: string, body?: unknown, options?: RequestOptions): Promise<Body> {
  return (await request<Body>('POST', path, body, options)).body;
}

/** Changes only what `body` names. */
export async function patch<Body>(path: string, body: unknown, options?: RequestOptions): Promise<Body> {
  return (await request<Body>('PATCH', path, body, options)).body;
}

/** Deletes, which for records and tables means the trash. */
export async function del<Body = void>(path: string, options?: RequestOptions): Promise<Body> {
  return (await request<Body>('DELETE', path, undefined, options)).body;
}
