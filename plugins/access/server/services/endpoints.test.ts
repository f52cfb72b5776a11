import { z } from 'zod';
import { sign } from 'jsonwebtoken';
import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { accessTrial, type AccessTrial } from '../../../../test/support/accessTrial';
import { AccessConfig } from '../AccessConfig';
import type { HttpContext } from '../http/HttpContext';
import { hotReads } from '../middlewares/hotReads';
import { createAuthenticator } from './authenticate';
import { createCipher } from './cipher';
import { createEndpoints, type Endpoints } from './endpoints';
import { createIdempotency, type IdempotencyService } from './idempotency';
import { openApiDocument } from './openapi';
import { createRefusalLog } from './refusalLog';

const SECRET = 'secret-of-the-access-tokens-in-this-test';
const NOW = new Date('2026-03-02T01:00:00Z');

let trial: AccessTrial;
let idempotency: IdempotencyService;
let reported: unknown[];
let authorization: string;
let person: { userId: number; sessionId: string };

/** One process: processes share the database, not the lanes of requests under way. */
const oneProcess = (): Endpoints => {
  const refusals = createRefusalLog((entry) => trial.trail.appendAlone(entry), (error) => reported.push(error));
  return createEndpoints({
    authenticator: () =>
      createAuthenticator({ reads: trial.reads, config: AccessConfig.parse({}), secret: () => SECRET, isStaff: () => false, end: async () => undefined }),
    clock: () => ({ now: () => NOW }),
    idempotency: () => idempotency,
    refusals: () => refusals,
    isFresh: () => true,
    report: (error) => reported.push(error),
  });
};

let endpoints: Endpoints;

beforeAll(async () => {
  trial = await accessTrial();
  trial.declarations.declare({ roles: { owner: {} } });
  const cipher = createCipher('k1:data-key-of-at-least-thirty-two-characters', 'index-key-of-at-least-thirty-two-characters');
  idempotency = createIdempotency(trial.reads, cipher);
  await trial.reads.query('effects', 'CREATE TABLE effects (id serial PRIMARY KEY, name text, code text UNIQUE)');
  person = await trial.person(NOW);
  authorization = `Bearer ${sign({ userId: String(person.userId), sessionId: person.sessionId, type: 'access' }, SECRET, { expiresIn: 600 })}`;
});
beforeEach(() => {
  reported = [];
  endpoints = oneProcess();
});
afterAll(() => trial.end());

interface Answer {
  status: number;
  text: string;
  json: { error: { status: number; name: string; message: string; details: Record<string, unknown> } } & Record<string, unknown>;
  headers: Record<string, string>;
}

interface Asking {
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  path?: string;
  on?: Endpoints;
}

const ask = async (endpoint: AnyEndpoint, { body, headers = {}, params = {}, path = endpoint.path, on = endpoints }: Asking = {}): Promise<Answer> => {
  const sent: Record<string, string> = {};
  const http: HttpContext = {
    method: endpoint.method,
    path,
    querystring: '',
    ip: '10.0.0.9',
    headers: { authorization, ...headers },
    params,
    request: { body },
    state: {},
    status: 404,
    body: undefined,
    set: (name, value) => void (sent[name.toLowerCase()] = value),
  };
  await on.run(endpoint, http);
  const text = typeof http.body === 'string' ? http.body : '';
  return { status: http.status, text, json: text === '' ? ({} as Answer['json']) : (JSON.parse(text) as Answer['json']), headers: sent };
};

const effects = async (name: string): Promise<number> => {
  const [row] = await trial.reads.query<{ count: number }>('count', 'SELECT count(*) FROM effects WHERE name = $1', [name]);
  return row?.count ?? -1;
};

const Body = z.object({ name: z.string(), stale: z.boolean().optional() });
/** Has its effect and records its answer in one transaction, as the workflow does. */
const effect = defineEndpoint({
  method: 'POST',
  path: '/api/effects',
  summary: 'effect',
  tag: 'test',
  access: 'signed-in',
  body: Body,
  handle: (request) =>
    trial.transaction(async (trx) => {
      await trx.raw('INSERT INTO effects (name) VALUES (?)', [request.body.name]);
      const answer = { status: 201, body: { data: { name: request.body.name, drawn: Math.random() } }, headers: { ETag: '"2"' } };
      await idempotency.record(trx, request, answer);
      if (request.body.stale) throw refuse.stale();
      return answer;
    }),
});

