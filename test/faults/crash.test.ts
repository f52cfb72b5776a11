import { mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay, type Procedure } from '@medregistry/language';
import { verification } from '@medregistry/config/procedures';
import type { ApplicationView } from '@medregistry/workflow';
import { Case, expectStatus } from '../support/Case';
import { Command, eventually } from '../support/Command';
import type { AccountLine } from '../support/district';
import { newKey, Person, type Answer, type Body } from '../support/Person';
import { DatabaseProcess, fileUrl, PATIENCE, ServerProcess } from '../support/processes';

/** Two hundred events over all cases and tests of this file. */
const EVENTS = 200;

/** A case on which a reviewer and an approver go back and forth for ever. */
interface Track {
  file: Case;
  reviewer: string;
  approver: string;
  /** Events that were answered with success, in their order. */
  accepted: string[];
  /** What was sent and not answered: sent again with the same key. */
  open: { event: string; key: string; version: number } | undefined;
}

const PAYLOADS = {
  propose: { conclusion: 'passed', opinion: '申请材料齐全，建议校验合格。' },
  'send-back': { reason: '请重新核对人员资质。' },
} as const;

describe('a server that is killed and a database that goes away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'medregistry-crash-'));
  let database: DatabaseProcess;
  let server: ServerProcess;
  let tracks: Track[];
  const people = new Map<string, Promise<Person>>();
  /** What came back instead of success. */
  const failures: Answer<unknown>[] = [];
  let broken = 0;

  const procedure: Procedure = verification;
  const start = async (): Promise<void> => {
    people.clear();
    server = await ServerProcess.start(database.url, join(folder, 'data'));
  };

  const person = (username: string): Promise<Person> => {
    const { password = '' } = (JSON.parse(readFileSync(join(folder, 'data', 'demo-accounts.json'), 'utf8')) as AccountLine[]).find((line) => line.username === username) ?? {};
    const found = people.get(username) ?? Person.signIn(server.url, username, password);
    people.set(username, found);
    found.catch(() => people.delete(username));
    return found;
  };

  beforeAll(async () => {
    chmodSync(folder, 0o711);
    database = await DatabaseProcess.start(folder);
    await start();
    const cases = await database.rows<{ id: string; state: string; scope_path: string }>(
      `SELECT a.document_id AS id, a.state, a.scope_path FROM applications a WHERE a.procedure = 'verification' AND a.state IN ('submitted', 'in-review', 'pending-decision')
         AND a.leading_key IS NULL AND NOT EXISTS (SELECT FROM applications j WHERE j.leading_key = a.id) ORDER BY a.id`,
    );
    tracks = await Promise.all(
      cases.map(async ({ id, scope_path: scope }) => {
        const tcm = scope.startsWith('/bj/cy-tcm/');
        const [reviewer, approver] = tcm ? ['tcm-reviewer', 'tcm-approver'] : ['reviewer-1', 'approver-1'];
        return { file: await Case.read(await person(reviewer), procedure, id), reviewer, approver, accepted: [], open: undefined };
      }),
    );
  }, PATIENCE);

  afterAll(async () => {
    await server?.die();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  const acceptedIn = (list: readonly Track[] = tracks): number => list.reduce((sum, { accepted }) => sum + accepted.length, 0);

  /** One event on a case, or once more the one that nobody answered. @returns whether the server answered */
  async function advance(track: Track): Promise<boolean> {
    const { file } = track;
    const event = file.view.state === 'pending-decision' ? 'send-back' : 'propose';
    track.open ??= { event, key: newKey(), version: file.view.version };
    const { open } = track;
    try {
      const by = await person(open.event === 'propose' ? track.reviewer : track.approver);
      const answer = await by.post<Body<ApplicationView>>(`${file.path}/events/${open.event}`, { data: PAYLOADS[open.event as keyof typeof PAYLOADS], version: open.version, key: open.key });
      if (answer.status !== 200) {
        failures.push(answer);
        return answer.status < 500;
      }
      file.view = answer.body.data;
      track.accepted.push(open.event);
      track.open = undefined;
      return true;
    } catch {
      broken += 1; // the connection broke, or nobody could sign in
      return false;
    }
  }

  /** Drives all cases at once until it is enough, whatever happens in between. */
  async function drive(enough: () => boolean): Promise<void> {
    await Promise.all(
      tracks.map(async (track) => {
        while (!enough()) if (!(await advance(track))) await new Promise((tick) => setTimeout(tick, 50));
      }),
    );
  }

  /** Drives until so many events were accepted. @throws with the last failures when they never are */
  async function driveTo(count: number): Promise<void> {
    const deadline = Date.now() + 120_000;
    await drive(() => acceptedIn() >= count || Date.now() > deadline);
    if (acceptedIn() < count) throw new Error(`Only ${acceptedIn()} of ${count} events were accepted; ${failures.slice(-3).map(({ text }) => text).join('\n')}`);
  }

  async function expectEverythingOnce(): Promise<void> {
    // The last requests under way end first: each gets its answer under its own key.
    for (const track of tracks) await eventually(async () => track.open === undefined || ((await advance(track)) && track.open === undefined), 60_000);
    for (const { file, accepted } of tracks) {
      const id = file.view.documentId;
      const actions = await database.rows<{ event: string; from: string; to: string; sequence: number }>(
        'SELECT t.event, t.from_state AS "from", t.to_state AS "to", t.sequence FROM actions t JOIN applications a ON a.id = t.application_key WHERE a.document_id = $1 ORDER BY t.sequence',
        [id],
      );
      expect(actions.map(({ sequence }) => sequence)).toEqual(actions.map((_, index) => index + 1));
      expect(actions.slice(-accepted.length || actions.length).map(({ event }) => event)).toEqual(accepted.length > 0 ? accepted : actions.map(({ event }) => event));
      const [stored] = await database.rows<{ state: string; version: number }>('SELECT state, version FROM applications WHERE document_id = $1', [id]);
      expect(stored).toEqual({ state: file.view.state, version: file.view.version });
      expect(replay(procedure, actions)).toBe(stored?.state);
      const entries = await database.rows("SELECT FROM audit_entries WHERE subject_id = $1 AND outcome = 'ok' AND details::json->>'sequence' IS NOT NULL", [id]);
      expect(entries).toHaveLength(actions.length);
    }
  }

  /** Every message that is owed arrives once, without anybody's help. */
  async function expectMessagesOnce(): Promise<void> {
    await eventually(async () => (await database.rows("SELECT FROM outbox_messages WHERE state = 'pending' AND topic IN ('notify', 'message') LIMIT 1")).length === 0, 120_000);
    expect(await database.rows("SELECT last_error FROM outbox_messages WHERE state = 'dead'")).toEqual([]);
    const title = { propose: '校验申请待签批', 'send-back': '签批退回，请重新审核' } as const;
    for (const { file } of tracks) {
      for (const event of ['propose', 'send-back'] as const) {
        const counts = await database.rows<{ actions: number; received: number }>(
          `SELECT (SELECT count(*)::int FROM actions t JOIN applications a ON a.id = t.application_key WHERE a.document_id = $1 AND t.event = $2) AS actions, count(*)::int AS received
           FROM messages WHERE subject_id = $1 AND title = $3 GROUP BY recipient_id`,
          [file.view.documentId, event, title[event]],
        );
        for (const { actions, received } of counts) expect({ event, received }).toEqual({ event, received: actions });
        if (file.view.round > 0 && counts.length === 0) expect(await database.rows('SELECT FROM actions t JOIN applications a ON a.id = t.application_key WHERE a.document_id = $1 AND t.event = $2', [file.view.documentId, event])).toEqual([]);
      }
    }
  }

  async function expectChainsWhole(): Promise<void> {
    const check = Command.module(
      `const { boot, shutDown } = await import(${fileUrl('cms/dist/boot.js')});
       const strapi = await boot();
       console.log('chains ' + JSON.stringify(await strapi.plugin('audit').service('trail').verify()) + ' .');
       await shutDown(strapi);
       process.exit(0);`,
      { env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: join(folder, 'data'), PORT: '0' } },
    );
    expect((await check.says(/chains (.*) \./, PATIENCE))[1]).toBe('null');
    await check.ended;
  }

  it('has cases to work on', () => {
    expect(tracks.length).toBeGreaterThanOrEqual(3);
  });

  it('loses and doubles nothing when it is killed twice in the middle of events', async () => {
    for (const until of [EVENTS * 0.25, EVENTS * 0.5]) {
      let dead = false;
      const load = drive(() => dead);
      // Killed once so many events were accepted, at whatever point the others are.
      await eventually(() => acceptedIn() >= until, 120_000);
      await server.die();
      await eventually(() => tracks.every(({ open }) => open !== undefined));
      dead = true;
      await load;
      await start();
    }
    expect(broken).toBeGreaterThan(0);
    await driveTo(EVENTS * 0.7);
    await expectEverythingOnce();
    await expectMessagesOnce();
  }, PATIENCE);

  it('answers cleanly while the database restarts, writes nothing by halves, and goes on by itself', async () => {
    failures.length = 0;
    const before = acceptedIn();
    let over = false;
    const load = drive(() => over);
    await eventually(() => acceptedIn() >= before + 10, 60_000);
    await database.restart();
    const back = acceptedIn();
    await eventually(() => acceptedIn() >= back + 10, 120_000);
    over = true;
    await load;
    const during = failures.filter(({ status }) => status >= 500);
    expect(during.length).toBeGreaterThan(0);
    for (const { headers, body } of during as Answer<Body>[]) {
      expect(headers.get('content-type')).toContain('application/json');
      expect(body.error.message).toMatch(/。$/u);
      expect(JSON.stringify(body)).not.toMatch(/ECONN|57P0|terminat|postgres|stack|select |at .*:\d+/i);
    }
    await driveTo(EVENTS);
    await expectEverythingOnce();
    await expectMessagesOnce();
    const me = expectStatus(await (await person('reviewer-1')).get('/api/me'), 200);
    expect(me.status).toBe(200);
  }, PATIENCE);

  it('leaves audit chains whole', async () => {
    await expectChainsWhole();
    expect(acceptedIn()).toBeGreaterThanOrEqual(EVENTS);
  }, PATIENCE);
});
