import type { Database } from '@strapi/database';
import { createTables, openDatabase, statementsOf, withDatabase } from '../../../../test/support/database';
import type { AuditEntry } from '../AuditEntry';
import { auditEntry } from '../content-types/auditEntry';
import { createTrail } from './trail';

jest.setTimeout(30_000); // a machine may be slow

const AT = new Date('2026-03-01T02:03:04.567Z');

const entry = (chain: string, action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  chain,
  at: AT,
  actorId: 7,
  actorName: '王芳',
  action,
  subjectType: 'case',
  subjectId: 'a1',
  scopePath: '/bj/',
  address: '10.0.0.1',
  outcome: 'ok',
  details: { b: 2, a: ['值', null, 1.5] },
  ...more,
});

let place: Awaited<ReturnType<typeof withDatabase>>;
let database: Database;
let trail: ReturnType<typeof createTrail>;

const append = (...entries: AuditEntry[]) => database.transaction(({ trx }) => trail.appendMany(trx, entries));

/** What somebody with the rights of the table's owner can do: past every trigger. */
const tamper = (sql: string, values: string[] = []) =>
  database.transaction(async ({ trx }) => {
    await trx.raw('ALTER TABLE audit_entries DISABLE TRIGGER USER');
    await trx.raw('ALTER TABLE audit_heads DISABLE TRIGGER USER');
    await trx.raw(sql, values);
    await trx.raw('ALTER TABLE audit_entries ENABLE TRIGGER USER');
    await trx.raw('ALTER TABLE audit_heads ENABLE TRIGGER USER');
  });

beforeAll(async () => {
  place = await withDatabase();
  database = openDatabase(place.url, 20);
  await createTables(database, [auditEntry], ['10-audit.sql']);
  trail = createTrail(database);
}, 60_000);

afterAll(async () => {
  await database.destroy();
  await place.drop();
});

it('links entries from the first and verifies what it wrote', async () => {
  await append(entry('links', 'one'));
  await append(entry('links', 'two'), entry('links', 'three'));
  const { rows } = await database.connection.raw<{ rows: Record<string, string>[] }>(
    `SELECT sequence::int AS sequence, action, previous_hash, hash FROM audit_entries WHERE chain = 'links' ORDER BY sequence`,
  );
  expect(rows.map(({ sequence, action }) => [sequence, action])).toEqual([[1, 'one'], [2, 'two'], [3, 'three']]);
  expect(rows[0]?.['previous_hash']).toBe('0'.repeat(64));
  expect(rows[2]?.['previous_hash']).toBe(rows[1]?.['hash']);
  expect(await trail.verify('links')).toBeNull();
});

it('costs one statement for any number of entries', async () => {
  const one = await statementsOf(database, () => append(entry('count', 'a')));
  const many = await statementsOf(database, () => append(entry('count', 'b'), entry('count-too', 'c'), entry('count', 'd')));
  const none = await statementsOf(database, () => append());
  expect(one).toHaveLength(3); // BEGIN, the append, COMMIT
  expect(many).toHaveLength(3);
  expect(none).toHaveLength(2);
  expect(await statementsOf(database, () => trail.appendAlone(entry('count', 'e')))).toHaveLength(1);
});

it('hashes odd texts exactly as they are stored', async () => {
  await append(
    entry('odd', 'surrogates 𠮷\ud800', { actorName: 'nul\0name\udc00', details: '\ud800\0 "𬎆' }),
    entry('odd', '', { actorId: null, subjectType: null, subjectId: null, scopePath: null, address: null, details: null }),
    entry('odd', '1:a', { subjectType: '', at: new Date('1999-12-31T23:59:59.999Z') }),
    entry('odd', 'far', { at: new Date(0), details: { long: '长'.repeat(5000) } }),
    entry('odd', 'old', { at: new Date('1949-10-01T00:00:00.001Z'), details: undefined }),
  );
  expect(await trail.verify('odd')).toBeNull();
  await expect(append(entry('odd', 'bad', { details: Number.NaN }))).rejects.toThrow('no JSON text');
});

