import { civilDate } from '@medregistry/language';
import { maskIdNumber } from '@medregistry/config';
import { residentId15 } from '@medregistry/config/validators';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { brokenLink, deliverMessages, institutionOf, rowsOf } from '../support/district';
import { personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const district = demonstrationDistrict(civilDate(new Date()));

interface Check {
  several: boolean;
  found: { name: string; idNumber: string; institution: string | null; here: boolean; advice: string; status: string; invites: string | null } | null;
}

describe('checking whether somebody is registered, and where', () => {
  let server: RunningServer;
  const check = (data: object, by = 'hs-nursing-home'): Promise<Answer<Body<Check>>> => personIn(server, by).post<Body<Check>>('/api/registration-checks', { data });
  const known = district.nurses.find(({ registration }) => registration.institution === 'hospital' && registration.status === 'valid');

  beforeAll(async () => {
    server = await districtServer();
  }, BOOT_PATIENCE);

  it('finds by the whole number, also the old one of fifteen digits, with a short fixed list of facts', async () => {
    if (!known) throw new Error('Nobody is registered');
    const hospital = await institutionOf(server, 'hospital');
    const { body } = await check({ idNumber: known.idNumber });
    expect(body.data.found).toMatchObject({ name: known.name, idNumber: maskIdNumber(known.idNumber), institution: hospital.name, here: false });
    expect(Object.keys(body.data.found ?? {}).sort()).toEqual(['advice', 'here', 'idNumber', 'institution', 'invites', 'name', 'status', 'validTo']);
    expect((await check({ idNumber: known.idNumber }, 'hs-hospital')).body.data.found?.here).toBe(true);
    const old = residentId15(known.idNumber);
    if (old) expect((await check({ idNumber: old })).body.data.found?.name).toBe(known.name);
    expect((await check({ idNumber: '110101199001011237' })).body.data).toEqual({ several: false, found: null });
  });

  it('finds by the whole name only, and asks for the end of the number where several bear it', async () => {
    if (!known) throw new Error('Nobody is registered');
    expect((await check({ name: known.name })).body.data.found?.name).toBe(known.name);
    expect((await check({ name: known.name.slice(0, 1) })).status).toBe(400);
    expect((await check({ name: '%%' })).status).toBe(422);
    const other = district.nurses.find(({ name }) => name !== known.name);
    await rowsOf(server, 'UPDATE nurses SET name = ? WHERE name = ?', [known.name, other?.name ?? '']);
    expect((await check({ name: known.name })).body.data).toEqual({ several: true, found: null });
    expect((await check({ name: known.name, idNumberEnd: known.idNumber.slice(-4) })).body.data.found?.idNumber).toBe(maskIdNumber(known.idNumber));
  });

  it('tells whoever was found which institution looked, and what it saw', async () => {
    const [nurse] = await rowsOf<{ id: string; number: string }>(server, `SELECT n.document_id AS id, r.certificate_number AS number FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
      JOIN assignments s ON s.scope_id = n.document_id JOIN up_users u ON u.id = s.user_id WHERE u.username = 'nurse-1'`);
    const own = district.nurses.find(({ registration }) => registration.certificateNumber === nurse?.number);
    const lookups = async (): Promise<{ office: string; what: string }[]> => (await personIn(server, 'nurse-1').get<Body<{ office: string; what: string }[]>>('/api/nursing/lookups')).body.data;
    const before = await lookups();
    expect((await check({ idNumber: own?.idNumber ?? '' })).body.data.found).not.toBeNull();
    const after = await lookups();
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({ office: (await institutionOf(server, 'nursing-home')).name, what: expect.stringContaining('验证执业注册') as string });
    expect((await personIn(server, 'nurse-due').get<Body<unknown[]>>('/api/nursing/lookups')).body.data).toEqual([]);
  });

  it('invites whoever was found elsewhere to the business that brings her registration here, once a day, and keeps a list of it', async () => {
    const invite = (data: object): Promise<Answer<Body<{ invited: boolean; reason: string | null; business: string }>>> => personIn(server, 'hs-nursing-home').post('/api/registration-checks/invitations', { data });
    const [row] = await rowsOf<{ name: string; number: string }>(server, `SELECT n.name, r.certificate_number AS number FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
      JOIN assignments s ON s.scope_id = n.document_id JOIN up_users u ON u.id = s.user_id WHERE u.username = 'nurse-1'`);
    const own = district.nurses.find(({ registration }) => registration.certificateNumber === row?.number);
    const wanted = { idNumber: own?.idNumber ?? '' };
    expect((await check(wanted)).body.data.found?.invites).toBe('变更注册');
    expect((await check(wanted, 'hs-hospital')).body.data.found?.invites).toBeNull();
    expect((await invite(wanted)).body.data).toEqual({ invited: true, reason: null, business: '变更注册' });
    expect((await invite(wanted)).body.data).toMatchObject({ invited: false, reason: '今天已经邀请过，没有重复发送。' });
    expect((await invite({ idNumber: '110101199001011237' })).status).toBe(404);
    expect((await personIn(server, 'hs-hospital').post('/api/registration-checks/invitations', { data: wanted })).status).toBe(409);
    await deliverMessages(server);
    const messages = await personIn(server, 'nurse-1').get<Body<{ title: string; body: string }[]>>('/api/messages');
    expect(messages.body.data.find(({ title }) => title === '有单位邀请您办理执业注册')?.body).toContain((await institutionOf(server, 'nursing-home')).name);
    const list = await personIn(server, 'hs-nursing-home').get<Body<object[]>>('/api/registration-checks/invitations');
    expect(list.body.data).toMatchObject([{ name: row?.name, business: '变更注册', done: false }]);
    expect((await personIn(server, 'hs-hospital').get<Body<object[]>>('/api/registration-checks/invitations')).body.data).toEqual([]);
  });

  it('is no open door: only nursing managements ask, and every ask stands in the trail without the number', async () => {
    for (const username of ['reviewer-1', 'nurse-1', 'jg-hospital']) expect((await check({ idNumber: known?.idNumber ?? '' }, username)).status).toBe(403);
    const asked = await rowsOf<{ details: string }>(server, "SELECT details::text AS details FROM audit_entries WHERE action = 'registration.check'");
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter(({ details }) => details.includes(known?.idNumber ?? '-') || details.includes(known?.name ?? '-'))).toEqual([]);
    expect(await brokenLink(server)).toBeNull();
  });
});
