import type { AccessService } from '@medregistry/access';
import { verification } from '@medregistry/config/procedures';
import { civilDate, examplePayload, SYSTEM_ROLE, type Actor, type Principal, type World } from '@medregistry/language';
import { randomOf } from '@medregistry/database/demonstration';
import { fill } from '../bench/fill';
import { beginDay, brokenLink, moveClock, rowsOf } from '../support/district';
import { formatExamples } from '../support/districtSetting';
import { workflowOf } from '../support/Ground';
import { serverIn, type RunningServer } from '../support/strapi';
import { Twin, type Standing } from './Twin';

/** Institutions and cases. Continuous integration takes the whole district of domain.md §10, 2500x1300; a tenth of it fits into a coffee break. */
const [INSTITUTIONS = 250, CASES = 130] = (process.env['MEDREGISTRY_YEAR'] ?? '').split('x').filter(Boolean).map(Number);
const DAYS = 365;
/** No process runs on these days; what they owed is made up for on the next. */
const WITHOUT_POWER = { from: 100, to: 107 };
const PATIENCE = 3_600_000;

const PEOPLE = ['reviewer', 'reviewer', 'approver', 'approver', 'counter', 'administrator'] as const;
const EVERYWHERE: Principal = { userId: 0, username: '', name: '', sessionId: '', assignments: [{ role: 'auditor', scopePath: '/', scopeType: 'authority', scopeId: '', scopeLabel: '' }] };

interface Somebody {
  role: string;
  principal: Principal;
}