const keyed = (key: string) => ({ 'idempotency-key': key });

it('gives a repeated key the first answer byte for byte and has the effect once', async () => {
  const first = await ask(effect, { body: { name: 'once' }, headers: keyed('k-once') });
  const second = await ask(effect, { body: { name: 'once' }, headers: keyed('k-once'), on: oneProcess() });
  expect(first).toMatchObject({ status: 201, headers: { etag: '"2"' } });
  expect(second).toEqual(first);
  expect(await effects('once')).toBe(1);
});

it('does not store the answer in the clear', async () => {
  await ask(effect, { body: { name: '机密姓名' }, headers: keyed('k-sealed') });
  const [row] = await trial.reads.query<{ answer: string }>('sealed', "SELECT answer FROM idempotency_records WHERE key = 'k-sealed'");
  expect(row?.answer).toMatch(/^k1:/);
});

it('refuses another request under the same key', async () => {
  await ask(effect, { body: { name: 'first' }, headers: keyed('k-other') });
  const other = await ask(effect, { body: { name: 'second' }, headers: keyed('k-other') });
  expect(other).toMatchObject({ status: 422, json: { error: { details: { code: 'key-reused' } } } });
  expect(await effects('second')).toBe(0);
});

it('answers twelve parallel requests under one key on three processes alike, with one effect', async () => {
  const processes = [oneProcess(), oneProcess(), oneProcess()];
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => ask(effect, { body: { name: 'race' }, headers: keyed('k-race'), on: processes[index % 3] })),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(await effects('race')).toBe(1);
});

it('records nothing for a refusal, so that the corrected situation can be tried again', async () => {
  expect(await ask(effect, { body: { name: 'late', stale: true }, headers: keyed('k-late') })).toMatchObject({ status: 412 });
  expect(await effects('late')).toBe(0);
  expect(await idempotency.find(person.userId, { key: 'k-late', requestHash: '' })).toBeUndefined();
});

it('keeps the answer of a handler that records nothing itself', async () => {
  let calls = 0;
  const plain = defineEndpoint({ method: 'POST', path: '/api/plain', summary: 'plain', tag: 'test', access: 'signed-in', handle: async () => ({ body: { calls: (calls += 1) } }) });
  const answers = await Promise.all([1, 2, 3].map(() => ask(plain, { body: {}, headers: keyed('k-plain') })));
  expect(answers.map(({ text }) => text)).toEqual(['{"calls":1}', '{"calls":1}', '{"calls":1}']);
});

it('needs no key', async () => {
  await ask(effect, { body: { name: 'keyless' } });
  await ask(effect, { body: { name: 'keyless' } });
  expect(await effects('keyless')).toBe(2);
});

it('decides malformed before signed out before role', async () => {
  const guarded = defineEndpoint({ method: 'POST', path: '/api/guarded', summary: 'g', tag: 'test', access: { roles: ['owner'] }, body: Body, handle: async () => ({ body: {} }) });
  expect(await ask(guarded, { body: {}, headers: { authorization: '' } })).toMatchObject({ status: 400, json: { error: { details: { problems: [{ path: 'name' }] } } } });
  expect(await ask(guarded, { body: { name: 'x' }, headers: { authorization: '' } })).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  expect(await ask(guarded, { body: { name: 'x' } })).toMatchObject({ status: 403 });
});

it('turns a broken unique constraint into 409 and says nothing of an unexpected error', async () => {
  const unique = defineEndpoint({
    method: 'POST', path: '/api/unique', summary: 'u', tag: 'test', access: 'public',
    handle: async () => ({ body: await trial.reads.query('unique', "INSERT INTO effects (code) VALUES ('same')") }),
  });
  expect((await ask(unique, { body: {} })).status).toBe(200);
  expect((await ask(unique, { body: {} })).status).toBe(409);
  const broken = defineEndpoint({ method: 'GET', path: '/api/broken', summary: 'b', tag: 'test', access: 'public', handle: () => Promise.reject(new Error('password=hunter2')) });
  const answer = await ask(broken);
  expect(answer).toMatchObject({ status: 500, json: { error: { name: 'InternalError', details: {} } } });
  expect(answer.text).not.toContain('hunter2');
  expect(reported).toHaveLength(1);
});

