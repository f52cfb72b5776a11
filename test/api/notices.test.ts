import { addDays, civilDate } from '@medregistry/language';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { holderOf } from '../support/holders';
import { onePage } from '../support/papers';
import type { Answer, Body, Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Readers extends Omit<Body<{ name: string; acknowledgedBy: string | null }[]>, 'meta'> {
  meta: { read: number; missing: number; nextCursor: string | null };
}

interface Board {
  id: string;
  acknowledgedAt: string | null;
}

describe('notices that an administrator publishes', () => {
  const today = civilDate(new Date());
  let server: RunningServer;
  let place: DemoInstitution;
  let administrator: Person;
  let institution: Person;
  let nurse: Person;
  let foreign: Person;
  let id: string;

  const create = async (data: object): Promise<string> =>
    expectStatus(await administrator.post<Body<{ documentId: string }>>('/api/notices', { data: { title: '关于秋冬季感染防控的通知', body: '请各机构落实。', type: 'notice', audience: 'institutions', mustAcknowledge: true, ...data } }), 201).body.data.documentId;
  const board = async (by: Person): Promise<Board[]> => expectStatus(await by.get<Body<Board[]>>('/api/notice-board'), 200).body.data;
  const readers = async (read: boolean): Promise<Readers> => expectStatus(await administrator.get<Readers>(`/api/notices/${id}/readers?read=${read}`), 200).body;
  const urge = (by = administrator): Promise<Answer<Body<{ urged: number; already: number }>>> => by.post(`/api/notices/${id}/urge`);

  beforeAll(async () => {
    server = await districtServer();
    place = await institutionOf(server, 'hospital');
    administrator = await holderOf(server, 'administrator', place);
    institution = await holderOf(server, 'institution', place);
    nurse = await holderOf(server, 'nurse', place);
    foreign = await holderOf(server, 'institution', await institutionOf(server, 'tcm-outpatient'));
    id = await create({ publishedOn: today });
  }, BOOT_PATIENCE);

  it('stand on the boards of those that they are for, from their day to their last', async () => {
    const [tomorrow, over, forNurses] = [await create({ publishedOn: addDays(today, 1) }), await create({ publishedOn: addDays(today, -9), expiresOn: addDays(today, -1) }), await create({ publishedOn: today, audience: 'nurses' })];
    const ids = (await board(institution)).map((notice) => notice.id);
    expect([id, tomorrow, over, forNurses].map((one) => ids.includes(one))).toEqual([true, false, false, false]);
    expect((await board(nurse)).map((notice) => notice.id)).toEqual(expect.arrayContaining([forNurses]));
    expect((await board(foreign)).map((notice) => notice.id)).not.toContain(id);
    expect((await institution.post(`/api/notices/${tomorrow}/acknowledge`)).status).toBe(404);
  });

  it('have a list of who has confirmed them and who has not', async () => {
    const before = (await readers(false)).meta;
    expect(before).toMatchObject({ read: 0 });
    expectStatus(await institution.post(`/api/notices/${id}/acknowledge`), 200);
    expect((await readers(true)).data).toMatchObject([{ name: place.name, acknowledgedBy: '测试机构经办人' }]);
    expect((await readers(false)).meta).toMatchObject({ read: 1, missing: before.missing - 1 });
    expect((await board(institution)).find((notice) => notice.id === id)?.acknowledgedAt).not.toBeNull();
  });

  it('are handed out with all attachments in one file, and not to those whom they do not concern', async () => {
    for (const name of ['附件1.pdf', '附件2.pdf']) expectStatus(await administrator.upload(`/api/notices/${id}/attachments`, [{ ...(await onePage()), name }]), 201);
    const archive = expectStatus(await institution.get(`/api/notices/${id}/archive`), 200);
    expect(archive.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    for (const name of ['附件1.pdf', '附件2.pdf']) expect(archive.bytes.includes(Buffer.from(name))).toBe(true);
    const logged = await rowsOf(server, `SELECT details FROM audit_entries WHERE action = 'notice.download' AND subject_id = ?`, [id]);
    expect(logged).toEqual([{ details: '{"attachment":"all"}' }]);
    expect((await foreign.get(`/api/notices/${id}/archive`)).status).toBe(404);
  });

  it('are urged once a day to those who have not', async () => {
    const { missing } = (await readers(false)).meta;
    expect(expectStatus(await urge(), 200).body.data).toEqual({ urged: missing, already: 0 });
    expect(expectStatus(await urge(), 200).body.data).toEqual({ urged: 0, already: missing });
    await deliverMessages(server);
    const told = await rowsOf<{ username: string }>(server, `SELECT DISTINCT u.username FROM messages m JOIN up_users u ON u.id = m.recipient_id WHERE m.kind = 'notice.urge'`);
    expect(told.length).toBeGreaterThan(3);
    expect(told.map(({ username }) => username)).not.toContain(institution.username);
    expect((await urge(await holderOf(server, 'administrator', await institutionOf(server, 'tcm-outpatient')))).status).toBe(404);
  });

  it('are to be confirmed again once the text has changed', async () => {
    expectStatus(await administrator.send('PUT', `/api/notices/${id}`, { version: 1, data: { body: '请各机构在一周内落实。' } }), 200);
    expect((await readers(false)).meta.read).toBe(0);
    expect((await board(institution)).find((notice) => notice.id === id)?.acknowledgedAt).toBeNull();
    expect(await brokenLink(server)).toBeNull();
  });
});
