import { FACT_GROUPS, type FactGroup } from '@medregistry/config/facts';
import type { Subject } from '@medregistry/config/vocabulary';
import { civilDate } from '@medregistry/language';
import type { Cipher } from '@medregistry/access';
import type { Outbox } from '@medregistry/outbox';
import { deliverMessages, demoAccounts, institutionOf, moveClock, rowsOf } from '../../../test/support/district';
import { districtServer, type RunningServer } from '../../../test/support/strapi';
import { createFacts } from '../facts/createFacts';
import { factParts } from '../facts/factParts';
import { subjects } from '../subjects';

const groupsOf = (subject: Subject): FactGroup[] => (Object.keys(FACT_GROUPS) as FactGroup[]).filter((group) => (factParts[group].subject ?? subject) === subject);
const GROUPS = groupsOf('institution');
/** What every nurse's case may ask, wherever it is heard. */
const OF_NURSES: FactGroup[] = ['nurse', 'registration', 'target', 'province', 'validity', 'authority', 'window'];

let server: RunningServer;
beforeAll(async () => {
  server = await districtServer();
}, 300_000);

const sql = <T = Record<string, unknown>>(text: string, bindings: readonly (string | number)[] = []): Promise<T[]> => rowsOf<T>(server, text, bindings);

const facts = () => {
  const cipher = server.strapi.plugin('access').service('cipher') as Cipher;
  return createFacts({ decrypt: (text) => cipher.decrypt(text), openForm: (form) => form });
};

describe('the demonstration', () => {
  it('gives every account a password of its own, for its owner only', () => {
    const accounts = demoAccounts();
    expect(accounts.length).toBeGreaterThan(25);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    for (const { roles, about, institution, authority } of accounts) {
      expect(roles.length).toBeGreaterThan(0);
      expect(about).not.toBe('');
      if (!roles.includes('nurse')) expect(institution ?? authority).toBeDefined();
    }
  });

  it('brings its cases to their stages by the acts of their people', async () => {
    const cases = await sql<{ state: string; actions: number; last: string | null }>(
      `SELECT a.state, count(t.id)::int AS actions, (SELECT l.to_state FROM actions l WHERE l.application_key = a.id ORDER BY l.sequence DESC LIMIT 1) AS last
       FROM applications a LEFT JOIN actions t ON t.application_key = a.id GROUP BY a.id`,
    );
    expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(['draft', 'submitted', 'correction', 'pending-decision', 'online-approved', 'completed', 'pending-institution', 'in-review', 'pending-deferral', 'hearing', 'deferred', 'pending-verification', 'on-site', 'failed']));
    for (const { state, last } of cases) expect(last ?? 'draft').toBe(state);
  });

  it('stamps the completed case into the registers', async () => {
    const [laboratory] = await sql<{ versions: number; old: string; due: string; next: string; settled: string; following: string }>(
      `SELECT (SELECT count(*)::int FROM permits p WHERE p.institution_id = i.id) AS versions,
         (SELECT p.status FROM permits p WHERE p.institution_id = i.id AND NOT p.current) AS old,
         v.due_on::text AS due, v.next_due_on::text AS next,
         (SELECT o.state FROM verification_obligations o WHERE o.id = v.obligation_id) AS settled,
         (SELECT o.state FROM verification_obligations o WHERE o.institution_id = i.id AND o.due_on = v.next_due_on) AS following
       FROM verification_records v JOIN institutions i ON i.id = v.institution_id JOIN applications a ON a.document_id = v.application_id
       WHERE a.state = 'completed'`,
    );
    expect(laboratory).toMatchObject({ versions: 2, old: 'superseded', settled: 'settled', following: 'not-due' });
    expect(Number(laboratory?.next.slice(0, 4))).toBe(Number(laboratory?.due.slice(0, 4)) + 1);
  });

  it('is loaded once and leaves a filled database alone', async () => {
    const count = () => sql<{ count: number }>('SELECT count(*)::int AS count FROM nurses');
    const before = await count();
    await globalThis.medregistryServer().seed();
    expect(await count()).toEqual(before);
  });
});

