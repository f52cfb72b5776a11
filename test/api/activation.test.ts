import { civilDate } from '@medregistry/language';
import { ACTIVATION_TRIES } from '@medregistry/config';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { brokenLink, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { nobodyIn, Person, personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const district = demonstrationDistrict(civilDate(new Date()));
const PASSWORD = 'Meiguihua-1983-lvse';

interface Code {
  nurse: string;
  name: string;
  code: string;
}

describe('activating the accounts of nurses', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  const person = (username: string): Person => personIn(server, username);
  const path = (): string => `/api/institutions/${hospital.documentId}`;
  const issue = async (nurses: string[], by = 'hs-hospital') => person(by).post<Body<Code[]>>(`${path()}/activation-codes`, { data: { nurses } });

  /** Nurses of the hospital who have no account, as the institution knows them and as they know themselves. */
  const waiting = async (): Promise<{ id: string; name: string; idNumber: string; certificateNumber: string }[]> => {
    const { body } = await person('hs-hospital').get<Body<{ documentId: string; certificateNumber: string }[]>>(`${path()}/nurses?list=not-activated&limit=100`);
    return body.data.flatMap(({ documentId, certificateNumber }) => {
      const nurse = district.nurses.find(({ registration }) => registration.certificateNumber === certificateNumber);
      return nurse ? [{ id: documentId, name: nurse.name, idNumber: nurse.idNumber, certificateNumber }] : [];
    });
  };
  const activate = (data: object): Promise<Answer<Body<{ username: string }>>> => nobodyIn(server).post('/api/activation', { data: { path: 'registered', password: PASSWORD, ...data } });
  const codesOf = (answer: Answer<Body<{ username: string }>>): string[] => (answer.body.error.details.problems ?? []).map(({ code }) => code);
  const proof = ({ name, idNumber, certificateNumber }: { name: string; idNumber: string; certificateNumber: string }) => ({ name, idNumber, certificateNumber });

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
  }, BOOT_PATIENCE);

  it('gives a registered nurse her account for certificate and code, once', async () => {
    const [nurse, other] = await waiting();
    if (!nurse || !other) throw new Error('Nobody waits');
    const { status, body } = await issue([nurse.id]);
    expect({ status, names: body.data.map(({ name }) => name) }).toEqual({ status: 201, names: [nurse.name] });
    const code = body.data[0]?.code ?? '';
    expect(await rowsOf(server, 'SELECT FROM activation_codes WHERE code_index LIKE ?', [`%${code}%`])).toEqual([]);
    expect(codesOf(await activate({ ...proof(other), code, username: 'stranger1' }))).toEqual(['no-code']);
    expect((await activate({ ...proof(nurse), code: `${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`, username: 'hushijia' })).status).toBe(201);

    const own = await Person.signIn(server.url, 'hushijia', PASSWORD);
    expect((await own.get<Body<{ nurse: { id: string } }>>('/api/nursing/prompt')).body.data.nurse.id).toBe(nurse.id);
    expect((await activate({ ...proof(nurse), code, username: 'hushiyi1' })).status).toBe(409);
    expect((await issue([nurse.id])).status).toBe(409);
    expect((await waiting()).map(({ id }) => id)).not.toContain(nurse.id);
  }, BOOT_PATIENCE);

  it('kills a code after five wrong tries, and lets another be given out', async () => {
    const [nurse] = await waiting();
    if (!nurse) throw new Error('Nobody waits');
    const code = (await issue([nurse.id])).body.data[0]?.code ?? '';
    const told: string[] = [];
    for (let tries = 0; tries < ACTIVATION_TRIES; tries += 1) told.push(...codesOf(await activate({ ...proof(nurse), code: 'AAAAAAAAAA', username: 'hushibing' })));
    expect(told).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'dead-code']);
    expect(codesOf(await activate({ ...proof(nurse), code, username: 'hushibing' }))).toEqual(['no-code']);
    const fresh = (await issue([nurse.id])).body.data[0]?.code ?? '';
    expect(fresh).not.toBe(code);
    expect((await activate({ ...proof(nurse), code: fresh, username: 'hushibing' })).status).toBe(201);
  }, BOOT_PATIENCE);

  it('takes a code back, replaces it by the next, and lets none outlive its week', async () => {
    const [nurse] = await waiting();
    if (!nurse) throw new Error('Nobody waits');
    const first = (await issue([nurse.id])).body.data[0]?.code ?? '';
    const second = (await issue([nurse.id])).body.data[0]?.code ?? '';
    expect(codesOf(await activate({ ...proof(nurse), code: first, username: 'hushiding' }))).toEqual(['wrong-code']);
    expect((await person('hs-hospital').post<Body<{ revoked: number }>>(`${path()}/activation-codes/revoke`, { data: { nurses: [nurse.id] } })).body.data.revoked).toBe(1);
    expect(codesOf(await activate({ ...proof(nurse), code: second, username: 'hushiding' }))).toEqual(['no-code']);
    const third = (await issue([nurse.id])).body.data[0]?.code ?? '';
    await rowsOf(server, "UPDATE activation_codes SET expires_at = now() - interval '1 hour' WHERE used_at IS NULL AND revoked_at IS NULL");
    expect(codesOf(await activate({ ...proof(nurse), code: third, username: 'hushiding' }))).toEqual(['expired-code']);
  }, BOOT_PATIENCE);

  it('prints a slip for each of many, and keeps codes to the institution’s own nurses', async () => {
    const nurses = (await waiting()).slice(0, 3).map(({ id }) => id);
    const slips = await person('hs-hospital').post(`${path()}/activation-slips`, { data: { nurses } });
    expect({ status: slips.status, type: slips.headers.get('content-type') }).toEqual({ status: 200, type: 'application/pdf' });
    expect(await rowsOf(server, 'SELECT FROM activation_codes WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > now()')).toHaveLength(3);
    expect((await issue(nurses, 'hs-nursing-home')).status).toBe(404);
    expect((await issue(nurses, 'jg-hospital')).status).toBe(403);
    const elsewhere = `/api/institutions/${(await institutionOf(server, 'nursing-home')).documentId}/activation-codes`;
    expect((await person('hs-nursing-home').post(elsewhere, { data: { nurses } })).status).toBe(409);
  });

  it('lets somebody who has just passed in by the number of the examination, without a code', async () => {
    const newcomer = district.newcomers.find(({ name }) => !district.accounts.some((account) => account.name === name));
    if (!newcomer) throw new Error('Every newcomer has an account');
    const own = { path: 'examined', name: newcomer.name, idNumber: newcomer.idNumber, username: 'xinren1' };
    expect(codesOf(await activate({ ...own, examNumber: '1' }))).toEqual(['wrong-exam-number']);
    expect(codesOf(await activate({ ...own, path: 'registered', certificateNumber: '1', code: '1' }))).toEqual(['not-registered']);
    expect((await activate({ ...own, examNumber: newcomer.examCertificateNumber })).status).toBe(201);
    const [nurse] = await waiting();
    expect(codesOf(await activate({ ...(nurse ? proof(nurse) : {}), path: 'examined', certificateNumber: '', examNumber: '1', username: 'xinren2' }))).toEqual(['registered']);
  }, BOOT_PATIENCE);

  it('leads whoever is not found to the path and the office, in the same words for a wrong name and a wrong number', async () => {
    const [nurse] = await waiting();
    const about = { examPassedOn: '2007-05-20', province: '130000', certificateNumber: '1', code: '1', username: 'meiyouren' };
    const unknown = await activate({ ...about, name: nurse?.name ?? '', idNumber: '110101199001011237' });
    const misnamed = await activate({ ...about, name: '别的名字', idNumber: nurse?.idNumber ?? '' });
    expect(codesOf(unknown)).toEqual(['identity']);
    expect(unknown.body.error.message).toContain('河北省省级卫生健康主管部门');
    expect(misnamed.body.error).toEqual(unknown.body.error);
  });

  it('names what is wrong with user name and password, and gives no name out twice', async () => {
    const [nurse] = await waiting();
    if (!nurse) throw new Error('Nobody waits');
    const code = (await issue([nurse.id])).body.data[0]?.code ?? '';
    expect(codesOf(await activate({ ...proof(nurse), code, username: '12', password: 'abc' }))).toEqual(expect.arrayContaining(['format', 'too-short']));
    expect(codesOf(await activate({ ...proof(nurse), code, username: 'HuShiJia' }))).toEqual(['taken']);
    expect((await activate({ ...proof(nurse), code, username: 'hushiwu1' })).status).toBe(201);
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);
});
