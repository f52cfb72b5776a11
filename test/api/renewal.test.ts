import { addDays, addMonths, civilDate } from '@medregistry/language';
import type { ApplicationView } from '@medregistry/workflow';
import { expectStatus } from '../support/Case';
import { beginDay, brokenLink, moveClock, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import type { Answer, Body } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

interface PermitLine {
  version: number;
  status: string;
  number: string;
  valid_from: string;
  valid_to: string;
  institution: string;
}

describe('a permit that ends when no verification is due', () => {
  let ground: Ground;
  let before: PermitLine;
  const today = civilDate(new Date());

  const permit = async (): Promise<PermitLine> => {
    const [row] = await rowsOf<PermitLine>(
      ground.server,
      `SELECT p.version, p.status, p.number, p.valid_from::text, p.valid_to::text, i.status AS institution
       FROM permits p JOIN institutions i ON i.id = p.institution_id WHERE i.document_id = ? AND p.current`,
      [ground.institution.documentId],
    );
    if (!row) throw new Error('The institution has no permit');
    return row;
  };
  const told = async (kind: string): Promise<number> => {
    const [row] = await rowsOf<{ count: number }>(
      ground.server,
      `SELECT count(*)::int AS count FROM outbox_messages WHERE topic = 'notify' AND payload->>'kind' = ? AND (payload->>'subjectId' = ? OR payload->>'subjectId' = ?)`,
      [kind, ground.institution.documentId, ground.file.view.documentId],
    );
    return row?.count ?? 0;
  };
  const daysUntil = (day: string): number => (Date.parse(day) - Date.parse(today)) / 86_400_000;
  const nights = async (day: string, times = 1): Promise<void> => {
    await moveClock(ground.server, daysUntil(day));
    for (let night = 0; night < times; night += 1) await beginDay(ground.server);
  };

  beforeAll(async () => {
    ground = await Ground.prepare('renewal', 'rehabilitation');
    before = await permit();
  }, BOOT_PATIENCE);

  beforeEach(async () => {
    await ground.goBackTo('draft');
    await moveClock(ground.server, 0);
  });

  afterAll(() => moveClock(ground.server, 0));

  it('is renewed under its number, from the day after its end', async () => {
    for (const [role, event] of [['institution', 'submit'], ['reviewer', 'propose'], ['approver', 'grant'], ['counter', 'stamp']] as const) {
      await ground.file.advance(ground.person(role), event, await ground.payload(event, role));
    }
    expect(await permit()).toMatchObject({ version: before.version + 1, status: 'valid', number: before.number, valid_from: addDays(before.valid_to, 1), valid_to: addMonths(before.valid_to, 60) });
    expect(ground.file.view.documents.filter(({ available }) => available).map(({ key }) => key)).toEqual(expect.arrayContaining(['grant-decision', 'permit-page', 'window-receipt']));
  });

  const WRONG = { reason: '作出决定时所依据的事实有误。', basis: '《行政许可法》第六十九条。' };
  /** Proposes and confirms, each by its own person. */
  const setAside = async (confirm: string): Promise<void> => {
    await ground.file.reload(ground.people.reviewer);
    await ground.file.advance(ground.people.reviewer, 'propose-set-aside', WRONG);
    await ground.file.advance(ground.people.approver, confirm, { opinion: '同意撤销。' });
  };

  it('falls back to its old validity when the grant is set aside by two people, and may be applied for again', async () => {
    for (const event of ['submit', 'propose', 'grant', 'stamp']) await ground.go(event);
    await ground.file.advance(ground.people.approver, 'propose-set-aside', WRONG);
    const alone = await ground.file.fire(ground.people.approver, 'confirm-set-aside', { opinion: '同意撤销。' });
    expect([alone.status, (alone as unknown as Answer).body.error.details.problems?.map(({ code }) => code)]).toEqual([422, ['second-person']]);
    await ground.go('confirm-set-aside');
    expect(ground.file.view).toMatchObject({ state: 'completed', flags: [{ key: 'set-aside', label: '决定已撤销' }] });
    expect(await permit()).toMatchObject({ version: before.version + 2, status: 'valid', valid_from: before.valid_from, valid_to: before.valid_to });
    expect((await ground.people.approver.get(`${ground.file.path}/documents/set-aside-decision`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await ground.people.institution.post('/api/applications', { data: { procedure: 'renewal', institution: ground.institution.documentId } })).status).toBe(201);
    expect(await brokenLink(ground.server)).toBeNull();
  });

  it('is applied for again when a refusal is set aside in time', async () => {
    for (const event of ['submit', 'propose', 'refuse']) await ground.go(event);
    await setAside('confirm-set-aside');
    expect(await permit()).toMatchObject({ version: before.version, valid_to: before.valid_to });
    expect((await ground.people.institution.post('/api/applications', { data: { procedure: 'renewal', institution: ground.institution.documentId } })).status).toBe(201);
  });

  it('is deemed renewed when a refusal is set aside after its end, and handed out at the window', async () => {
    for (const event of ['submit', 'propose', 'refuse']) await ground.go(event);
    await nights(addDays(before.valid_to, 9));
    expect(await permit()).toMatchObject({ status: 'expired', institution: 'expired' });
    await setAside('confirm-deemed');
    const renewed = { valid_from: addDays(before.valid_to, 1), valid_to: addMonths(before.valid_to, 60), institution: 'practising' };
    expect(await permit()).toMatchObject({ ...renewed, status: 'deemed-renewed' });
    const list = expectStatus(await ground.people.counter.get<Body<{ documentId: string }[]>>('/api/applications?queue=renewal:set-aside-at-window'), 200).body.data;
    expect(list.map(({ documentId }) => documentId)).toEqual([ground.file.view.documentId]);
    await ground.go('hand-over-set-aside');
    expect(await permit()).toMatchObject({ ...renewed, status: 'valid' });
    expect(ground.file.view.flags.map(({ key }) => key)).toEqual(['set-aside']);
  });

  it('runs for the years that the authority had set when it was opened, and opens when it says now', async () => {
    const { people, institution, server } = ground;
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT a.document_id AS id FROM authorities a JOIN institutions i ON i.authority_id = a.id WHERE i.id = ?', [institution.id]);
    const set = async (key: string, value: number): Promise<unknown> => expectStatus(await people.administrator.send('PUT', `/api/authorities/${row?.id ?? ''}/switches/${key}`, { version: 0, data: { value, reason: '区卫生健康委办公会决定试行。' } }), 200);
    const renewedTo = async (): Promise<unknown> => (await ground.file.reload(people.institution)).form['renewal']?.['renewedTo'];
    const open = () => people.institution.post<Body<ApplicationView>>('/api/applications', { data: { procedure: 'renewal', institution: institution.documentId } });
    await set('permitYearsYearly', 6);
    await ground.file.advance(people.institution, 'submit');
    await ground.file.advance(people.reviewer, 'propose', await ground.payload('propose', 'reviewer'));
    expect(await renewedTo()).toBe(addMonths(before.valid_to, 60));
    expect((await ground.file.reload(people.approver)).availableActions.find(({ event }) => event === 'grant')?.confirm).toContain(addMonths(before.valid_to, 60));
    await ground.goBackTo('draft');
    await set('permitYearsYearly', 6);
    await ground.file.reload(people.institution);
    await ground.file.advance(people.institution, 'withdraw', { reason: '重新申请。' });
    const later = expectStatus(await open(), 201).body.data;
    expect(later.form['renewal']?.['renewedTo']).toBe(addMonths(before.valid_to, 72));
    await ground.goBackTo('draft');
    await set('renewalMonths', 2);
    await ground.file.reload(people.institution);
    await ground.file.advance(people.institution, 'withdraw', { reason: '以后再申请。' });
    const early = (await open()) as unknown as Answer;
    expect(early.body.error.details.problems).toMatchObject([{ code: 'renewal-not-due', message: expect.stringContaining(addMonths(before.valid_to, -2)) as string }]);
  });

  it('is deemed renewed the day after its end when nobody decided, once, with an alarm (行政许可法 Art. 50)', async () => {
    await ground.file.advance(ground.person('institution'), 'submit');
    await nights(before.valid_to);
    expect(await permit()).toMatchObject({ version: before.version, valid_to: before.valid_to });
    await nights(addDays(before.valid_to, 7), 3);
    expect(await permit()).toMatchObject({ version: before.version + 1, status: 'deemed-renewed', valid_from: addDays(before.valid_to, 1), institution: 'practising' });
    expect(await told('renewal.deem-granted')).toBe(3);
    expect(await brokenLink(ground.server)).toBeNull();
  });

  it('expires when nothing was filed, and its deregistration is proposed, once on several processes', async () => {
    await moveClock(ground.server, daysUntil(addDays(before.valid_to, 8)));
    await Promise.all([beginDay(ground.server), beginDay(ground.server)]);
    await beginDay(ground.server);
    expect(await permit()).toMatchObject({ version: before.version, status: 'expired', institution: 'expired' });
    expect(await told('permit-life.expire')).toBe(3);
  });

  it('reminds the institution once for each step, and never of one that it slept through', async () => {
    // The server's own round may stand at yesterday's 08:30 and owe the step before, so steps are told apart.
    const steps = async (): Promise<number[]> => {
      const rows = await rowsOf<{ at: number }>(
        ground.server,
        `SELECT split_part(dedupe_key, ':', 5)::int AS at FROM outbox_messages WHERE topic = 'notify' AND payload->>'kind' = 'reminder.permit-expiry' AND payload->>'subjectId' = ? ORDER BY at`,
        [ground.institution.documentId],
      );
      return rows.map(({ at }) => at);
    };
    await nights(addDays(before.valid_to, -60), 2);
    await nights(addDays(before.valid_to, -53), 2);
    expect((await steps()).filter((at) => at >= -60)).toEqual([-60]);
    await nights(addDays(before.valid_to, -7), 2);
    const all = await steps();
    expect(all.filter((at) => at >= -60 && at !== -30)).toEqual([-60, -7]);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a renewal that went along with a verification', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'hospital');
    for (const event of ['submit', 'claim', 'propose', 'decide', 'stamp']) await ground.go(event);
  }, BOOT_PATIENCE);

  it('is set aside in the case that shows both, by itself: the conclusion of the verification stands', async () => {
    await ground.file.reload(ground.people.reviewer);
    await ground.file.advance(ground.people.reviewer, 'renewal~propose-set-aside', { reason: '作出决定时所依据的事实有误。', basis: '《行政许可法》第六十九条。' });
    const list = expectStatus(await ground.people.approver.get<Body<{ documentId: string }[]>>('/api/applications?queue=verification:to-set-aside'), 200).body.data;
    expect(list.map(({ documentId }) => documentId)).toContain(ground.file.view.documentId);
    await ground.file.advance(ground.people.approver, 'renewal~confirm-set-aside', { opinion: '同意撤销。' });
    expect(ground.file.view.flags.map(({ key }) => key)).toEqual(['renewal~set-aside']);
    const [row] = await rowsOf<{ to: string; conclusion: string }>(
      ground.server, `SELECT p.valid_to::text AS to, p.last_conclusion AS conclusion FROM permits p WHERE p.institution_id = ? AND p.current`, [ground.institution.id],
    );
    expect(row).toEqual({ to: ground.file.view.form['renewal~renewal']?.['validTo'], conclusion: 'passed' });
  });
});