describe('facts', () => {
  it('tell of every institution exactly what the procedures may ask', async () => {
    const institutions = await sql<{ id: string }>('SELECT document_id AS id FROM institutions');
    expect(institutions.length).toBeGreaterThan(7);
    for (const { id } of institutions) {
      const told = await facts().load(server.strapi.db.connection, GROUPS, { applicationId: null, subjectType: 'institution', subjectId: id, context: {}, today: civilDate(new Date()) });
      for (const group of GROUPS) expect({ group, error: FACT_GROUPS[group].safeParse(told[group]).error?.message }).toEqual({ group, error: undefined });
    }
  });

  it('tell of every nurse exactly what the procedures may ask, where her case would go', async () => {
    const nurses = await sql<{ id: string }>('SELECT document_id AS id FROM nurses WHERE workplace_id IS NOT NULL');
    expect(nurses.length).toBeGreaterThan(50);
    for (const { id } of nurses) {
      const found = await subjects['nurse']?.resolve(server.strapi.db.connection as never, id, { route: 'change', context: {} });
      expect(found).toMatchObject({ id, selfPath: `/nurses/n-${id}/` });
      const told = await facts().load(server.strapi.db.connection, OF_NURSES, { applicationId: null, subjectType: 'nurse', subjectId: id, context: found?.context ?? {}, today: civilDate(new Date()) });
      for (const group of OF_NURSES) expect({ group, error: FACT_GROUPS[group].safeParse(told[group]).error?.message }).toEqual({ group, error: undefined });
    }
  });

  it('come in one statement, whatever is asked', async () => {
    const { documentId } = await institutionOf(server, 'hospital');
    const statements: string[] = [];
    const hear = ({ sql: statement }: { sql: string }): void => void statements.push(statement);
    server.strapi.db.connection.on('query', hear);
    await facts().load(server.strapi.db.connection, GROUPS, { applicationId: null, subjectType: 'institution', subjectId: documentId, context: {}, today: civilDate(new Date()) });
    server.strapi.db.connection.removeListener('query', hear);
    expect(statements.filter((statement) => statement.includes('FROM institutions i'))).toHaveLength(1);
  });

  it('find the mismatches that are there on purpose', async () => {
    const wrong = await sql<{ name: string }>('SELECT name FROM institutions');
    const matches = new Set<string>();
    for (const { name } of wrong) {
      const [row] = await sql<{ id: string }>('SELECT document_id AS id FROM institutions WHERE name = ?', [name]);
      const { roster } = await facts().load(server.strapi.db.connection, ['roster'], { applicationId: null, subjectType: 'institution', subjectId: row?.id ?? '', context: {}, today: civilDate(new Date()) });
      for (const { match } of [...roster.doctors, ...roster.nurses, ...roster.others]) matches.add(match);
    }
    expect(matches).toEqual(new Set(['consistent', 'elsewhere', 'expired', 'duplicate']));
  });
});

describe('the database itself', () => {
  const refused = (text: string): Promise<string> => sql(text).then(() => 'accepted', (error: Error & { code?: string }) => String(error.code));

  it('takes no personal number in clear', async () => {
    expect(await refused(`UPDATE nurses SET id_number = '110105194912310021'`)).toBe('23514');
    expect(await refused(`UPDATE institutions SET legal_representative = '{"name":"李某"}'`)).toBe('23514');
  });

  it('keeps one current permit, and every version as it was', async () => {
    expect(await refused(`UPDATE permits SET current = true, version = version + 10 WHERE NOT current`)).toBe('23000');
    expect(await refused(`UPDATE permits SET remarks = 'x' WHERE NOT current`)).toBe('23000');
    expect(await refused('DELETE FROM permits')).toBe('23000');
    expect(
      await refused(
        `INSERT INTO permits (institution_id, version, current, number, name, valid_from, valid_to, authority_id, verification_years, status, scope_path)
         SELECT institution_id, 99, true, number, name, valid_from, valid_to, authority_id, verification_years, status, scope_path FROM permits WHERE current LIMIT 1`,
      ),
    ).toBe('23505');
  });

  it('lets no record lose its owner', async () => {
    expect(await refused('DELETE FROM authorities WHERE scope_path = \'/bj/cy-health/\'')).toBe('23514');
  });

  it('knows a deferral by its months only', async () => {
    expect(await refused(`UPDATE verification_records SET months = 7 WHERE conclusion = 'deferred'`)).toBe('23514');
    expect(await refused(`UPDATE verification_records SET months = 1 WHERE conclusion = 'passed'`)).toBe('23514');
  });

  it('registers a nurse with one institution, once for each line of the history', async () => {
    const another = (version: number, current: boolean): Promise<string> =>
      refused(
        `INSERT INTO nurse_registrations (nurse_id, institution_id, authority_id, version, current, certificate_number, valid_from, valid_to, status, on_post, origin, scope_path)
         SELECT nurse_id, institution_id, authority_id, ${version}, ${String(current)}, '202699000001', valid_from, valid_to, 'valid', true, 'native', scope_path
         FROM nurse_registrations WHERE status = 'valid' LIMIT 1`,
      );
    expect(await another(2, true)).toBe('23505');
    expect(await another(1, false)).toBe('23505');
  });
});

describe('time', () => {
  afterAll(() => moveClock(server, 0));

  it('ends deferrals, misses what nobody applied for after them, and tells the institution what is overdue', async () => {
    const states = () => sql<{ state: string; count: number }>('SELECT state, count(*)::int AS count FROM verification_obligations GROUP BY state ORDER BY state');
    expect((await states()).map(({ state }) => state)).toEqual(expect.arrayContaining(['deferred', 'open', 'not-due']));
    for (const days of [400, 401]) {
      await moveClock(server, days);
      await (server.strapi.plugin('outbox').service('outbox') as Pick<Outbox, 'runJobs'>).runJobs();
      await deliverMessages(server);
    }
    const after = (await states()).map(({ state }) => state);
    expect(after).not.toContain('deferred');
    expect(after).not.toContain('not-due');
    expect(after).toEqual(expect.arrayContaining(['overdue', 're-verification-missed', 'exempt', 'settled']));
    const [told] = await sql<{ count: number }>(`SELECT count(*)::int AS count FROM messages WHERE title = '校验已逾期'`);
    expect(told?.count).toBeGreaterThan(0);
  });
});
