import fc from 'fast-check';
import { rolesFor, SCOPE_TYPES, type Principal, type ScopeType, type Standing } from '@medregistry/language';
import { accessTrial, type AccessTrial } from '../../../../test/support/accessTrial';
import { rowsOf } from '../Transaction';
import { createScope } from './scope';

const scope = createScope();
const holding = (...held: (readonly [role: string, scopePath: string])[]): Principal => ({
  userId: 1,
  username: 'u',
  name: 'u',
  sessionId: 's',
  assignments: held.map(([role, scopePath]) => ({ role, scopePath, scopeType: 'authority', scopeId: 'x', scopeLabel: 'x' })),
});

/** The same with the kind of each scope. */
const holdingKinds = (...held: (readonly [role: string, scopePath: string, scopeType: ScopeType])[]): Principal => {
  const person = holding(...held.map(([role, scopePath]) => [role, scopePath] as const));
  return { ...person, assignments: person.assignments.map((assignment, index) => ({ ...assignment, scopeType: held[index]?.[2] ?? 'self' })) };
};

const PATHS = ['/', '/bj/', '/bj/cy/', '/bj/cy/i-1/', '/bj/cy/i-10/', '/bj/cy-health/', '/bj/cy0/', '/bj/hd/', '/tj/', '/bj/cy/i-1/sub/'];
const path = fc.constantFrom(...PATHS);

let trial: AccessTrial;
beforeAll(async () => {
  trial = await accessTrial();
  await trial.reads.query('make', 'CREATE TABLE scoped (scope_path text)');
  await trial.reads.query('index', 'CREATE INDEX scoped_idx ON scoped (scope_path text_pattern_ops)');
  await trial.reads.query('fill', 'INSERT INTO scoped SELECT unnest($1::text[])', [PATHS]);
});
afterAll(() => trial.end());

it('holds each kind of scope against a path of its own, in SQL as in memory', async () => {
  const kind = fc.constantFrom(...SCOPE_TYPES);
  await trial.reads.query('make_standing', 'CREATE TABLE IF NOT EXISTS standing (id integer, office text, body text, person text)');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('reviewer', 'nurse'), path, kind)), fc.array(fc.tuple(path, fc.option(path), fc.option(path)), { minLength: 1, maxLength: 5 }), async (held, places) => {
      const person = holdingKinds(...held);
      await trial.reads.query('empty_standing', 'DELETE FROM standing');
      await trial.reads.query('fill_standing', 'INSERT INTO standing SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[])', [places.map((_, index) => index), ...[0, 1, 2].map((column) => places.map((place) => place[column]))]);
      const expected = places.flatMap(([authority, subject, self], index) => {
        const standing: Standing = { authority, subject, self };
        return rolesFor(person, standing).length > 0 ? [index] : [];
      });
      const values: unknown[] = [];
      const condition = scope.sql(person, undefined, { authority: 's.office', subject: 's.body', self: 's.person' }, values);
      const rows = await trial.reads.query<{ id: number }>('standing', `SELECT s.id FROM standing s WHERE ${condition} ORDER BY s.id`, values);
      expect(rows.map(({ id }) => id)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

it('keeps the outermost of nested scopes', () => {
  const person = holding(['reviewer', '/bj/cy/'], ['reviewer', '/bj/cy/i-1/'], ['counter', '/tj/']);
  expect(scope.scopesFor(person)).toEqual(['/bj/cy/', '/tj/']);
  expect(scope.scopesFor(person, ['counter'])).toEqual(['/tj/']);
});

it('does not take a neighbour whose name begins alike', () => {
  const person = holding(['reviewer', '/bj/cy/']);
  expect(scope.within(person, undefined, '/bj/cy/i-1/')).toBe(true);
  expect(scope.within(person, undefined, '/bj/cy-health/')).toBe(false);
});

it('selects in SQL exactly what it says in memory, in both styles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('reviewer', 'counter'), path)), fc.constantFrom(undefined, ['reviewer']), async (held, roles) => {
      const person = holding(...held);
      const expected = PATHS.filter((one) => scope.within(person, roles, one)).sort();
      const values: unknown[] = ['first'];
      const rows = await trial.reads.query<{ scope_path: string }>(
        'scoped',
        `SELECT scope_path FROM scoped WHERE $1 = 'first' AND ${scope.sql(person, roles, 'scoped.scope_path', values)}`,
        values,
      );
      expect(rows.map((row) => row.scope_path).sort()).toEqual(expected);

      const bindings: string[] = [];
      const sql = scope.sql(person, roles, 'scope_path', bindings, '?');
      const answer = await trial.database.connection.raw<{ rows: { scope_path: string }[] }>(`SELECT scope_path FROM scoped WHERE ${sql}`, bindings);
      expect(answer.rows.map((row) => row.scope_path).sort()).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

it('gives nothing to somebody without a scope', () => {
  expect(scope.sql(holding(), undefined, 'scope_path', [])).toBe('false');
});

it('lets a prepared statement use the index although its values are unknown', async () => {
  const values: unknown[] = [];
  const where = scope.sql(holding(['reviewer', '/bj/cy/']), undefined, 'scope_path', values);
  await trial.database.transaction(async ({ trx }) => {
    await trx.raw('SET LOCAL plan_cache_mode = force_generic_plan');
    await trx.raw('SET LOCAL enable_seqscan = off');
    await trx.raw(`PREPARE scoped_read (text, text) AS SELECT scope_path FROM scoped WHERE ${where}`);
    const rows = rowsOf<Record<string, string>>(await trx.raw(`EXPLAIN EXECUTE scoped_read ('${values.join("', '")}')`));
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Cond');
    expect(plan).toContain('$2');
  });
});

it('refuses what is not the name of a column', () => {
  expect(() => scope.sql(holding(['reviewer', '/bj/']), undefined, 'a; drop table x', [])).toThrow('column');
});
