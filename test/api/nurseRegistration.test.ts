import { civilDate } from '@medregistry/language';
import { registrationValidity } from '@medregistry/config';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { Case, expectStatus } from '../support/Case';
import { brokenLink, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { newKey, personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const district = demonstrationDistrict(civilDate(new Date()));

/** documentId of a nurse of the demonstration, by the district's own name. */
async function nurseOf(server: RunningServer, key: string): Promise<string> {
  const plan = [...district.nurses, ...district.newcomers].find((candidate) => candidate.key === key);
  const [row] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM nurses WHERE name = ?', [plan?.name ?? '']);
  return row?.id ?? '';
}

describe('first registration of a nurse', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  let newcomer: string;
  const people = {} as Record<'nurse' | 'nursing' | 'stranger' | 'reviewer' | 'approver' | 'counter' | 'other', Person>;

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    newcomer = await nurseOf(server, 'newcomer-1');
    const usernames = { nurse: 'nurse-new', nursing: 'hs-hospital', stranger: 'hs-nursing-home', reviewer: 'reviewer-1', approver: 'approver-1', counter: 'counter-verification', other: 'nurse-1' } as const;
    for (const [hand, username] of Object.entries(usernames)) people[hand as keyof typeof people] = personIn(server, username);
  }, BOOT_PATIENCE);

  const open = (): Promise<Case> => Case.open(people.nurse, 'first-registration', { nurse: newcomer, institution: hospital.documentId });
  const paper = async (by: Person, file: Case, kind: string): Promise<string> => expectStatus(await by.get(`${file.path}/documents/${kind}`), 200).headers.get('content-type') ?? '';

  it('asks for an institution first', async () => {
    const answer = await people.nurse.post<Body>('/api/applications', { data: { procedure: 'first-registration', nurse: newcomer }, key: newKey() });
    expect(answer.status).toBe(422);
    expect(answer.body.error.details.problems?.map(({ code }) => code)).toEqual(['no-institution']);
  });

  it('exists for nobody but the nurse when she is to open it, and for no other nurse at all', async () => {
    const data = { procedure: 'first-registration', nurse: newcomer, institution: hospital.documentId };
    expect((await people.other.post('/api/applications', { data, key: newKey() })).status).toBe(404);
    expect((await people.nursing.post('/api/applications', { data, key: newKey() })).status).toBe(403);
    expect((await people.stranger.post('/api/applications', { data, key: newKey() })).status).toBe(404);
  });

  it('goes from the nurse through her institution to the certificate in her hand', async () => {
    const file = await open();
    expect(file.view.form['applicant']).toMatchObject({ name: district.newcomers[0]?.name });
    await file.fillIn();
    await file.upload();
    await file.reload();
    expect(await paper(people.nurse, file, 'application-form')).toBe('application/pdf');

    await file.advance(people.nurse, 'submit');
    const lists = await people.nursing.get<Body<{ documentId: string }[]>>('/api/applications?queue=first-registration:to-confirm');
    expect(lists.body.data.map(({ documentId }) => documentId)).toEqual([file.view.documentId]);
    for (const stranger of [people.stranger, people.other]) expect((await stranger.get(file.path)).status).toBe(404);

    await file.advance(people.nursing, 'confirm', { employs: true });
    const accepted = await file.advance(people.reviewer, 'accept');
    expect(accepted.clocks.find(({ key }) => key === 'decision')).toMatchObject({ stoppedOn: null });
    expect(await paper(people.nurse, file, 'acceptance-notice')).toBe('application/pdf');
    await file.advance(people.reviewer, 'propose', { conclusion: 'granted', opinion: '符合条件，建议准予。' });
    await file.advance(people.approver, 'grant');

    const today = civilDate(new Date());
    const [registered] = await rowsOf<Record<string, unknown>>(
      server,
      `SELECT r.status, r.version, r.current, r.certificate_number AS number, r.valid_to::text AS "validTo", i.document_id AS institution, a.scope_path AS authority, n.workplace_id = i.id AS "worksThere",
         n.scope_path = i.scope_path || 'n-' || n.document_id || '/' AS "standsThere"
       FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id JOIN institutions i ON i.id = r.institution_id JOIN authorities a ON a.id = r.authority_id WHERE n.document_id = ?`,
      [newcomer],
    );
    expect(registered).toMatchObject({ status: 'valid', version: 1, current: true, validTo: registrationValidity(today, 'anniversary').validTo, institution: hospital.documentId, authority: '/bj/cy-health/', worksThere: true, standsThere: true });
    expect(registered?.['number']).toMatch(new RegExp(`^${today.slice(0, 4)}11\\d{6}$`, 'u'));

    await file.advance(people.counter, 'make');
    expect(await paper(people.nurse, file, 'certificate')).toBe('application/pdf');
    const done = await file.advance(people.counter, 'hand-out', { receiver: 'self' });
    expect(done).toMatchObject({ state: 'completed', clocks: expect.not.arrayContaining([expect.objectContaining({ stoppedOn: null })]) as unknown });
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);

  it('is not opened again by somebody who is registered', async () => {
    const answer = await people.nurse.post<Body>('/api/applications', { data: { procedure: 'first-registration', nurse: newcomer, institution: hospital.documentId }, key: newKey() });
    expect(answer.body.error.details.problems?.map(({ code }) => code)).toEqual(['registered-already']);
  });
});