it('does not fork under fifty parallel writers', async () => {
  await Promise.all(
    Array.from({ length: 50 }, async (_, writer) => {
      for (let turn = 0; turn < 4; turn += 1) await append(entry('busy', `${writer}/${turn}`));
    }),
  );
  const { rows } = await database.connection.raw<{ rows: { count: number; last: number }[] }>(
    `SELECT count(*)::int AS count, max(sequence)::int AS last FROM audit_entries WHERE chain = 'busy'`,
  );
  expect(rows).toEqual([{ count: 200, last: 200 }]);
  expect(await trail.verify('busy')).toBeNull();
});

it('lets writers of several chains pass each other whatever order they name them in', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, writer) => {
      const pair = [entry('left', 'x'), entry('right', 'x')];
      return append(...(writer % 2 ? pair : pair.reverse()));
    }),
  );
  expect((await trail.heads()).filter(({ chain }) => ['left', 'right'].includes(chain)).map(({ sequence }) => sequence)).toEqual([40, 40]);
  expect(await trail.verify('left')).toBeNull();
});

it('takes an entry back with the transaction that wrote it and gives its place to the next', async () => {
  await append(entry('rollback', 'first'));
  await expect(
    database.transaction(async ({ trx }) => {
      await trail.append(trx, entry('rollback', 'never'));
      throw new Error('the cause failed');
    }),
  ).rejects.toThrow('the cause failed');
  await append(entry('rollback', 'second'));
  expect((await trail.heads()).find(({ chain }) => chain === 'rollback')?.sequence).toBe(2);
  expect(await trail.verify('rollback')).toBeNull();
});

it('refuses to write alone while a transaction is open', async () => {
  await expect(database.transaction(() => trail.appendAlone(entry('alone', 'x')))).rejects.toThrow('inside a transaction');
  await trail.appendAlone(entry('alone', 'y', { outcome: 'refused' }));
  expect(await trail.verify('alone')).toBeNull();
});

describe('side doors', () => {
  beforeAll(() => append(entry('door', 'a'), entry('door', 'b')));

  it.each([
    `UPDATE audit_entries SET action = 'x' WHERE chain = 'door'`,
    `DELETE FROM audit_entries WHERE chain = 'door'`,
    'TRUNCATE audit_entries',
    `UPDATE audit_heads SET sequence = 1 WHERE chain = 'door'`,
    `UPDATE audit_heads SET hash = 'x' WHERE chain = 'door'`,
    `DELETE FROM audit_heads WHERE chain = 'door'`,
    'TRUNCATE audit_heads',
  ])('are refused: %s', async (sql) => {
    await expect(database.connection.raw(sql)).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/refused/) });
  });

  it('link an insert that does not use the function, whatever hashes it claims', async () => {
    await database.connection.raw(
      `INSERT INTO audit_entries (chain, sequence, at, actor_name, action, outcome, details, previous_hash, hash)
       VALUES ('door', 99, now(), 'x', 'y', 'ok', 'null', 'forged', 'forged')`,
    );
    expect(await trail.verify('door')).toBeNull();
  });
});