it('writes refusals of people into the trail with status and place', async () => {
  const hidden = defineEndpoint({ method: 'GET', path: '/api/hidden/:id', summary: 'h', tag: 'test', access: 'signed-in', handle: () => Promise.reject(refuse.notFound()) });
  expect((await ask(hidden, { path: '/api/hidden/7' })).status).toBe(404);
  const { entries } = await trial.trail.find({ subjectType: 'endpoint', subjectId: 'GET /api/hidden/7' });
  expect(entries).toMatchObject([{ action: 'request.refused', actorId: person.userId, outcome: 'refused', address: '10.0.0.9', details: { status: 404 } }]);
});

it('does not let strangers fill the trail', async () => {
  const secret = defineEndpoint({ method: 'GET', path: '/api/flooded', summary: 'f', tag: 'test', access: 'signed-in', handle: async () => ({ body: {} }) });
  for (let count = 0; count < 60; count += 1) await ask(secret, { headers: { authorization: '' } });
  const { entries } = await trial.trail.find({ subjectType: 'endpoint', subjectId: 'GET /api/flooded', limit: 200 });
  expect(entries.length).toBe(20);
});

it('serves hot reads ahead of everything else with its own security headers, and passes the rest on', async () => {
  const hot = defineEndpoint({ method: 'GET', path: '/api/hot/:id', summary: 'hot', tag: 'test', access: 'public', hot: true, params: z.object({ id: z.string() }), handle: async ({ params }) => ({ body: { id: params.id } }) });
  endpoints.register([hot]);
  const middleware = hotReads(() => endpoints);
  const sent: Record<string, string> = {};
  const context = (path: string): HttpContext => ({ method: 'GET', path, querystring: '', ip: '', headers: {}, request: {}, state: {}, status: 404, body: null, set: (name, value) => void (sent[name] = value) });
  const served = context('/api/hot/a');
  await middleware(served, () => Promise.reject(new Error('went on')));
  expect(served.body).toBe('{"id":"a"}');
  expect(sent).toMatchObject({ 'Content-Security-Policy': expect.stringContaining("default-src 'none'"), 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' });

  const unknown = context('/api/cold');
  await middleware(unknown, async () => undefined);
  expect(unknown).toMatchObject({ status: 404, body: { error: { name: 'NotFoundError' } } });
});

it('refuses two endpoints at one place and hot writes', () => {
  const at = (summary: string, more: object = {}) => defineEndpoint({ method: 'POST', path: '/api/here', summary, tag: 't', access: 'public', handle: async () => ({}), ...more });
  endpoints.register([at('one')]);
  endpoints.register([at('one')]);
  expect(() => endpoints.register([at('two')])).toThrow('/api/here');
  expect(() => oneProcess().register([at('one', { hot: true })])).toThrow('hot');
});

it('describes every registered endpoint', () => {
  const read = defineEndpoint({
    method: 'GET', path: '/api/things/:id', summary: '读', tag: 't', access: { roles: ['owner'] },
    params: z.object({ id: z.string() }), query: z.object({ q: z.string().optional() }), answer: z.object({ data: z.object({ n: z.number() }) }), handle: async () => ({ body: { data: { n: 1 } } }),
  });
  const document = openApiDocument([read, effect]) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  expect(Object.keys(document.paths)).toEqual(['/api/things/{id}', '/api/effects']);
  expect(document.paths['/api/things/{id}']?.['get']).toMatchObject({
    'x-roles': ['owner'],
    parameters: [{ name: 'id', in: 'path', required: true }, { name: 'q', in: 'query', required: false }],
  });
  expect(JSON.stringify(document.paths['/api/effects']?.['post'])).toContain('"name"');
});
