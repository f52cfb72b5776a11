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