describe('the verifier', () => {
  const fill = (chain: string) => append(...Array.from({ length: 30 }, (_, index) => entry(chain, `act ${index + 1}`)));

  it.each([
    ['action', "action = 'something else'"],
    ['time, by a millisecond', "at = at + interval '1 millisecond'"],
    ['actor', 'actor_id = 8'],
    ['null instead of a text', 'address = NULL'],
    ['details, though the same JSON', `details = '{"a":["值",null,1.50],"b":2}'`],
    ['text moved over a field boundary', "subject_type = 'casea', subject_id = '1'"],
    ['scope', "scope_path = '/sh/'"],
    ['outcome', "outcome = 'refused'"],
  ])('finds a changed entry at its sequence: %s', async (what, set) => {
    const chain = `tampered ${what}`;
    await fill(chain);
    expect(await trail.verify(chain)).toBeNull();
    await tamper(`UPDATE audit_entries SET ${set} WHERE chain = ? AND sequence = 17`, [chain]);
    expect(await trail.verify(chain)).toEqual({ chain, sequence: 17, reason: 'changed' });
  });

  it('finds a changed entry whose own hash was recomputed, at the link after it', async () => {
    await fill('rehashed');
    await tamper(`UPDATE audit_entries e SET action = 'other' WHERE chain = ? AND sequence = 9`, ['rehashed']);
    await tamper(
      `UPDATE audit_entries e SET hash = encode(sha256(convert_to(medregistry_audit_text(e), 'UTF8')), 'hex') WHERE chain = ? AND sequence = 9`,
      ['rehashed'],
    );
    expect(await trail.verify('rehashed')).toEqual({ chain: 'rehashed', sequence: 10, reason: 'unlinked' });
  });

  it('finds a deleted entry, also the last, and a head that was moved or taken away', async () => {
    for (const chain of ['hole', 'tail', 'moved', 'headless']) await fill(chain);
    await tamper('DELETE FROM audit_entries WHERE chain = ? AND sequence = 12', ['hole']);
    await tamper('DELETE FROM audit_entries WHERE chain = ? AND sequence > 28', ['tail']);
    await tamper("UPDATE audit_heads SET hash = 'x' WHERE chain = ?", ['moved']);
    await tamper('DELETE FROM audit_heads WHERE chain = ?', ['headless']);
    expect(await trail.verify('hole')).toEqual({ chain: 'hole', sequence: 12, reason: 'missing' });
    expect(await trail.verify('tail')).toEqual({ chain: 'tail', sequence: 29, reason: 'missing' });
    expect(await trail.verify('moved')).toEqual({ chain: 'moved', sequence: 30, reason: 'head' });
    expect(await trail.verify('headless')).toEqual({ chain: 'headless', sequence: 30, reason: 'head' });
  });

  it('looks at every chain when none is named and returns the first break', async () => {
    await fill('!first of all');
    await tamper("UPDATE audit_entries SET action = 'x' WHERE chain = ? AND sequence = 2", ['!first of all']);
    expect(await trail.verify()).toEqual({ chain: '!first of all', sequence: 2, reason: 'changed' });
  });

  it('walks more than one page and runs beside writers', async () => {
    for (let turn = 0; turn < 5; turn += 1) await append(...Array.from({ length: 501 }, () => entry('long', 'x')));
    const [found] = await Promise.all([trail.verify('long'), append(entry('long', 'y')), append(entry('long', 'z'))]);
    expect(found).toBeNull();
    await tamper("UPDATE audit_entries SET action = 'x' WHERE chain = ? AND sequence = 2507", ['long']);
    expect(await trail.verify('long')).toEqual({ chain: 'long', sequence: 2507, reason: 'changed' });
  });
});

it('finds by subject, newest first, in pages', async () => {
  const about = { subjectType: 'person', subjectId: 'p9' };
  await append(...Array.from({ length: 5 }, (_, index) => entry('found', `step ${index}`, about)), entry('found', 'other'));
  const first = await trail.find({ ...about, limit: 3 });
  const second = await trail.find({ ...about, limit: 3, cursor: first.nextCursor ?? '' });
  expect([...first.entries, ...second.entries].map(({ action }) => action)).toEqual(['step 4', 'step 3', 'step 2', 'step 1', 'step 0']);
  expect(second.nextCursor).toBeNull();
  expect(first.entries[0]).toMatchObject({ at: AT.toISOString(), actorName: '王芳', details: { a: ['值', null, 1.5], b: 2 }, outcome: 'ok' });
  expect(await statementsOf(database, () => trail.find(about))).toHaveLength(1);
  expect((await trail.find({ ...about, cursor: 'nonsense' })).entries).toEqual([]);
});
