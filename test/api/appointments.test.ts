import { civilDate } from '@medregistry/language';
import { settleAppointments } from '../../cms/src/appointments/dayList';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, rowsOf } from '../support/district';
import { personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Choice {
  ready: boolean;
  appointment: { id: string; window: string; date: string; from: string; to: string } | null;
  missed: number;
  windows: { id: string; slots: { date: string; from: string; to: string; free: number }[] }[];
}

interface Line {
  id: string;
  application: string;
  state: string;
  missed: number;
}

const CLONES = 6;

describe('appointments at the window', () => {
  let server: RunningServer;
  let clerk: Person;
  let counter: Person;
  let ready: string;
  let clones: string[];

  const path = (application: string): string => `/api/applications/${application}/appointment`;
  const choice = async (application = ready): Promise<Choice> => expectStatus(await clerk.get<Body<Choice>>(path(application)), 200).body.data;
  const book = (application: string, wish: { window: string; date: string; from: string }): Promise<Answer> => clerk.send('PUT', path(application), { data: wish });
  /** The n-th slot that can be booked from tomorrow on. */
  const slot = async (index: number): Promise<{ window: string; date: string; from: string }> => {
    const [window] = (await choice()).windows;
    const { date, from } = window?.slots.filter(({ date: on, free }) => on > civilDate(new Date()) && free > 0)[index] ?? { date: '', from: '' };
    return { window: window?.id ?? '', date, from };
  };
  const dayList = async (date: string, by = counter): Promise<Line[]> => expectStatus(await by.get<Body<Line[]>>(`/api/appointments?date=${date}`), 200).body.data;
  const messages = async (kind: string): Promise<string[]> => {
    await deliverMessages(server);
    return (await rowsOf<{ body: string }>(server, 'SELECT body FROM messages WHERE kind = ? ORDER BY id', [kind])).map(({ body }) => body);
  };

  beforeAll(async () => {
    server = await districtServer();
    counter = personIn(server, 'counter-verification');
    const [row] = await rowsOf<{ id: string; username: string }>(
      server,
      `SELECT a.document_id AS id, (SELECT u.username FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE s.role = 'institution' AND s.scope_id = a.subject_id ORDER BY u.id LIMIT 1) AS username
       FROM applications a WHERE a.state = 'online-approved' AND a.procedure = 'verification' AND a.scope_path LIKE '/bj/cy-health/%' ORDER BY a.id`,
    );
    ready = row?.id ?? '';
    clerk = personIn(server, row?.username ?? '');
    // The same case over and over, so that many want the same slot at once.
    clones = (
      await rowsOf<{ id: string }>(
        server,
        `INSERT INTO applications SELECT (jsonb_populate_record(a, jsonb_build_object('id', 900000 + n, 'document_id', 'clone-' || n, 'number', 'C' || n, 'exclusive_key', null))).*
         FROM applications a, generate_series(1, ${CLONES}) n, (SELECT set_config('medregistry.writer', 'workflow', true)) w WHERE a.document_id = ? RETURNING document_id AS id`,
        [ready],
      )
    ).map(({ id }) => id);
  }, BOOT_PATIENCE);

  it('are offered for a case that is ready for the window, and for no other', async () => {
    const { ready: isReady, appointment, windows } = await choice();
    expect([isReady, appointment, windows.length]).toEqual([true, null, 1]);
    expect(windows[0]?.slots.length).toBeGreaterThan(20);
    const [draft] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE state = 'draft' AND procedure = 'verification' ORDER BY id`);
    expect(expectStatus(await counter.get<Body<Choice>>(path(draft?.id ?? '')), 200).body.data).toMatchObject({ ready: false, windows: [] });
    expect((await counter.send('PUT', path(draft?.id ?? ''), { data: await slot(0) })).status).toBe(409);
  });

  it('are refused where no slot begins', async () => {
    const wish = await slot(0);
    for (const wrong of [{ ...wish, from: '03:00' }, { ...wish, date: '2020-01-06' }, { ...wish, window: 'none' }]) {
      expect((await book(ready, wrong)).body.error.details.problems).toMatchObject([{ path: 'from', code: 'no-slot' }]);
    }
  });

  it('are booked, told to the applicant, moved and given back', async () => {
    const [first, second] = [await slot(0), await slot(1)];
    expectStatus(await book(ready, first), 200);
    expectStatus(await book(ready, first), 200);
    expect((await choice()).appointment).toMatchObject(first);
    expectStatus(await book(ready, second), 200);
    expect(await rowsOf(server, `SELECT state, starts_at AS "from" FROM appointments WHERE application = ? ORDER BY id`, [ready])).toEqual([{ state: 'cancelled', from: first.from }, { state: 'booked', from: second.from }]);
    expect(new Set(await messages('appointment.booked')).size).toBe(2);
    expectStatus(await clerk.send('DELETE', path(ready)), 204);
    expect((await clerk.send('DELETE', path(ready))).status).toBe(404);
    expect((await messages('appointment.cancelled'))[0]).toContain(second.date);
  });

  it('never give out more places than a slot has, however many ask at once', async () => {
    const wish = await slot(3);
    const answers = await Promise.all(clones.map((clone) => book(clone, wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, ...Array.from({ length: CLONES - 2 }, () => 422)]);
    expect(answers.find(({ status }) => status === 422)?.body.error.details.problems).toMatchObject([{ code: 'full' }]);
    expect(await rowsOf(server, `SELECT seat FROM appointments WHERE date = ?::date AND starts_at = ? AND state = 'booked' ORDER BY seat`, [wish.date, wish.from])).toEqual([{ seat: 1 }, { seat: 2 }]);
    expect((await choice()).windows[0]?.slots.find(({ date, from }) => date === wish.date && from === wish.from)?.free).toBe(0);
    const [taken] = await rowsOf<{ window_id: number }>(server, `SELECT window_id FROM appointments WHERE state = 'booked' LIMIT 1`);
    // Nor does the database, whoever writes.
    await expect(
      rowsOf(server, `INSERT INTO appointments (document_id, window_id, application, date, starts_at, ends_at, seat, state, booked_by, scope_path) VALUES ('x', ?, 'y', ?::date, ?, '23:59', 1, 'booked', 'z', '/bj/') RETURNING id`, [taken?.window_id ?? 0, wish.date, wish.from]),
    ).rejects.toThrow('appointments_seat_uq');
  });

  it('remind the applicant the day before', async () => {
    const [booked] = await rowsOf<{ date: string }>(server, `SELECT date::text AS date FROM appointments WHERE state = 'booked' ORDER BY id LIMIT 1`);
    const before = new Date(Date.parse(`${booked?.date ?? ''}T01:00:00Z`) - 86_400_000);
    const reminders = server.strapi.plugin('outbox').service('reminders') as { run(run: { trx: unknown; tick: Date; since: Date | null }): Promise<void> };
    await server.strapi.db.transaction(({ trx }) => reminders.run({ trx, tick: before, since: new Date(before.getTime() - 86_400_000) }));
    const told = await messages('reminder.appointment-coming');
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toContain(booked?.date);
  });

  it('stand in the list of the day, for whoever works there', async () => {
    const [{ date = '' } = {}] = await rowsOf<{ date: string }>(server, `SELECT date::text AS date FROM appointments WHERE state = 'booked' ORDER BY id LIMIT 1`);
    const lines = await dayList(date);
    expect(lines).toHaveLength(2);
    expect(await dayList(date, personIn(server, 'administrator'))).toHaveLength(2);
    expect((await counter.post(`/api/appointments/${lines[0]?.id ?? ''}/outcome`, { data: { outcome: 'missed' } })).status).toBe(409);
  });

  it('that nobody came to are missed by the next morning, and counted against the next booking', async () => {
    const [{ date = '', application = '' } = {}] = await rowsOf<{ date: string; application: string }>(server, `SELECT date::text AS date, application FROM appointments WHERE state = 'booked' ORDER BY id LIMIT 1`);
    await server.strapi.db.transaction(({ trx }) => settleAppointments({ trx, tick: new Date(Date.parse(`${date}T17:00:00Z`)), since: null }));
    expect((await dayList(date)).map(({ state }) => state)).toEqual(['missed', 'missed']);
    expect((await choice(application)).missed).toBe(1);
    expectStatus(await book(ready, await slot(5)), 200);
    const { appointment } = await choice();
    expect((await dayList(appointment?.date ?? '')).find(({ application: of }) => of === ready)?.missed).toBe(2);
  });

  it('can be set right at the window once the day has come', async () => {
    const [{ id = '' } = {}] = await rowsOf<{ id: string }>(server, `UPDATE appointments SET date = (now() AT TIME ZONE 'Asia/Shanghai')::date - 1, starts_at = '08:00', ends_at = '08:30' WHERE application = ? AND state = 'booked' RETURNING document_id AS id`, [ready]);
    expectStatus(await counter.post(`/api/appointments/${id}/outcome`, { data: { outcome: 'missed' } }), 200);
    expectStatus(await counter.post(`/api/appointments/${id}/outcome`, { data: { outcome: 'served' } }), 200);
    expect((await personIn(server, 'counter-credentials').post(`/api/appointments/${id}/outcome`, { data: { outcome: 'lost' } })).status).toBe(400);
    expect(await brokenLink(server)).toBeNull();
  });
});
