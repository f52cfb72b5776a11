import type { AccessConfig } from '@medregistry/access';
import { Secret, TOTP } from 'otpauth';
import { expectStatus } from '../support/Case';
import { brokenLink, demoAccounts, moveClock, rowsOf } from '../support/district';
import { nobodyIn, Person, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Refused {
  error: { details: { code: string; challenge: string } };
}

const HALF_MINUTE = 30_000;

describe('one-time codes as a second factor', () => {
  let server: RunningServer;
  let secret: string;
  let recovery: string[];

  const password = (username: string): string => demoAccounts().find((account) => account.username === username)?.password ?? '';
  const enter = (username: string): Promise<Answer<Body & Refused>> =>
    nobodyIn(server).send<Body & Refused>('POST', '/api/auth/local', {}, { identifier: username, password: password(username) });
  const clock = (): Date => (server.strapi.get('clock') as { now(): Date }).now();
  /** The code that a phone shows, some steps from now. */
  const codeNow = (of = secret, steps = 0): string => new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp: clock().getTime() + steps * HALF_MINUTE });
  const pass = (challenge: string, code: string): Promise<Answer<Body & Refused>> => nobodyIn(server).send<Body & Refused>('POST', '/api/auth/second-factor', {}, { challenge, code });
  const challengeOf = async (username: string): Promise<string> => (await enter(username)).body.error.details.challenge;
  const settings = (): AccessConfig => server.strapi.plugin('access').service('settings') as AccessConfig;

  /** Moves to a time step in which no code has been used yet. */
  let step = 0;
  const later = async (): Promise<void> => moveClock(server, ((step += 3) * HALF_MINUTE) / 86_400_000);

  beforeAll(async () => {
    server = await districtServer();
  }, BOOT_PATIENCE);
  afterAll(() => moveClock(server, 0));

  it('is set up with the password, and counts only once a code of it was confirmed', async () => {
    const reviewer = await Person.signIn(server.url, 'reviewer-1', password('reviewer-1'));
    const begin = (currentPassword?: string): Promise<Answer<Body<{ secret: string; uri: string; qr: string }>>> => reviewer.send('POST', '/api/auth/second-factor/enrolment', {}, { currentPassword });
    expect((await begin()).status).toBe(400);
    expect((await begin('not the password')).status).toBe(422);
    const { body } = expectStatus(await begin(password('reviewer-1')), 200);
    secret = body.data.secret;
    expect(body.data.uri).toContain('otpauth://totp/');
    expect(body.data.qr).toContain('<svg');
    expect((await enter('reviewer-1')).status).toBe(200);

    const confirm = (code: string): Promise<Answer<Body<{ recoveryCodes: string[] }>>> => reviewer.send('POST', '/api/auth/second-factor/confirmation', {}, { code });
    expect((await confirm(codeNow(secret, 40))).status).toBe(422);
    recovery = expectStatus(await confirm(codeNow()), 200).body.data.recoveryCodes;
    expect(new Set(recovery).size).toBe(10);
    expect((await reviewer.get<Body>('/api/auth/second-factor')).body.data).toMatchObject({ recoveryCodesLeft: 10, required: false });
    expect((await begin(password('reviewer-1'))).status).toBe(409);
  });

  it('is asked for after the password, which alone opens nothing any more', async () => {
    const asked = await enter('reviewer-1');
    expect([asked.status, asked.body.error.details.code]).toEqual([401, 'second-factor']);
    expect(asked.headers.get('set-cookie')).toBeNull();
    await later();
    const passed = expectStatus(await pass(asked.body.error.details.challenge, codeNow()), 200) as unknown as Answer<{ jwt: string; user: { username: string } }>;
    expect(passed.body.user.username).toBe('reviewer-1');
    expect(passed.headers.get('set-cookie')).toContain('HttpOnly');
  });

  it('takes no code a second time, whoever saw it and however many try at once', async () => {
    await later();
    const challenge = await challengeOf('reviewer-1');
    const code = codeNow();
    const answers = await Promise.all(Array.from({ length: 4 }, () => pass(challenge, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect((await pass(challenge, code)).body.error.details.code).toBe('code');
    await later();
    expect((await pass(challenge, codeNow(secret, -3))).status).toBe(401);
  });

  it('takes each recovery code once, in whatever way it was typed', async () => {
    await later();
    expectStatus(await pass(await challengeOf('reviewer-1'), codeNow()), 200);
    const [first = '', second = ''] = recovery;
    expectStatus(await pass(await challengeOf('reviewer-1'), ` ${first.toLowerCase().replace('-', ' ')} `), 200);
    expect((await pass(await challengeOf('reviewer-1'), first)).status).toBe(401);
    const answers = await Promise.all(Array.from({ length: 3 }, async () => pass(await challengeOf('reviewer-1'), second)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('locks the account after some wrong codes, as after wrong passwords', async () => {
    await later();
    const challenge = await challengeOf('reviewer-1');
    const statuses: number[] = [];
    for (let guess = 0; guess < 7; guess += 1) statuses.push((await pass(challenge, `00000${guess}`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await pass(challenge, codeNow())).status).toBe(429);
    expect((await enter('reviewer-1')).status).toBe(429);
  });

  it('asks whoever must have one to set it up before anything else opens', async () => {
    settings().secondFactor = 'required';
    try {
      expectStatus(await enter('jg-hospital'), 200);
      const asked = await enter('approver-1');
      expect(asked.body.error.details.code).toBe('enrolment-required');
      const { challenge } = asked.body.error.details;
      expect((await pass(challenge, '000000')).body.error.details.code).toBe('challenge');
      const begun = expectStatus(await nobodyIn(server).send<Body<{ secret: string }>>('POST', '/api/auth/second-factor/enrolment', {}, { challenge }), 200);
      const confirmed = expectStatus(
        await nobodyIn(server).send<Body<{ jwt: string; recoveryCodes: string[] }>>('POST', '/api/auth/second-factor/confirmation', {}, { challenge, code: codeNow(begun.body.data.secret) }),
        200,
      );
      const approver = new Person(server.url, 'approver-1', () => Promise.resolve(confirmed.body.data.jwt));
      expectStatus(await approver.get('/api/me'), 200);
      expect((await approver.send('POST', '/api/auth/second-factor/removal', {}, { code: confirmed.body.data.recoveryCodes[0] })).status).toBe(409);
      settings().secondFactor = 'offered';
      expect((await approver.send('POST', '/api/auth/second-factor/removal', {}, { code: '000000' })).status).toBe(422);
      expectStatus(await approver.send('POST', '/api/auth/second-factor/removal', {}, { code: confirmed.body.data.recoveryCodes[1] }), 204);
      expectStatus(await enter('approver-1'), 200);
    } finally {
      settings().secondFactor = 'offered';
    }
  });

  it('is stored sealed, and every step of it stands in the trail', async () => {
    const [row] = await rowsOf<{ second_factor: string }>(server, "SELECT second_factor FROM up_users WHERE username = 'reviewer-1'");
    expect(row?.second_factor).toMatch(/^[a-z0-9]+:/);
    expect(row?.second_factor).not.toContain(secret);
    const actions = await rowsOf<{ action: string }>(server, "SELECT DISTINCT action FROM audit_entries WHERE action LIKE 'second-factor.%' OR action LIKE 'session.%'");
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['second-factor.begin', 'second-factor.enrol', 'second-factor.refused', 'second-factor.recovery-code', 'second-factor.remove', 'session.second-factor', 'session.enrolment-required', 'session.locked-out', 'session.open']),
    );
    expect(await brokenLink(server)).toBeNull();
  });
});
