import { certificateStandings, maskIdNumber } from '@medregistry/config';
import { expectStatus } from '../support/Case';
import { institutionOf, moveClock, rowsOf } from '../support/district';
import { activatedNurse, dueNurses, nurseBehind, type DemoNurse } from '../support/nurses';
import { nobodyIn, personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Looked {
  state: string;
  good?: boolean;
  verdict?: string;
  facts?: { label: string; value: string }[];
}

/** 护士电子证照 (F105). */
describe('the electronic certificate of a nurse', () => {
  let server: RunningServer;
  let nurse: DemoNurse;
  let manager: Person;
  let idNumber: string;

  const show = async (): Promise<string> => expectStatus(await nurse.person.post<Body<{ code: string; qr: string }>>('/api/nursing/certificate/codes', {}), 201).body.data.code;
  const scan = (code: string): Promise<Answer<Body<Looked>>> => nobodyIn(server).get<Body<Looked>>(`/api/verify/${code}`);
  const check = (code: string): Promise<Answer<Body<{ name: string }>>> => manager.post('/api/certificate-checks', { data: { code } });
  const become = (set: string): Promise<unknown[]> => rowsOf(server, `UPDATE nurse_registrations SET ${set} WHERE current AND nurse_id = (SELECT id FROM nurses WHERE document_id = ?) RETURNING id`, [nurse.id]);

  beforeAll(async () => {
    server = await districtServer();
    manager = personIn(server, 'hs-nursing-home');
    const [id = ''] = await dueNurses(server, await institutionOf(server, 'hospital'), 1, 400);
    nurse = await activatedNurse(server, id);
    const [row] = await rowsOf<{ sealed: string }>(server, 'SELECT id_number AS sealed FROM nurses WHERE document_id = ?', [id]);
    idNumber = (server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string }).decrypt(row?.sealed ?? '');
  }, BOOT_PATIENCE);
  afterAll(() => moveClock(server, 0));

  it('is shown by her alone, and by nobody who was never registered', async () => {
    const { data } = expectStatus(await nurse.person.get<Body<Record<string, unknown>>>('/api/nursing/certificate'), 200).body;
    expect(data).toMatchObject({ name: nurse.name, good: true, verdict: '有效', idNumber: maskIdNumber(idNumber) });
    const other = { id: await nurseBehind(server, 'nurse-new'), person: personIn(server, 'nurse-new') };
    expectStatus(await other.person.get('/api/nursing/certificate'), 404);
    expectStatus(await other.person.post('/api/nursing/certificate/codes', {}), 404);
  });

  it('tells whoever scans it whether it holds, and of her no more than tells two people apart', async () => {
    const answer = expectStatus(await scan(await show()), 200);
    expect(answer.body.data).toMatchObject({ state: 'shown', good: true, verdict: '有效' });
    for (const secret of [nurse.name, idNumber]) expect(answer.text).not.toContain(secret);
    expect(answer.body.data.facts).toContainEqual({ label: '证件号码', value: maskIdNumber(idNumber) });
    expect((await scan('0000-0000-0000-0000')).body.data).toEqual({ state: 'unknown' });
  });

  it('says nothing after some minutes, so that a picture of it is worth nothing; what is stored opens nothing', async () => {
    const code = await show();
    await moveClock(server, 6 / 1440);
    expect((await scan(code)).body.data).toEqual({ state: 'lapsed' });
    expectStatus(await check(code), 404);
    expect(JSON.stringify(await rowsOf(server, 'SELECT * FROM shown_passes'))).not.toContain(code);
    await moveClock(server, 0);
  });

  it.each([
    ["status = 'suspended', suspended_from = CURRENT_DATE, suspended_to = CURRENT_DATE + 200", 'suspended'],
    ["status = 'cancelled', suspended_from = NULL, suspended_to = NULL", 'cancelled'],
    ["status = 'revoked'", 'revoked'],
    ["status = 'valid', valid_to = CURRENT_DATE - 1", 'expired'],
    ["status = 'valid', valid_to = CURRENT_DATE + 30", 'renewal-due'],
  ] as const)('says what the register says at the moment of the scan: %s', async (set, status) => {
    const code = await show();
    await become(set);
    const { good, verdict } = certificateStandings[status];
    expect((await scan(code)).body.data).toMatchObject({ state: 'shown', good, verdict });
  });

  it('is checked by an institution with her whole name, by the code or the address of the QR, and she sees that it was', async () => {
    const code = await show();
    expect(expectStatus(await check(`https://example.org/check/${code}`), 200).body.data.name).toBe(nurse.name);
    expectStatus(await check(code.toLowerCase().replaceAll('-', '')), 200);
    const { body } = await nurse.person.get<Body<{ what: string }[]>>('/api/nursing/lookups');
    expect(body.data.filter(({ what }) => what.startsWith('验证了您出示的电子证照'))).toHaveLength(2);
    expectStatus(await check('no code at all'), 404);
  });
});