describe('a year of a district', () => {
  let server: RunningServer;
  let office: Somebody[];
  let applicant: number;
  const twins = new Map<string, Twin>();
  const random = randomOf(20_261_127);

  const access: AccessService = (name) => server.strapi.plugin('access').service(name);
  const now = (): Date => access('clock').now();
  const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => ({ item, at: random.integer(0, 1_000_000) })).sort((a, b) => a.at - b.at).map(({ item }) => item);
  const connection = () => server.strapi.db.connection;

  async function user(name: string): Promise<number> {
    const { id } = (await server.strapi.db.query('plugin::users-permissions.user').create({ data: { username: name, email: `${name}@accounts.invalid`, provider: 'local', confirmed: true, blocked: false } })) as { id: number };
    return id;
  }

  const as = (userId: number, role: string, scopeType: 'authority' | 'subject', scopePath: string): Principal => ({
    userId, username: `year-${userId}`, name: `示例${role}`, sessionId: '', assignments: [{ role, scopePath, scopeType, scopeId: scopePath, scopeLabel: '' }],
  });

  /** A case in the world that the registers make, as `actor` finds it. */
  async function worldOf(id: string, actor: Actor): Promise<{ world: World; version: number; scopePath: string }> {
    const { cases } = workflowOf(server);
    const { row } = await cases.read(connection(), id, EVERYWHERE);
    const { world } = await cases.open(connection(), row, actor, now());
    return { world, version: row.version, scopePath: row.scope_path };
  }

  /** What people do with a case on a day: some event that is theirs, in the application and with the twin. */
  async function actOn(twin: Twin): Promise<void> {
    const turns = Object.entries(verification.events).filter(([, { from, roles }]) => from.includes(twin.state) && !roles.includes(SYSTEM_ROLE));
    // What ends a case is tried last, mostly, or few would live to see much.
    const late = new Set(turns.filter(([, { to }]) => to !== undefined && verification.states[to]?.closed === true && random.chance(0.9)).map(([event]) => event));
    for (const [event, declared] of shuffled(turns).sort(([a], [b]) => Number(late.has(a)) - Number(late.has(b)))) {
      const role = declared.roles[0] ?? '';
      const { world: plain, version, scopePath } = await worldOf(twin.id, { userId: 0, name: '', roles: [role] });
      const candidates = shuffled(office.filter((one) => one.role === role));
      const somebody = role === 'institution' ? { role, principal: as(applicant, role, 'subject', scopePath) } : candidates[0];
      if (!somebody) continue;
      const { principal } = somebody;
      const actor: Actor = { userId: principal.userId, name: principal.name, roles: [role] };
      const payload = examplePayload(declared, { ...plain, actor: { ...actor, role }, payload: {} }, formatExamples);
      const decision = twin.decides(plain, event, payload, actor);
      if (!decision.ok) continue;
      await workflowOf(server).engine.fire({ principal: { ...principal, provenAt: now() }, address: '127.0.0.1', now: now(), ifMatch: version }, twin.id, event, payload);
      twin.takes(plain, decision, actor);
      return;
    }
  }

  /** Cases as the database has them. */
  async function stored(): Promise<Map<string, Standing>> {
    const rows = await rowsOf<Standing & { id: string }>(
      server,
      `SELECT a.document_id AS id, a.state, a.round, ARRAY(SELECT jsonb_array_elements_text(CAST(a.flags AS jsonb))) AS flags,
         ARRAY(SELECT t.event::text FROM actions t WHERE t.application_key = a.id ORDER BY t.sequence) AS events,
         ARRAY(SELECT c.clock || ' ' || c.due_on FROM running_clocks c WHERE c.application_key = a.id AND c.stopped_on IS NULL AND c.paused_on IS NULL) AS terms
       FROM applications a`,
    );
    return new Map(rows.map(({ id, state, round, flags, events, terms }) => [id, { state, round, flags: [...flags].sort(), events, terms: [...terms].sort() }]));
  }

  beforeAll(async () => {
    server = await serverIn(`year-${INSTITUTIONS}x${CASES}`, async (running) => {
      await fill(running.strapi, { nurses: INSTITUTIONS, institutions: INSTITUTIONS, applications: Math.ceil(CASES * 1.5), authorities: 1, seed: 7 }, running.databaseUrl);
      // Nothing is provisional, so that the twins need not know what is: what is provisional has its own tests (test/api/terms).
      await rowsOf(running, `INSERT INTO holidays (document_id, date, kind, name, year, created_at, updated_at, published_at)
        SELECT 'year-' || y, make_date(y, 1, 1), 'off', '元旦', y, localtimestamp, localtimestamp, localtimestamp FROM generate_series(2025, 2029) AS y ON CONFLICT (date) DO NOTHING`);
      // The generator's actions say nothing, and a deferral lives by what its proposal said.
      await running.strapi.db.transaction(async ({ trx }) => {
        await trx.raw("SELECT set_config('medregistry.writer', 'workflow', true)");
        await trx.raw("UPDATE applications SET state = 'withdrawn', closed_at = localtimestamp, exclusive_key = NULL, due_on = NULL WHERE state IN ('pending-deferral', 'deferral-notice', 'hearing', 'deferral-pending', 'deferred', 'on-site')");
        await trx.raw('UPDATE running_clocks c SET stopped_on = CURRENT_DATE FROM applications a WHERE a.id = c.application_key AND a.closed_at IS NOT NULL AND c.stopped_on IS NULL');
      });
      const slots = verification.materials.filter(({ repeat }) => !repeat).map(({ key }) => key);
      await rowsOf(running, `INSERT INTO materials (document_id, subject_type, subject_id, slot, scope_path, version, frozen, created_at, updated_at, published_at)
        SELECT substr(md5(a.document_id || s.slot), 1, 24), 'application', a.document_id, s.slot, a.scope_path, 1, a.state NOT IN ('draft', 'correction'), localtimestamp, localtimestamp, localtimestamp
        FROM applications a, jsonb_array_elements_text(?::jsonb) AS s(slot)`, [JSON.stringify(slots)]);
      await rowsOf(running, `INSERT INTO material_pages (document_id, material_id, position, rotation, kind, file_key, sha256, bytes, width, height, original_name, added_by, added_by_name, added_at, checks, created_at, updated_at, published_at)
        SELECT substr(md5('page' || m.document_id), 1, 24), m.id, 1, 0, 'jpeg', 'year/' || m.document_id, md5(m.document_id) || md5(m.document_id), 1000, 1000, 1400, 'scan.jpg', 1, '示例', now(), '{"failed":true}', localtimestamp, localtimestamp, localtimestamp
        FROM materials m`);
    });
    const [authority] = await rowsOf<{ path: string }>(server, 'SELECT authority_path AS path FROM applications LIMIT 1');
    office = [];
    for (const [index, role] of PEOPLE.entries()) office.push({ role, principal: as(await user(`year-${role}-${index}`), role, 'authority', authority?.path ?? '') });
    applicant = await user('year-applicant');
    for (const { id, institution } of await rowsOf<{ id: string; institution: string }>(server, 'SELECT document_id AS id, subject_id AS institution FROM applications WHERE closed_at IS NULL ORDER BY id')) {
      const { world } = await worldOf(id, { userId: 0, name: '', roles: ['reviewer'] });
      twins.set(id, new Twin(id, institution, world.application));
    }
  }, PATIENCE);

  afterAll(() => moveClock(server, 0));

  it('ends every term once and leaves every case where the pure function leaves its twin', async () => {
    // The generator has closed a third of its cases already.
    expect(twins.size).toBeGreaterThanOrEqual(CASES);
    let [acts, ended] = [0, 0];
    for (let day = 1; day <= DAYS; day += 1) {
      if (day >= WITHOUT_POWER.from && day < WITHOUT_POWER.to) continue;
      await moveClock(server, day);
      const today = civilDate(now());
      for (const twin of twins.values()) {
        if (!twin.isDue(today)) continue;
        const before = twin.standing.events.length;
        twin.agesIn((await worldOf(twin.id, { userId: 0, name: '系统', roles: [SYSTEM_ROLE] })).world);
        ended += twin.standing.events.length - before;
      }
      // Papers are drawn elsewhere: here nobody reads them.
      await rowsOf(server, "DELETE FROM outbox_messages WHERE topic = 'document' AND state = 'pending'");
      await beginDay(server);
      const open = [...twins.values()].filter(({ state }) => !verification.states[state]?.closed);
      for (const twin of shuffled(open).slice(0, Math.ceil(open.length / 20))) {
        await actOn(twin);
        acts += 1;
      }
    }
    const found = await stored();
    const apart = [...twins.values()].filter((twin) => JSON.stringify(found.get(twin.id)) !== JSON.stringify(twin.standing));
    expect(apart.slice(0, 3).map((twin) => ({ twin: twin.standing, stored: found.get(twin.id) }))).toEqual([]);
    expect(apart).toHaveLength(0);
    expect(acts).toBeGreaterThan(twins.size);
    expect(ended).toBeGreaterThan(twins.size / 4);
    expect(await brokenLink(server)).toBeNull();
  }, PATIENCE);
});
