import type { Outbox } from '@medregistry/outbox';
import { holidayWatch, yearsNeeded } from '../../cms/src/district/holidayWatch';
import { expectStatus } from '../support/Case';
import { deliverMessages, rowsOf } from '../support/district';
import { personIn, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

it('asks for the next year once it is December', () => {
  expect([yearsNeeded('2026-11-30'), yearsNeeded('2026-12-01'), yearsNeeded('2027-01-01')]).toEqual([[2026], [2026, 2027], [2027]]);
});

describe('a year whose holidays nobody has entered', () => {
  let server: RunningServer;
  const TITLE = '2031 年的节假日还没有录入';

  const look = async (day: string): Promise<void> => {
    const outbox = (): Outbox => server.strapi.plugin('outbox').service('outbox') as Outbox;
    await server.strapi.db.transaction(({ trx }) => holidayWatch(outbox)({ trx, tick: new Date(`${day}T01:00:00Z`), since: null }));
    await deliverMessages(server);
  };
  const titlesOf = async (username: string): Promise<string[]> =>
    expectStatus(await personIn(server, username).get<Body<{ title: string }[]>>('/api/messages?limit=100'), 200).body.data.map(({ title }) => title);

  beforeAll(async () => {
    server = await districtServer();
    await rowsOf(server, `INSERT INTO holidays (document_id, date, kind, year, name, created_at, updated_at, published_at) SELECT 'h' || y, make_date(y, 10, 1), 'off', y, '国庆节', localtimestamp, localtimestamp, localtimestamp FROM generate_series(2029, 2030) y RETURNING id`);
  }, BOOT_PATIENCE);

  it('is told to administrators, once a month', async () => {
    await look('2030-11-30');
    expect(await titlesOf('administrator')).not.toContain(TITLE);
    await look('2030-12-05');
    await look('2030-12-06');
    expect((await titlesOf('administrator')).filter((title) => title === TITLE)).toHaveLength(1);
    expect(await titlesOf('reviewer-1')).not.toContain(TITLE);
  });
});
