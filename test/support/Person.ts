import { randomUUID } from 'node:crypto';
import type { Json } from '@medregistry/language';
import type { RunningServer } from './strapi';

/** What came back from the server, read to its end. */
export interface Answer<T = Body> {
  status: number;
  headers: Headers;
  bytes: Buffer;
  text: string;
  body: T;
}

/** Any JSON answer of the API: tests look at parts and let the type checker believe them. */
export interface Body<T = Record<string, never>> {
  data: T;
  meta: { nextCursor: string | null; total: number | string | null };
  error: { status: number; name: string; message: string; details: { code?: string; problems?: { path: string; code: string; message: string }[]; current?: Json } };
}

export interface Sent {
  data?: unknown;
  /** `If-Match`. */
  version?: number | undefined;
  /** `Idempotency-Key`. */
  key?: string | undefined;
  headers?: Record<string, string>;
}

export interface PaperFile {
  name: string;
  bytes: Uint8Array;
  type?: string;
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, bytes, text, body: (json && text !== '' ? JSON.parse(text) : {}) as T };
}

/** Somebody at a browser: sends requests in a person's name, or in nobody's. */
export class Person {
  constructor(
    readonly url: string,
    readonly username: string,
    private readonly token: (anew: boolean) => Promise<string | undefined>,
  ) {}

  /** Signs in at the front door. @throws when the door stays closed */
  static async signIn(url: string, username: string, password: string): Promise<Person> {
    const answer = await new Person(url, username, () => Promise.resolve(undefined)).post<{ jwt: string }>('/api/auth/local', { data: undefined, headers: {} }, { identifier: username, password });
    if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.text}`);
    return new Person(url, username, () => Promise.resolve(answer.body.jwt));
  }

  async send<T = Body>(method: string, path: string, { data, version, key, headers }: Sent = {}, body: object | undefined = data === undefined ? undefined : { data }): Promise<Answer<T>> {
    const asked = { version, key, headers };
    const held = await this.token(false);
    const answer = await this.ask<T>(held, method, path, asked, body);
    if (answer.status !== 401 || held === undefined) return answer;
    // The session may have been opened in another state of the database.
    const token = await this.token(true);
    return token === held ? answer : this.ask<T>(token, method, path, asked, body);
  }

  private async ask<T>(token: string | undefined, method: string, path: string, { version, key, headers }: Sent, body: object | undefined): Promise<Answer<T>> {
    const form = body instanceof FormData;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    return answerOf<T>(response);
  }

  get<T = Body>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  post<T = Body>(path: string, sent?: Sent, body?: object): Promise<Answer<T>> {
    return this.send<T>('POST', path, sent, ...(body ? [body] : []));
  }

  upload<T = Body>(path: string, files: readonly PaperFile[]): Promise<Answer<T>> {
    const form = new FormData();
    for (const { name, bytes, type = 'application/octet-stream' } of files) form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
    return this.send<T>('POST', path, {}, form);
  }
}

/** A person with a session that was opened behind the door: no password, so that suites with many people stay quick. */
export function personIn({ strapi, url }: RunningServer, username: string): Person {
  const sessions = strapi.plugin('access').service('sessions') as { open(userId: number, from: { address: string; userAgent: string }, now: Date): Promise<{ jwt: string }> };
  const clock = strapi.get('clock') as { now(): Date };
  let held: Promise<string> | undefined;
  const open = async (): Promise<string> => {
    const { rows } = await strapi.db.connection.raw<{ rows: { id: number }[] }>('SELECT id FROM up_users WHERE username = ?', [username]);
    if (!rows[0]) throw new Error(`There is no account ${username}`);
    return (await sessions.open(rows[0].id, { address: '127.0.0.1', userAgent: 'test' }, clock.now())).jwt;
  };
  return new Person(url, username, (anew) => {
    if (!held || anew) held = open();
    return held;
  });
}

export const nobodyIn = ({ url }: Pick<RunningServer, 'url'>): Person => new Person(url, '', () => Promise.resolve(undefined));

export const newKey = (): string => randomUUID();
