import { sign } from 'jsonwebtoken';
import { Refusal } from '@medregistry/language';
import { accessTrial, type AccessTrial } from '../../../../test/support/accessTrial';
import { AccessConfig } from '../AccessConfig';
import { createAssignments, type Assignments } from './assignments';
import { createAuthenticator, type Authenticator } from './authenticate';

const SECRET = 'secret-of-the-access-tokens-in-this-test';
const NOW = new Date('2026-03-02T01:00:00Z');
const SYSTEM = { id: null, name: 'system' };
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const bearer = (claims: object, secret = SECRET) => `Bearer ${sign({ type: 'access', ...claims }, secret, { expiresIn: 600 })}`;
const scope = (path: string) => ({ scopePath: path, scopeType: 'authority' as const, scopeId: 'a', scopeLabel: '甲' });

let trial: AccessTrial;
let assignments: Assignments;
let authenticator: Authenticator;
let statements: string[];

beforeAll(async () => {
  trial = await accessTrial();
  trial.declarations.declare({
    roles: { reviewer: { staff: true }, owner: {}, administrator: { staff: true }, security: { staff: true }, auditor: { staff: true } },
    exclusive: [['administrator', 'security', 'auditor']],
  });
  assignments = createAssignments(trial.transaction, trial.declarations, () => trial.trail);
  authenticator = createAuthenticator({
    reads: trial.reads,
    config: AccessConfig.parse({}),
    secret: () => SECRET,
    isStaff: trial.declarations.isStaff,
    end: async (family, reason, now) =>
      void (await trial.reads.query('end', 'UPDATE session_families SET ended_at = $2, end_reason = $3 WHERE family = $1', [family, now, reason])),
  });
  trial.reads.onStatement(({ sql }) => statements.push(sql));
});
beforeEach(() => {
  statements = [];
});
afterAll(() => trial.end());

const codeFor = (authorization: string | undefined, now: Date): Promise<unknown> =>
  authenticator.principal(authorization, now).then(
    () => 'let in',
    (error: unknown) => (error instanceof Refusal && error.status === 401 ? error.details.code : error),
  );

it('names the person and every valid assignment in one statement', async () => {
  const { userId, sessionId, family } = await trial.person(NOW);
  await assignments.grant({ userId, role: 'reviewer', ...scope('/bj/cy/') }, SYSTEM, NOW);
  await assignments.grant({ userId, role: 'owner', ...scope('/bj/cy/i-1/'), validTo: '2026-03-02' }, SYSTEM, NOW);
  await assignments.grant({ userId, role: 'owner', ...scope('/tj/'), validFrom: '2026-03-03' }, SYSTEM, NOW);
  statements = [];
  expect(await authenticator.principal(bearer({ userId: String(userId), sessionId }), NOW)).toEqual({
    userId,
    username: expect.stringContaining('person'),
    name: expect.stringContaining('甲'),
    sessionId: family,
    assignments: [
      { role: 'reviewer', ...scope('/bj/cy/') },
      { role: 'owner', ...scope('/bj/cy/i-1/') },
    ],
    provenAt: NOW,
  });
  expect(statements).toHaveLength(1);
});

it('lets an assignment begin and end with civil days in Shanghai', async () => {
  const midnight = new Date('2026-03-02T16:00:00Z');
  const { userId, sessionId } = await trial.person(new Date(midnight.getTime() - 60_000));
  await assignments.grant({ userId, role: 'owner', ...scope('/a/'), validFrom: '2026-03-01', validTo: '2026-03-02' }, SYSTEM, NOW);
  await assignments.grant({ userId, role: 'owner', ...scope('/b/'), validFrom: '2026-03-03' }, SYSTEM, NOW);
  const paths = async (at: Date) => (await authenticator.principal(bearer({ userId: String(userId), sessionId }), at)).assignments.map((one) => one.scopePath);
  expect(await paths(new Date(midnight.getTime() - 1))).toEqual(['/a/']);
  expect(await paths(midnight)).toEqual(['/b/']);
});

it('lets a revoked role count for nothing on the next request', async () => {
  const { userId, sessionId } = await trial.person(NOW);
  const held = await assignments.grant({ userId, role: 'reviewer', ...scope('/bj/') }, SYSTEM, NOW);
  const authorization = bearer({ userId: String(userId), sessionId });
  expect((await authenticator.principal(authorization, NOW)).assignments).toHaveLength(1);
  await assignments.revoke(held, SYSTEM, NOW);
  expect((await authenticator.principal(authorization, NOW)).assignments).toEqual([]);
  await expect(assignments.revoke(held, SYSTEM, NOW)).rejects.toMatchObject({ status: 404 });
});

