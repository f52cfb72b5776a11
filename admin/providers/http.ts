import { stringify } from 'qs';
import { refusalOf, unreachable } from './ApiError';
import { askForProof } from './proof';
import { session } from './session';

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Nested objects become `filters[a][$eq]=…`; nothing is ever concatenated by hand. */
  query?: Record<string, unknown>;
  body?: unknown;
  /** Version for `If-Match`. */
  version?: number | undefined;
  /** Same key for the repeats of one act of a person. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}

export interface Answer<T> {
  body: T;
  version: number | undefined;
}

const versionIn = (response: Response): number | undefined => {
  const match = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('ETag') ?? '');
  return match ? Number(match[1]) : undefined;
};

const present = (query: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ''));

/** A random key in the form of a UUID; also where the page is not served over https and `randomUUID` is missing. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function requestOf(options: CallOptions): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json, application/pdf, image/*' };
  const token = session.token();
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  const init: RequestInit = { method: options.method ?? 'GET', headers, credentials: 'same-origin' };
  if (options.signal) init.signal = options.signal;
  if (options.keepalive) init.keepalive = true;
  if (options.body instanceof FormData) init.body = options.body;
  else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(options.body);
  }
  return init;
}

/**
 * Asks the server with the access token; an expired one is refreshed once and the request repeated. Whoever is
 * really signed out goes to the sign-in page and comes back to the same place.
 * @throws ApiError with the server's sentence, or status 0 when the server cannot be reached
 */
export async function respond(path: string, options: CallOptions = {}): Promise<Response> {
  const query = stringify(present(options.query ?? {}), { encodeValuesOnly: true });
  const address = query ? `${path}?${query}` : path;
  const ask = async (): Promise<Response> => {
    try {
      return await fetch(address, requestOf(options));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw unreachable();
    }
  };
  if (!session.token()) await session.refresh().catch(() => false);
  let response = await ask();
  if (response.status === 401 && (await session.refresh().catch(() => false))) response = await ask();
  if (response.ok) return response;
  if (response.status === 401) session.leave();
  const refusal = await refusalOf(response);
  // The very same request, key and all, once the person has shown who they are.
  if (refusal.code === 'proof-required' && (await askForProof())) return respond(path, options);
  throw refusal;
}

/** The same, with the JSON of the answer and the version from its ETag. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const response = await respond(path, options);
  const text = response.status === 204 ? '' : await response.text();
  return { body: (text ? JSON.parse(text) : {}) as T, version: versionIn(response) };
}

/** The `data` of an answer. */
export const ask = async <T>(path: string, options: CallOptions = {}): Promise<T> => (await call<{ data: T }>(path, options)).body.data;
