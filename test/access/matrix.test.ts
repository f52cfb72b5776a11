import type { Assignments } from '@medregistry/access';
import { Role } from '@medregistry/config';
import { createUser } from '../../cms/src/accounts/createUser';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, rowsOf } from '../support/district';
import { nobodyIn, Person, personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { endpointTable, type Row } from './endpointTable';
import { askersAt, placeOf, type Asker, type Place } from './Places';

interface Registered {
  method: string;
  path: string;
  access: 'public' | 'signed-in' | { roles: readonly string[] };
}

/** Records that belong to the whole authority, not to one institution. */
const SHARED = ['notice', 'campaign', 'window'] as const;
const rows = Object.entries(endpointTable).map(([place, row]) => ({ place, method: place.split(' ')[0] ?? '', path: place.split(' ')[1] ?? '', row }));
type Line = (typeof rows)[number];

/** In groups, so that a busy machine is not asked everything at once. */
async function each<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < list.length; start += 8) await Promise.all(list.slice(start, start + 8).map(work));
}

describe('the access matrix', () => {
  let server: RunningServer;
  let places: Place[];
  let askers: Asker[];

  beforeAll(async () => {
    server = await districtServer();
    await deliverMessages(server);
    // Two of one authority and one of another, each with a case of its own.
    places = [await placeOf(server, 'community-centre'), await placeOf(server, 'dental'), await placeOf(server, 'tcm-outpatient')];
    const [own, , foreign] = places as [Place, Place, Place];
    askers = [...(await askersAt(server, own)), ...(await askersAt(server, foreign))];
    await Promise.all(askers.map(({ person }) => person.get('/api/me')));
    for (const place of places) {
      // A session of somebody who asks nothing here.
      expectStatus(await personIn(server, place.username).get('/api/me'), 200);
      const [session] = await rowsOf<{ family: string }>(server, 'SELECT f.family FROM session_families f JOIN up_users u ON u.id = f.user_id WHERE u.username = ?', [place.username]);
      place.ids.session = session?.family ?? '';
      const started = await personIn(server, place.username).upload<Body<{ documentId: string }>>(`/api/imports/roster/${place.documentId}`, [{ name: '名录.csv', bytes: Buffer.from('姓名,证件号码,人员类别\n张示例,1,医师\n') }]);
      // Somebody of the place's authority who asks nothing here.
      const username = `clerk-of-${place.key}`;
      const account = await createUser(server.strapi, { username, displayName: username, password: 'a window in the north hall' });
      const assignments = server.strapi.plugin('access').service('assignments') as Assignments;
      await assignments.grant({ userId: account, role: 'counter', scopePath: place.authority, scopeType: 'authority', scopeId: '', scopeLabel: '' }, { id: null, name: '系统' }, new Date());
      place.ids.account = String(account);
      const sealed = (server.strapi.plugin('access').service('cipher') as { encrypt(plain: string): string }).encrypt('{}');
      place.ids.receipt = `receipt-of-${place.id}`;
      await rowsOf(
        server,
        `INSERT INTO credential_requests (document_id, institution_id, kind, papers, owner, recipient, mobile_masked, account, receipt, receipt_number, issued_at, issued_by, scope_path)
         VALUES (?, ?, 'lost', '[]', ?, ?, '138****0000', 0, 'none', 'ZH-2026-000000', now(), '窗口甲', ?) RETURNING id`,
        [place.ids.receipt, place.id, sealed, sealed, place.scopePath],
      );
      const asked = await personIn(server, place.username).post<Body<{ documentId: string }>>('/api/tickets', { data: { category: 'technical', description: '上传的材料看不到' } });
      place.ids.ticket = expectStatus(asked, 201).body.data.documentId;
      const shown = await personIn(server, place.username).upload<Body<{ files: { id: string }[] }>>(`/api/tickets/${place.ids.ticket}/files`, [{ name: '截图.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex') }]);
      place.ids.file = expectStatus(shown, 201).body.data.files[0]?.id ?? '';
      place.ids.run = expectStatus(started, 201).body.data.documentId;
    }
  }, BOOT_PATIENCE);

  const sees = ({ scopePath, role, person }: Asker, { about }: Row, place: Place): boolean => {
    if (about === 'message' || about === 'session') return false;
    // A technical question: its author's and the help desk's.
    if (about === 'ticket') return person.username === place.username || (role === 'support' && place.scopePath.startsWith(scopePath));
    if (about === 'account') return place.authority.startsWith(scopePath);
    if (about === 'window' || about === 'faq' || about === 'guide') return role === 'administrator' && scopePath === '/bj/cy-health/';
    if (SHARED.includes(about as never)) return place.authority.startsWith(scopePath) || scopePath.startsWith(place.authority);
    return place.scopePath.startsWith(scopePath);
  };

  const pathOf = ({ path, row }: Line, { ids }: Place, page = ids.page): string =>
    path
      .replace(':id', row.about in ids ? ids[row.about as keyof typeof ids] : 'none')
      .replace(':slot', ids.slot)
      .replace(':page', page)
      .replace(':version', '1')
      .replace(':event', 'claim')
      .replace(':kind', row.kind ?? 'application-form')
      .replace(':year', '2031')
      .replace(':person', ids.person)
      .replace(':record', 'none')
      .replace(':attachment', ids.attachment)
      .replace(':assignment', 'none')
      .replace(':round', '1')
      .replace(':note', 'none')
      .replace(':point', 'cover-signed')
      .replace(':key', 'verification')
      .replace(':channel', 'email')
      .replace(':file', ids.file)
      .replace(':code', 'ABCD-EFGH-JKMN-PQRS');

  const send = (person: Person, line: Line, place: Place, query = ''): Promise<Answer<Body<{ [name: string]: unknown }[]>>> => {
    const path = pathOf(line, place) + (query ? `?${query}` : '');
    if (line.row.upload) return person.upload(path, []);
    return person.send(line.method, path, {}, line.row.body?.(place));
  };

  /** Texts of places that an asker may not see, the asker's own left out. */
  const secretsFor = ({ scopePath, place: home }: Asker): string[] =>
    places.filter((place) => !place.scopePath.startsWith(scopePath)).flatMap(({ secrets }) => secrets).filter((secret) => !home.secrets.includes(secret));

  const expectNoLeak = (asker: Asker, answer: Answer<unknown>): void => {
    const leaked = secretsFor(asker).filter((secret) => answer.text.includes(secret));
    expect({ asker: asker.label, leaked }).toEqual({ asker: asker.label, leaked: [] });
  };

  it('knows every endpoint, and every endpoint that it knows is there', () => {
    const all = (server.strapi.plugin('access').service('endpoints') as { all(): readonly Registered[] }).all();
    expect(all.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(endpointTable).sort());
    for (const { method, path, access } of all) {
      const row = endpointTable[`${method} ${path}`];
      expect({ path, open: access === 'public' }).toEqual({ path, open: row?.about === 'public' });
      expect({ path, roles: typeof access === 'object' ? [...access.roles] : undefined }).toEqual({ path, roles: row?.roles });
    }
  });

  it('describes in OpenAPI just what is there', async () => {
    const { body } = await nobodyIn(server).get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
    const described = Object.entries(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect(described.sort()).toEqual(Object.keys(endpointTable).sort());
  });

  it('has people of every role on both sides, with something to hide', () => {
    expect(new Set(askers.map(({ role }) => role))).toEqual(new Set(Role.options));
    for (const { secrets, ids } of places) {
      expect(secrets.length).toBeGreaterThan(10);
      expect(Object.values(ids).filter((id) => id === null || id === '')).toEqual([]);
    }
  });

  const closed = rows.filter(({ row }) => row.about !== 'public');
  it.each(closed)('$place is closed to who is not signed in', async (line) => {
    const strangers = [
      nobodyIn(server),
      new Person(server.url, '', () => Promise.resolve('eyJhbGciOiJub25lIn0.eyJ1c2VySWQiOjEsInNlc3Npb25JZCI6IngiLCJ0eXBlIjoiYWNjZXNzIn0.')),
      new Person(server.url, '', () => Promise.resolve('not-a-token')),
    ];
    for (const place of places) {
      for (const stranger of strangers) {
        const answer = await send(stranger, line, place, line.row.query?.(place)[0]);
        // What cannot be read is refused before anybody is asked for.
        expect([400, 401]).toContain(answer.status);
        if (!['POST', 'PUT'].includes(line.method)) expect(answer.status).toBe(401);
        for (const { secrets } of places) expect(secrets.filter((secret) => answer.text.includes(secret))).toEqual([]);
      }
    }
  });

  const records = rows.filter(({ row }) => !['public', 'own', 'list'].includes(row.about));
  it.each(records)('$place gives no byte of a record outside the scope', async (line) => {
    const { row } = line;
    const trials = askers.flatMap((asker) => places.map((place) => ({ asker, place })));
    let outside = 0;
    await each(trials, async ({ asker, place }) => {
      const letIn = !row.roles || row.roles.includes(asker.role);
      const visible = sees(asker, row, place);
      // What draws pages is asked for one's own record once, by the institution itself.
      if (visible && row.costly && !(asker.role === 'institution' && asker.place === place)) return;
      if (visible && line.method === 'DELETE') return;
      const answer = await send(asker.person, line, place);
      if (!visible) {
        expect({ asker: asker.label, place: place.key, status: answer.status }).toEqual({ asker: asker.label, place: place.key, status: letIn ? 404 : 403 });
        if (letIn) outside += 1;
      } else if (letIn && line.method === 'GET') {
        expect({ asker: asker.label, place: place.key, known: ![401, 404, 500].includes(answer.status) }).toEqual({ asker: asker.label, place: place.key, known: true });
      }
      expect(answer.status).toBeLessThan(500);
      expectNoLeak(asker, answer);
    });
    expect(outside).toBeGreaterThan(0);
  });

  const lists = rows.filter(({ row }) => row.about === 'list');
  it.each(lists)('$place lists, counts and finds nothing outside the scope', async (line) => {
    const trials = askers.flatMap((asker) => places.map((place) => ({ asker, place })));
    await each(trials, async ({ asker, place }) => {
      for (const query of line.row.query?.(place) ?? ['']) {
        const answer = await send(asker.person, line, place, query);
        expectNoLeak(asker, answer);
        expect(answer.status).toBeLessThan(500);
        if (line.row.roles && !line.row.roles.includes(asker.role)) expect(answer.status).toBe(403);
        const names = query.startsWith(`q=${encodeURIComponent(place.name)}`) || query === `q=${place.number}` || query.includes(place.ids.code);
        if (answer.status !== 200 || !names || place.scopePath.startsWith(asker.scopePath)) continue;
        expect(answer.body.data).toEqual([]);
        if (answer.body.meta?.total !== undefined) expect(answer.body.meta.total).toBe(0);
      }
    });
  });

  const own = rows.filter(({ row }) => row.about === 'own');
  it.each(own)('$place tells everybody only of themselves', async (line) => {
    await each(askers, async (asker) => {
      const answer = await send(asker.person, line, asker.place);
      expect(answer.status).toBeLessThan(500);
      // What cannot be read is refused before anybody's role counts.
      if (line.row.roles && !line.row.roles.includes(asker.role)) expect(answer.status).toBe(line.method === 'POST' && !line.row.readable ? 400 : 403);
      expectNoLeak(asker, answer);
    });
  });

  it('counts in totals and queues just the cases that can be seen', async () => {
    await each(askers, async ({ person, scopePath, label }) => {
      const [seen] = await rowsOf<{ count: number }>(server, 'SELECT count(*)::int AS count FROM applications WHERE starts_with(scope_path, ?) AND (leading_key IS NULL OR stands_alone)', [scopePath]);
      const page = await person.get<Body<unknown[]>>('/api/applications?limit=1');
      expect({ label, total: page.body.meta.total }).toEqual({ label, total: seen?.count });
      const me = await person.get<Body<{ queues: { key: string; count: number }[] }>>('/api/me');
      for (const { key, count } of me.body.data.queues) {
        const queue = await person.get<Body<{ documentId: string }[]>>(`/api/applications?limit=100&queue=${key}`);
        expect({ label, key, count: queue.body.data.length }).toEqual({ label, key, count });
      }
    });
  });

  it('masks identity numbers for everybody but the institution itself', async () => {
    const [place] = places as [Place];
    for (const { person, role } of askers.filter(({ place: home, role: held }) => home === place && held !== 'nurse')) {
      const { status, text } = await person.get(`/api/applications/${place.ids.application}`);
      expect(status).toBe(200);
      const whole = /(?<![\dA-Za-z])\d{17}[\dX](?![\dA-Za-z])/.test(text);
      expect({ role, whole }).toEqual({ role, whole: role === 'institution' || role === 'nursing' });
    }
  });

  describe('what Strapi brings along', () => {
    const STOCK = [
      'GET /api/users', 'GET /api/users/me', 'POST /api/users', 'GET /api/users/1', 'PUT /api/users/1', 'DELETE /api/users/1', 'GET /api/users/count',
      'POST /api/auth/local/register', 'POST /api/auth/forgot-password', 'POST /api/auth/reset-password', 'GET /api/auth/email-confirmation', 'POST /api/auth/send-email-confirmation', 'GET /api/connect/google',
      'GET /api/users-permissions/roles', 'POST /api/users-permissions/roles', 'GET /api/users-permissions/permissions',
      'GET /api/upload/files', 'POST /api/upload', 'GET /api/upload/files/1', 'DELETE /api/upload/files/1', 'POST /api/email', 'GET /uploads/.gitkeep', 'GET /uploads/anything.pdf',
      'GET /api/content-type-builder/content-types', 'GET /api/i18n/locales',
    ];
    const ADMIN = [
      'GET /content-manager/content-types', 'GET /content-manager/collection-types/api::institution.institution', 'GET /upload/files', 'GET /users-permissions/roles',
      'GET /content-type-builder/content-types', 'GET /admin/users', 'GET /admin/users/me', 'GET /admin/api-tokens', 'POST /admin/transfer/runner/push', 'GET /i18n/locales', 'GET /admin/webhooks',
    ];

    const everybody = (): Person[] => [nobodyIn(server), ...askers.filter(({ role }) => ['institution', 'reviewer', 'security'].includes(role)).map(({ person }) => person)];

    it.each(STOCK)('%s does not exist', async (place) => {
      const [method = '', path = ''] = place.split(' ');
      for (const person of everybody()) {
        const answer = await person.send(method, path, { headers: { accept: 'application/json' } }, method === 'POST' || method === 'PUT' ? { email: 'a@example.org', username: 'x', password: 'Xx123456789' } : undefined);
        expect([404, 405]).toContain(answer.status);
      }
    });

    it.each(ADMIN)('%s is open to no account of ours', async (place) => {
      const [method = '', path = ''] = place.split(' ');
      for (const person of [...everybody(), ...askers.filter(({ role }) => role === 'administrator').map(({ person: other }) => other)]) {
        const answer = await person.send(method, path, { headers: { accept: 'application/json' } });
        expect([401, 403, 404, 405]).toContain(answer.status);
      }
    });

    it('has a stock route for no type of ours', async () => {
      const types = Object.values(server.strapi.contentTypes) as unknown as { uid: string; info: { pluralName: string; singularName: string } }[];
      const names = types.filter(({ uid }) => uid.startsWith('api::') || uid.startsWith('plugin::')).flatMap(({ info }) => [info.pluralName, info.singularName]);
      expect(names.length).toBeGreaterThan(40);
      for (const name of new Set(names)) {
        for (const suffix of ['', '/1']) {
          if (`GET /api/${name}${suffix ? '/:id' : ''}` in endpointTable) continue;
          for (const person of everybody().slice(0, 2)) expect({ name, status: (await person.get(`/api/${name}${suffix}`)).status }).toEqual({ name, status: 404 });
        }
      }
    });

    it('has no route below /api that is not an endpoint of ours and lets anybody in', async () => {
      const routes = server.strapi.server.listRoutes() as unknown as { methods: string[]; path: string }[];
      const strangers = routes
        .filter(({ path }) => path.startsWith('/api/'))
        .flatMap(({ methods, path }) => methods.filter((method) => method !== 'HEAD').map((method) => ({ method, path })))
        .filter(({ method, path }) => !(`${method} ${path}` in endpointTable) && !path.includes('(') && !path.includes('*'));
      for (const { method, path } of strangers) {
        for (const person of everybody()) {
          const { status } = await person.send(method, path.replace(/:\w+/g, '1'));
          expect({ method, path, closed: [401, 403, 404, 405].includes(status) }).toEqual({ method, path, closed: true });
        }
      }
    });
  });

  it('leaves an unbroken audit chain behind all of this', async () => {
    expect(await brokenLink(server)).toBeNull();
  });
});
