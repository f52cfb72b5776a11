import { addDays, addYears, civilDate } from '@medregistry/language';
import { Case, expectStatus } from '../support/Case';
import { newKey, personIn, type Body, type Person } from '../support/Person';
import { rowsOf } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface SwitchLine {
  key: string;
  topicLabel: string;
  settings: { version: number }[];
}

describe('what the law of nurses leaves to the authority', () => {
  let server: RunningServer;
  let path: string;
  const person = (username: string): Person => personIn(server, username);

  const lines = async (): Promise<SwitchLine[]> => expectStatus(await person('administrator').get<Body<SwitchLine[]>>(path), 200).body.data;

  async function set(key: string, value: string | number): Promise<void> {
    const version = (await lines()).find((line) => line.key === key)?.settings[0]?.version ?? 0;
    expectStatus(await person('administrator').send('PUT', `${path}/${key}`, { version, data: { value, reason: '区卫生健康委办公会决定试行。' } }), 200);
  }

  const nurseOf = async (username: string): Promise<string> => {
    const [row] = await rowsOf<{ id: string }>(server, "SELECT s.scope_id AS id FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ? AND s.role = 'nurse'", [username]);
    return row?.id ?? '';
  };

  async function submitted(username: string, procedure: string, institution?: string): Promise<Case> {
    const file = await Case.open(person(username), procedure, { nurse: await nurseOf(username), ...(institution ? { institution } : {}) });
    await file.fillIn();
    await file.upload();
    await file.reload();
    await file.advance(person(username), 'submit');
    return file;
  }

  const institution = async (manager: string): Promise<string> => {
    const [row] = await rowsOf<{ id: string }>(server, "SELECT s.scope_id AS id FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ? AND s.role = 'nursing'", [manager]);
    return row?.id ?? '';
  };

  /** Takes a case of the hospital to its grant. @returns the end of the registration that it leads to */
  async function granted(file: Case, username: string): Promise<string> {
    await file.advance(person('hs-hospital'), 'confirm', { employs: true });
    await file.advance(person('reviewer-1'), 'accept');
    await file.advance(person('reviewer-1'), 'propose', { conclusion: 'granted', opinion: '符合条件，建议准予。' });
    await file.advance(person('approver-1'), 'grant');
    const [row] = await rowsOf<{ end: string }>(server, 'SELECT r.valid_to::text AS "end" FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id WHERE r.current AND n.document_id = ?', [await nurseOf(username)]);
    return row?.end ?? '';
  }

  const offered = async (file: Case, by: string): Promise<string[]> => (await file.reload(person(by))).availableActions.filter(({ problems }) => problems.length === 0).map(({ event }) => event);

  beforeAll(async () => {
    server = await districtServer();
    const [row] = await rowsOf<{ id: string }>(server, "SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/cy-health/'");
    path = `/api/authorities/${row?.id ?? ''}/switches`;
  }, BOOT_PATIENCE);

  it('stands with the others, apart from verifications', async () => {
    expect((await lines()).filter(({ topicLabel }) => topicLabel === '护士执业注册').map(({ key }) => key)).toEqual(expect.arrayContaining(['changeBy', 'nurseRenewalMonths', 'validityEnds', 'changePromise']));
  });

  it('has a change within the province approved instead of filed, from the next case on', async () => {
    const before = await submitted('nurse-moved', 'nurse-change');
    await set('changeBy', 'approval');
    expect(await offered(before, 'jg-outpatient')).toContain('file');
    await before.advance(person('nurse-moved'), 'withdraw');
    const after = await submitted('nurse-moved', 'nurse-change');
    expect(await offered(after, 'jg-outpatient')).toContain('confirm');
    expect(await offered(after, 'jg-outpatient')).not.toContain('file');
    await after.advance(person('nurse-moved'), 'withdraw');
  }, BOOT_PATIENCE);

  it('shows the term that is promised beside the one of the law, where it is shorter', async () => {
    await set('changePromise', 3);
    const file = await submitted('nurse-moved', 'nurse-change');
    await file.advance(person('jg-outpatient'), 'confirm', { employs: true });
    await file.advance(person('reviewer-1'), 'accept');
    const term = (await file.reload(person('reviewer-1'))).clocks.find(({ key }) => key === 'decision');
    expect(term?.promisedOn).not.toBeNull();
    expect((term?.promisedOn ?? '') < (term?.dueOn ?? '')).toBe(true);
    expect((await file.reload(person('reviewer-1'))).clocks.filter(({ key }) => key !== 'decision').every(({ promisedOn }) => promisedOn === null)).toBe(true);
  }, BOOT_PATIENCE);

  it('opens renewals later for who has not begun, and closes none that has begun', async () => {
    const nurse = await nurseOf('nurse-due');
    await rowsOf(server, "UPDATE nurse_registrations SET valid_to = CAST(? AS date) + 120 WHERE current AND nurse_id = (SELECT id FROM nurses WHERE document_id = ?)", [civilDate(new Date()), nurse]);
    const begun = await Case.open(person('nurse-due'), 'registration-renewal', { nurse });
    await set('nurseRenewalMonths', 3);
    await begun.fillIn();
    await begun.upload();
    await begun.reload();
    await begun.advance(person('nurse-due'), 'submit');
    await begun.advance(person('nurse-due'), 'withdraw');
    const refused = await person('nurse-due').post<Body>('/api/applications', { data: { procedure: 'registration-renewal', nurse }, key: newKey() });
    expect(refused.body.error.details.problems?.map(({ code }) => code)).toEqual(['too-early']);
    const home = await person('nurse-due').get<Body<{ registration: { status: string } }>>('/api/nursing/prompt');
    expect(home.body.data.registration.status).toBe('valid');
  }, BOOT_PATIENCE);

  it('ends five years the day before, in cases that are opened from then on', async () => {
    const today = civilDate(new Date());
    const hospital = await institution('hs-hospital');
    const before = await submitted('nurse-new', 'first-registration', hospital);
    await set('validityEnds', 'day-before');
    expect(await granted(before, 'nurse-new')).toBe(addYears(today, 5));
    const after = await submitted('nurse-expired', 're-registration');
    expect(await granted(after, 'nurse-expired')).toBe(addDays(addYears(today, 5), -1));
  }, BOOT_PATIENCE);
});