it('refuses missing, forged, foreign and refresh tokens', async () => {
  const { userId, sessionId } = await trial.person(NOW);
  const other = await trial.person(NOW);
  const claims = { userId: String(userId), sessionId };
  for (const authorization of [
    undefined,
    'Bearer x.y.z',
    'Basic abc',
    bearer(claims, 'another-secret-than-the-one-of-this-test'),
    bearer({ ...claims, type: 'refresh' }),
    bearer({ ...claims, sessionId: 'unknown' }),
    bearer({ ...claims, sessionId: other.sessionId }),
  ]) {
    expect(await codeFor(authorization, NOW)).toBe('signed-out');
  }
});

it.each([
  ['blocked = true', 'locked'],
  ["locked_until = '2026-03-02T01:00:01Z'", 'locked'],
  ["locked_until = '2026-03-02T01:00:00Z'", 'let in'],
  ['must_change_password = true', 'change-required'],
])('answers a person with %s by %s at once', async (change, code) => {
  const { userId, sessionId } = await trial.person(NOW);
  await trial.database.connection.raw(`UPDATE up_users SET ${change} WHERE id = ${userId}`);
  expect(await codeFor(bearer({ userId: String(userId), sessionId }), NOW)).toBe(code);
});

it('ends an idle session for good, a staff one sooner', async () => {
  const applicant = await trial.person(NOW);
  const staff = await trial.person(NOW);
  await assignments.grant({ userId: staff.userId, role: 'reviewer', ...scope('/bj/') }, SYSTEM, NOW);
  const ask = ({ userId, sessionId }: { userId: number; sessionId: string }, at: Date) => codeFor(bearer({ userId: String(userId), sessionId }), at);
  expect(await ask(applicant, later(29))).toBe('let in');
  expect(await ask(applicant, later(58))).toBe('let in');
  expect(await ask(applicant, later(89))).toBe('expired');
  expect(await ask(applicant, later(58))).toBe('signed-out');
  expect(await ask(staff, later(16))).toBe('expired');
  expect(await ask(staff, later(16))).toBe('signed-out');
});

it('ends a busy session after its absolute limit', async () => {
  const { userId, sessionId } = await trial.person(NOW);
  const authorization = bearer({ userId: String(userId), sessionId });
  for (let minutes = 20; minutes <= 480; minutes += 20) expect(await codeFor(authorization, later(minutes))).toBe('let in');
  expect(await codeFor(authorization, later(481))).toBe('expired');
});

it('never lets one person hold two roles that exclude each other, also when both are granted at once', async () => {
  const { userId } = await trial.person(NOW);
  const grants = ['administrator', 'security', 'auditor'].map((role) => assignments.grant({ userId, role, ...scope('/bj/') }, SYSTEM, NOW));
  const results = await Promise.allSettled(grants);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409 });
});

it('writes each grant and each revocation into the trail, and a repeated grant only once', async () => {
  const { userId } = await trial.person(NOW);
  const first = await assignments.grant({ userId, role: 'owner', ...scope('/bj/') }, SYSTEM, NOW);
  expect(await assignments.grant({ userId, role: 'owner', ...scope('/bj/') }, SYSTEM, NOW)).toBe(first);
  await assignments.revoke(first, SYSTEM, NOW);
  const { entries } = await trial.trail.find({ subjectType: 'user', subjectId: String(userId) });
  expect(entries.map(({ action }) => action)).toEqual(['assignment.revoke', 'assignment.grant']);
});

it('refuses unknown roles, people and scope paths', async () => {
  const { userId } = await trial.person(NOW);
  await expect(assignments.grant({ userId, role: 'king', ...scope('/bj/') }, SYSTEM, NOW)).rejects.toMatchObject({ status: 422 });
  await expect(assignments.grant({ userId, role: 'owner', ...scope('bj') }, SYSTEM, NOW)).rejects.toMatchObject({ status: 422 });
  await expect(assignments.grant({ userId: 999_999, role: 'owner', ...scope('/bj/') }, SYSTEM, NOW)).rejects.toMatchObject({ status: 404 });
});
