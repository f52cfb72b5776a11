import { addDays, civilDate } from '@medregistry/language';
import { beginDay, brokenLink, moveClock, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { BOOT_PATIENCE } from '../support/strapi';

interface Line {
  state: string;
  due_on: string | null;
  due_provisional: boolean;
  events: string[];
}

describe('terms that end by themselves', () => {
  let ground: Ground;
  let dueOn: string;
  const today = civilDate(new Date());

  const line = async (): Promise<Line | undefined> =>
    (
      await rowsOf<Line>(
        ground.server,
        `SELECT a.state, a.due_on::text, a.due_provisional, ARRAY(SELECT t.event::text FROM actions t WHERE t.application_key = a.id ORDER BY t.sequence) AS events
         FROM applications a WHERE a.document_id = ?`,
        [ground.file.view.documentId],
      )
    )[0];

  /** Holidays of every year in question are published, so that nothing is provisional. */
  const publish = (...years: number[]): Promise<unknown> =>
    rowsOf(
      ground.server,
      `INSERT INTO holidays (document_id, date, kind, name, year, created_at, updated_at, published_at)
       SELECT 'test-' || y, make_date(y, 1, 1), 'off', '元旦', y, localtimestamp, localtimestamp, localtimestamp FROM unnest(ARRAY[${years.join(',')}]) AS y
       ON CONFLICT (date) DO NOTHING`,
    );

  /** The day on which a number of days have passed since the term ended. */
  const daysAfterEnd = (days: number): number => (Date.parse(addDays(dueOn, days)) - Date.parse(today)) / 86_400_000;

  const returned = async (): Promise<void> => {
    await ground.goBackTo('draft');
    await publish(2027, 2028);
    await moveClock(ground.server, 0);
    await ground.file.advance(ground.people.institution, 'submit');
    await ground.file.advance(ground.people.reviewer, 'return', await ground.payload('return', 'reviewer'));
    dueOn = ground.file.view.dueOn ?? '';
  };

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(ground.server, 0));

  it('end nothing on their last day and everything on the day after, once, however often the jobs run', async () => {
    await returned();
    await moveClock(ground.server, daysAfterEnd(0));
    await beginDay(ground.server);
    expect((await line())?.state).toBe('correction');
    await moveClock(ground.server, daysAfterEnd(1));
    for (let night = 0; night < 3; night += 1) await beginDay(ground.server);
    expect(await line()).toMatchObject({ state: 'terminated', due_on: null, events: ['submit', 'return', 'correction-timeout'] });
    expect(await brokenLink(ground.server)).toBeNull();
  });

  it('are made up for after a week in which no process ran, by several processes at once', async () => {
    await returned();
    await moveClock(ground.server, daysAfterEnd(8));
    await Promise.all([beginDay(ground.server), beginDay(ground.server), beginDay(ground.server)]);
    expect(await line()).toMatchObject({ state: 'terminated', events: ['submit', 'return', 'correction-timeout'] });
  });

  it('end nothing when somebody was quicker', async () => {
    await returned();
    await ground.file.advance(ground.people.institution, 'resubmit', await ground.payload('resubmit', 'institution'));
    await moveClock(ground.server, daysAfterEnd(1));
    await beginDay(ground.server);
    expect((await line())?.state).toBe('submitted');
  });

  it('are counted again when the holidays of their year become known, without making a screen stale', async () => {
    await returned();
    const version = ground.file.view.version;
    const day = dueOn;
    await ground.server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw("SELECT set_config('medregistry.writer', 'workflow', true)");
      await trx.raw(
        `UPDATE running_clocks SET provisional = true, due_on = ?::date - 1 WHERE clock = 'correction' AND stopped_on IS NULL
         AND application_key = (SELECT id FROM applications WHERE document_id = ?)`,
        [day, ground.file.view.documentId],
      );
    });
    await moveClock(ground.server, 1);
    await beginDay(ground.server);
    expect(await line()).toMatchObject({ state: 'correction', due_on: day, due_provisional: false });
    expect((await ground.file.reload()).version).toBe(version);
    const entries = await rowsOf<{ action: string }>(ground.server, "SELECT action FROM audit_entries WHERE subject_id = ? AND action LIKE '%settle-term'", [ground.file.view.documentId]);
    expect(entries).toHaveLength(1);
  });

  it('draw no consequence from a date that is provisional until no arrangement of holidays could move it', async () => {
    await returned();
    await ground.server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw("SELECT set_config('medregistry.writer', 'workflow', true)");
      await trx.raw(`UPDATE running_clocks SET provisional = true, term = NULL WHERE stopped_on IS NULL AND application_key = (SELECT id FROM applications WHERE document_id = ?)`, [ground.file.view.documentId]);
    });
    await moveClock(ground.server, daysAfterEnd(15));
    await beginDay(ground.server);
    expect((await line())?.state).toBe('correction');
    await moveClock(ground.server, daysAfterEnd(16));
    await beginDay(ground.server);
    expect((await line())?.state).toBe('terminated');
  });
});
