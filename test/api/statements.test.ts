import { verification } from '@medregistry/config/procedures';
import type { Reads } from '@medregistry/access';
import { Case } from '../support/Case';
import { demoAccounts, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface KnexQuery {
  sql: string;
  __knexTxId?: string;
}

/**
 * Statements that a request causes: those of the reads' pool, and those of the transaction in which a case is locked.
 * What the outbox does by itself meanwhile runs in transactions of its own and is left out, and so are the
 * holidays and the canned reasons of authorities, which a process reads once a minute.
 */
async function statementsOf({ strapi }: RunningServer, work: () => Promise<unknown>): Promise<string[]> {
  const reads = strapi.plugin('access').service('reads') as Reads;
  const read: string[] = [];
  const inKnex: KnexQuery[] = [];
  const hear = (query: KnexQuery): void => void inKnex.push(query);
  const forget = reads.onStatement(({ via, sql }) => void (via === 'reads' && !/FROM holidays|'canned-reasons'/u.test(sql) && read.push(sql)));
  strapi.db.connection.on('query', hear);
  try {
    await work();
  } finally {
    forget();
    strapi.db.connection.removeListener('query', hear);
  }
  const transaction = inKnex.find(({ sql }) => /FROM applications a WHERE a\.document_id = .*FOR UPDATE OF a/su.test(sql))?.__knexTxId;
  const own = inKnex.filter(({ __knexTxId: id }) => id !== undefined && id === transaction).map(({ sql }) => sql);
  // A connection keeps the name of its last transaction until it begins another.
  return [...read, ...own.slice(0, own.findIndex((sql) => sql.startsWith('COMMIT')) + 1)];
}

/** The statements themselves when there are more than `limit`, so that a failure names them. */
const tooMany = (statements: string[], limit: number): string[] => (statements.length > limit ? statements : []);

describe('the number of SQL statements', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  let reviewer: Person;

  const signIn = (username: string): Promise<Person> =>
    Person.signIn(server.url, username, demoAccounts().find((account) => account.username === username)?.password ?? '');

  const caseIn = async (person: Person, state: string): Promise<Case> => {
    const [row] = await rowsOf<{ document_id: string }>(server, `SELECT document_id FROM applications WHERE state = ? AND scope_path LIKE '/bj/cy-health/%' ORDER BY id`, [state]);
    return Case.read(person, verification, row?.document_id ?? '');
  };

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    reviewer = await signIn('reviewer-1');
  }, BOOT_PATIENCE);

  it.each([{}, { q: '王丽' }, { q: '990001199001011234' }, { list: 'renewal-due' }])('is two for a search of nurses: %j', async (data) => {
    const search = (): Promise<unknown> => reviewer.post('/api/nurse-searches', { data });
    await search();
    expect(tooMany(await statementsOf(server, search), 2)).toEqual([]);
  });

  it('is far below one for each rule when a nurse comes in', async () => {
    const nurse = await signIn('nurse-due');
    const home = (): Promise<unknown> => nurse.get('/api/nursing/prompt');
    await home();
    const inKnex: string[] = [];
    const hear = ({ sql }: KnexQuery): void => void (/FROM (nurses|applications|procedure)|exclusive_key/u.test(sql) && inKnex.push(sql));
    server.strapi.db.connection.on('query', hear);
    const read = await statementsOf(server, home);
    server.strapi.db.connection.removeListener('query', hear);
    expect(inKnex.length).toBeGreaterThan(3);
    expect(tooMany([...read, ...inKnex], 24)).toEqual([]);
  });

  it('is two for a page of a roster, the sign-in check included', async () => {
    const institution = await signIn(hospital.username);
    for (const person of [institution, reviewer]) {
      const statements = await statementsOf(server, async () => {
        const { status, body } = await person.get<{ data: unknown[] }>(`/api/institutions/${hospital.documentId}/roster?kind=nurse&limit=20`);
        expect([status, body.data.length]).toEqual([200, 20]);
      });
      expect(statements).toHaveLength(2);
    }
  });

  it('is two for a page of a work list, with or without a total', async () => {
    for (const question of ['queue=verification:to-review&limit=1', 'queue=verification:to-review&facets=true&holder=free&due=week&limit=1', 'limit=1', 'q=示例&limit=2']) {
      const { body } = await reviewer.get<{ meta: { nextCursor: string | null } }>(`/api/applications?${question}`);
      const pages = [question, ...(body.meta.nextCursor ? [`${question}&cursor=${encodeURIComponent(body.meta.nextCursor)}`] : [])];
      for (const page of pages) {
        const statements = await statementsOf(server, async () => expect((await reviewer.get(`/api/applications?${page}`)).status).toBe(200));
        expect(statements).toHaveLength(2);
      }
    }
  });

  it('is at most fourteen for an event, and one more for each effect that it declares', async () => {
    const notes = [{ target: 'materials.work-summary', category: 'material', code: 'M4', text: '工作总结中未体现感染管理的内容，请补充。' }];
    const returned = await caseIn(reviewer, 'submitted');
    const forReturn = await statementsOf(server, async () => expect((await returned.fire(reviewer, 'return', { notes })).status).toBe(200));
    expect(forReturn.filter((sql) => /^(BEGIN|COMMIT)/.test(sql))).toHaveLength(2);
    expect(tooMany(forReturn, 14)).toEqual([]);

    const counter = await signIn('counter-verification');
    const stamped = await caseIn(counter, 'online-approved');
    const checklist = { permitDuplicate: true, guidanceNotice: true };
    const forStamp = await statementsOf(server, async () => expect((await stamped.fire(counter, 'stamp', { checklist })).status).toBe(200));
    const effects = verification.events['stamp']?.effects.length ?? 0;
    expect(effects).toBeGreaterThan(0);
    expect(tooMany(forStamp, 14 + effects)).toEqual([]);
  });
});
