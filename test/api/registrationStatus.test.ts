import { beginDay, brokenLink, institutionOf, moveClock, rowsOf } from '../support/district';
import { dueNurses } from '../support/nurses';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

describe('the status of registrations, night by night', () => {
  let server: RunningServer;
  let nurses: string[];

  const put = (nurse: string, set: string): Promise<unknown> => rowsOf(server, `UPDATE nurse_registrations SET ${set} WHERE current AND nurse_id = (SELECT id FROM nurses WHERE document_id = ?) RETURNING id`, [nurse]);
  const status = async (nurse: string | undefined): Promise<string | undefined> => (await rowsOf<{ status: string }>(server, 'SELECT r.status FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id WHERE r.current AND n.document_id = ?', [nurse ?? '']))[0]?.status;

  beforeAll(async () => {
    server = await districtServer();
    nurses = await dueNurses(server, await institutionOf(server, 'hospital'), 5);
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(server, 0));

  it('follows the dates: due, run out, back in force after a suspension, and never what somebody decided', async () => {
    const [due = '', expired = '', resumed = '', suspended = '', revoked = ''] = nurses;
    await put(due, 'valid_to = CURRENT_DATE + 170');
    await put(expired, 'valid_to = CURRENT_DATE - 1');
    await put(resumed, "status = 'suspended', suspended_to = CURRENT_DATE - 2, valid_to = CURRENT_DATE + 900");
    await put(suspended, "status = 'suspended', suspended_to = CURRENT_DATE + 40");
    await put(revoked, "status = 'revoked', valid_to = CURRENT_DATE - 5");
    await beginDay(server);
    expect([await status(due), await status(expired), await status(resumed), await status(suspended), await status(revoked)]).toEqual(['renewal-due', 'expired', 'valid', 'suspended', 'revoked']);
  });

  it('says once in the trail what the night has changed, and changes nothing twice', async () => {
    const entries = (): Promise<{ details: string }[]> => rowsOf<{ details: string }>(server, "SELECT details::text FROM audit_entries WHERE action = 'registration.settle' ORDER BY id");
    const before = await entries();
    expect(before[0]?.details).toContain('expired');
    await beginDay(server);
    expect(await entries()).toHaveLength(before.length);
  });

  it('goes on with the days', async () => {
    await moveClock(server, 41);
    await beginDay(server);
    expect(await status(nurses[3])).toBe('renewal-due');
    await moveClock(server, 171);
    await beginDay(server);
    expect(await status(nurses[0])).toBe('expired');
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);
});
