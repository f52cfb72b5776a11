import { addYears, civilDate, type Json } from '@medregistry/language';
import { renewedTo } from '@medregistry/config';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { Case, expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, rowsOf } from '../support/district';
import { newKey, personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const district = demonstrationDistrict(civilDate(new Date()));

/** Who does what next, and what is said. */
type Act = [by: string, event: string, payload?: { [field: string]: Json }];

/** The common way from the institution to the hand of the nurse. */
const COURSE: Act[] = [
  ['reviewer-1', 'accept'],
  ['reviewer-1', 'propose', { conclusion: 'granted', opinion: '符合条件，建议准予。' }],
  ['approver-1', 'grant'],
  ['counter-verification', 'make'],
  ['counter-verification', 'hand-out', { receiver: 'self' }],
];

interface Line {
  version: number;
  status: string;
  number: string;
  validTo: string;
  institution: string;
  workplace: string | null;
  name: string;
  department: string | null;
}

describe('the businesses of registered nurses', () => {
  let server: RunningServer;
  const person = (username: string): Person => personIn(server, username);

  beforeAll(async () => {
    server = await districtServer();
  }, BOOT_PATIENCE);

  const nurseOf = async (username: string): Promise<string> => {
    const [row] = await rowsOf<{ id: string }>(server, "SELECT s.scope_id AS id FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ? AND s.role = 'nurse'", [username]);
    return row?.id ?? '';
  };

  /** The registration in force, or the latest. */
  const line = async (nurse: string): Promise<Line> => {
    const [row] = await rowsOf<Line>(
      server,
      `SELECT r.version, r.status, r.certificate_number AS number, r.valid_to::text AS "validTo", i.name AS institution, w.name AS workplace, n.name, r.department
       FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id JOIN institutions i ON i.id = r.institution_id LEFT JOIN institutions w ON w.id = n.workplace_id
       WHERE n.document_id = ? AND r.current`,
      [nurse],
    );
    if (!row) throw new Error('The nurse has no registration');
    return row;
  };

  async function go(opener: string, procedure: string, given: { [name: string]: string }, acts: Act[], change?: (file: Case) => void): Promise<Case> {
    const file = await Case.open(person(opener), procedure, given);
    change?.(file);
    await file.fillIn();
    await file.upload();
    await file.reload();
    for (const [by, event, payload] of acts) await file.advance(person(by), event, payload);
    return file;
  }

  it('changes to the institution where she works, filed at once, keeps number and end, and tells the one that she leaves', async () => {
    const nurse = await nurseOf('nurse-moved');
    const before = await line(nurse);
    const file = await go('nurse-moved', 'nurse-change', { nurse }, [['nurse-moved', 'submit'], ['jg-outpatient', 'file', { employs: true }]]);
    expect(file.view).toMatchObject({ state: 'completed', flags: [expect.objectContaining({ key: 'filed' })] });
    expect(await line(nurse)).toMatchObject({ version: before.version + 1, number: before.number, validTo: before.validTo, institution: before.workplace, status: expect.stringMatching(/^(valid|renewal-due)$/u) as string });
    const [old] = await rowsOf<{ status: string; institution: string }>(server, 'SELECT r.status, i.name AS institution FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id JOIN institutions i ON i.id = r.institution_id WHERE n.document_id = ? AND NOT r.current', [nurse]);
    expect(old).toMatchObject({ institution: before.institution });
    await deliverMessages(server);
    const told = await person('hs-hospital').get<Body<{ title: string }[]>>('/api/messages');
    expect(told.body.data.map(({ title }) => title)).toContain('护士已变更到其他机构');
    expect((await person('hs-hospital').get(file.path)).status).toBe(404);
    await file.advance(person('reviewer-1'), 'after-check', { result: 'in-order' });
  }, BOOT_PATIENCE);

  it('renews for five years from the old end', async () => {
    const nurse = await nurseOf('nurse-due');
    const before = await line(nurse);
    const file = await go('nurse-due', 'registration-renewal', { nurse }, [['nurse-due', 'submit'], ['hs-hospital', 'confirm', { employs: true }], ...COURSE]);
    expect(file.view.state).toBe('completed');
    expect(await line(nurse)).toMatchObject({ version: before.version + 1, status: 'valid', number: before.number, validTo: renewedTo(before.validTo) });
  }, BOOT_PATIENCE);

  it('registers again after the end, and is not renewed then', async () => {
    const nurse = await nurseOf('nurse-expired');
    const before = await line(nurse);
    const refused = await person('nurse-expired').post<Body>('/api/applications', { data: { procedure: 'registration-renewal', nurse }, key: newKey() });
    expect(refused.body.error.details.problems?.map(({ code }) => code)).toEqual(['expired']);
    await go('nurse-expired', 're-registration', { nurse }, [['nurse-expired', 'submit'], ['hs-hospital', 'confirm', { employs: true }], ...COURSE]);
    expect(await line(nurse)).toMatchObject({ version: before.version + 1, status: 'valid', number: before.number });
  }, BOOT_PATIENCE);

  it('is cancelled for another reason only with her consent', async () => {
    const nurse = await nurseOf('nurse-left');
    const before = await line(nurse);
    const file = await Case.open(person('hs-nursing-home'), 'registration-cancellation', { nurse });
    const form = { ...file.view.form, cancellation: { reason: 'other', explanation: '已离职，不再从事护理工作。', byAuthority: false } };
    expectStatus(await file.save(form), 200);
    await file.upload();
    await file.reload();
    const alone = await file.fire(person('hs-nursing-home'), 'submit');
    expect(alone.body.error.details.problems?.map(({ code }) => code)).toContain('consent-needed');
    await file.advance(person('hs-nursing-home'), 'ask-consent');
    expect((await file.fire(person('hs-nursing-home'), 'consent', { agrees: true })).status).toBe(403);
    await file.advance(person('nurse-left'), 'consent', { agrees: true });
    await file.advance(person('reviewer-1'), 'accept');
    await file.advance(person('reviewer-1'), 'propose', { conclusion: 'granted', opinion: '本人同意，建议注销。' });
    await file.advance(person('approver-1'), 'cancel');
    expect(await line(nurse)).toMatchObject({ version: before.version + 1, status: 'cancelled' });
  }, BOOT_PATIENCE);

  it('has one business in hand at a time, whichever it is', async () => {
    const nurse = await nurseOf('nurse-1');
    const other = district.institutions.find(({ key }) => key === 'nursing-home');
    const [home] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM institutions WHERE name = ?', [other?.name ?? '']);
    const first = await Case.open(person('nurse-1'), 'nurse-change', { nurse, institution: home?.id ?? '' });
    const second = await person('nurse-1').post<Body>('/api/applications', { data: { procedure: 'military-transfer', nurse }, key: newKey() });
    expect(second.status).toBe(409);
    await first.advance(person('nurse-1'), 'withdraw');
  }, BOOT_PATIENCE);

  it('is blocked where the institution names no authority, and goes where it names one', async () => {
    const nurse = await nurseOf('nurse-1');
    const [home] = await rowsOf<{ id: string; key: number; path: string }>(server, 'SELECT document_id AS id, id AS key, scope_path AS path FROM institutions WHERE name = ?', [district.institutions.find(({ key }) => key === 'nursing-home')?.name ?? '']);
    const set = async (authority: string | null, version: number): Promise<void> => {
      await rowsOf(server, "UPDATE authority_settings SET current = false WHERE institution_id = ? AND business = 'change' AND current", [home?.key ?? 0]);
      await rowsOf(
        server,
        `INSERT INTO authority_settings (document_id, institution_id, business, authority_id, changed_by, changed_at, version, current, scope_path, created_at, updated_at, published_at)
         SELECT 'setting-${version}', ?, 'change', (SELECT id FROM authorities WHERE scope_path = ?), '测试', now(), ${version}, true, ?, localtimestamp, localtimestamp, localtimestamp`,
        [home?.key ?? 0, authority ?? '', home?.path ?? ''],
      );
    };
    await set(null, 1);
    const data = { procedure: 'nurse-change', nurse, institution: home?.id ?? '' };
    const blocked = await person('nurse-1').post<Body>('/api/applications', { data, key: newKey() });
    expect(blocked.body.error.details.problems?.map(({ code }) => code)).toEqual(['authority-unset']);
    await set('/bj/cy-tcm/', 2);
    const file = await Case.open(person('nurse-1'), 'nurse-change', { nurse, institution: home?.id ?? '' });
    expect((await person('tcm-reviewer').get(file.path)).status).toBe(200);
    expect((await person('hs-nursing-home').get(file.path)).status).toBe(200);
    expect((await person('reviewer-1').get(file.path)).status).toBe(404);
    await file.advance(person('nurse-1'), 'withdraw');
  }, BOOT_PATIENCE);

  it('has her particulars changed by her institution, and key data by the province with two people', async () => {
    const nurse = await nurseOf('nurse-1');
    const before = await line(nurse);
    await go('nurse-1', 'information-change', { nurse }, [['nurse-1', 'submit'], ['hs-hospital', 'confirm']], (file) => {
      file.view.form['after'] = { ...file.view.form['after'], department: '重症医学科' };
    });
    expect(await line(nurse)).toMatchObject({ version: before.version + 1, department: '重症医学科', status: before.status });

    const file = await go('nurse-1', 'registration-correction', { nurse, province: '110000' }, [['nurse-1', 'submit'], ['provincial', 'accept'], ['provincial', 'propose', { conclusion: 'granted', opinion: '档案属实。' }]], (open) => {
      open.view.form['after'] = { name: '更正姓名' };
    });
    expect((await file.fire(person('provincial'), 'correct', { opinion: '同意更正。' })).status).toBe(422);
    expect((await person('reviewer-1').get(file.path)).status).toBe(404);
    await file.advance(person('provincial-2'), 'correct', { opinion: '同意更正。' });
    expect(await line(nurse)).toMatchObject({ name: '更正姓名', version: before.version + 1 });
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);

  it('is guided to another province with a letter of request', async () => {
    const nurse = await nurseOf('nurse-late');
    const file = await go('nurse-late', 'examination-correction', { nurse, province: '130000' }, [['nurse-late', 'guide']]);
    expect(file.view).toMatchObject({ state: 'elsewhere' });
    expect(expectStatus(await person('nurse-late').get(`${file.path}/documents/request-letter`), 200).headers.get('content-type')).toBe('application/pdf');
    await file.advance(person('nurse-late'), 'report-result', { doneOn: civilDate(new Date()), outcome: '外省已经更正。' });
  }, BOOT_PATIENCE);

  it('leaves for the forces with her certificate, and comes back under its number', async () => {
    const nurse = await nurseOf('nurse-1');
    const before = await line(nurse);
    const wrong = await Case.open(person('nurse-1'), 'military-transfer', { nurse });
    wrong.view.form['transfer'] = { ...wrong.view.form['transfer'], kind: 'first' };
    await wrong.fillIn();
    await wrong.upload();
    await wrong.reload();
    expect((await wrong.fire(person('nurse-1'), 'submit')).body.error.details.problems?.map(({ code }) => code)).toContain('registered-locally');
    await wrong.advance(person('nurse-1'), 'withdraw');

    const decided: Act[] = [['reviewer-1', 'accept'], ['reviewer-1', 'propose', { conclusion: 'granted', opinion: '材料齐全，建议准予。' }]];
    const left = await go('nurse-1', 'military-transfer', { nurse }, [['nurse-1', 'submit'], ['hs-hospital', 'confirm', { employs: true }], ...decided, ['approver-1', 'release']], (file) => {
      file.view.form['transfer'] = { kind: 'to-military', happenedOn: civilDate(new Date()) };
    });
    expect(left.view.state).toBe('completed');
    expect(left.view.documents.filter(({ available }) => available).map(({ key }) => key)).toContain('transfer-letter');
    expect(await line(nurse)).toMatchObject({ version: before.version + 1, status: 'transferred-to-military', number: before.number, workplace: null });

    const [hospital] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM institutions WHERE name = ?', [district.institutions.find(({ key }) => key === 'hospital')?.name ?? '']);
    const end = addYears(civilDate(new Date()), 2);
    await go('nurse-1', 'military-transfer', { nurse, institution: hospital?.id ?? '' }, [['nurse-1', 'submit'], ['hs-hospital', 'confirm', { employs: true }], ...COURSE], (file) => {
      file.view.form['transfer'] = { kind: 'to-local', happenedOn: civilDate(new Date()) };
      file.view.form['military'] = { unitName: '某部队医院', certificateNumber: before.number, validFrom: addYears(end, -5), validTo: end };
    });
    expect(await line(nurse)).toMatchObject({ version: before.version + 2, status: 'valid', number: before.number, validTo: end, institution: before.institution });
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);
});
