import { addDays, civilDate } from '@medregistry/language';
import { expectStatus } from '../support/Case';
import { brokenLink, institutionOf, rowsOf } from '../support/district';
import { holderOf } from '../support/holders';
import { onePage } from '../support/papers';
import type { Answer, Body, Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Campaign {
  documentId: string;
  version: number;
  applyTo: string;
  notice: string | null;
}

describe('a campaign that an administrator keeps', () => {
  const today = civilDate(new Date());
  let server: RunningServer;
  let administrator: Person;
  let running: Campaign;
  let notice: string;

  const read = async (id: string): Promise<Campaign> => expectStatus(await administrator.get<Body<Campaign>>(`/api/campaigns/${id}`), 200).body.data;
  const change = async (id: string, data: object): Promise<Answer> => administrator.send('PUT', `/api/campaigns/${id}`, { version: (await read(id)).version, data });
  const faults = (answer: Answer): [string, string][] => (answer.body.error.details.problems ?? []).map(({ path, code }) => [path, code]);

  beforeAll(async () => {
    server = await districtServer();
    administrator = await holderOf(server, 'administrator', await institutionOf(server, 'hospital'));
    const [row] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM campaigns WHERE scope_path = '/bj/cy-health/' AND state = 'running' ORDER BY id`);
    running = await read(row?.id ?? '');
    notice = expectStatus(await administrator.post<Body<{ documentId: string }>>('/api/notices', { data: { title: '下一年度校验工作通知', body: '请按时申请。', type: 'notice', audience: 'institutions', publishedOn: today, mustAcknowledge: true } }), 201).body.data.documentId;
  }, BOOT_PATIENCE);

  it('is free until it opens, with the notice that institutions are to read', async () => {
    const year = Number(today.slice(0, 4)) + 3;
    const data = { title: '下一年度医疗机构校验', year, applyFrom: addDays(today, 30), applyTo: addDays(today, 90), windowFrom: addDays(today, 60), renewalCutoff: addDays(today, 95), notice };
    const made = expectStatus(await administrator.post<Body<Campaign>>('/api/campaigns', { data }), 201).body.data;
    expect(made.notice).toBe(notice);
    expectStatus(await change(made.documentId, { applyFrom: addDays(today, 40), applyTo: addDays(today, 80), state: 'published' }), 200);
    expectStatus(await administrator.post(`/api/campaigns/${made.documentId}/versions/1/restore`, { version: 2 }), 200);
    expect(await read(made.documentId)).toMatchObject({ version: 3, applyTo: addDays(today, 90), notice });
  });

  it('names no notice of another authority', async () => {
    const stranger = await holderOf(server, 'administrator', await institutionOf(server, 'tcm-outpatient'));
    const foreign = expectStatus(await stranger.post<Body<{ documentId: string }>>('/api/notices', { data: { title: '别处的通知', body: '无。', type: 'notice', audience: 'institutions' } }), 201).body.data.documentId;
    expect(faults(await change(running.documentId, { notice: foreign }))).toEqual([['notice', 'unknown']]);
  });

  it('keeps what it promised once it has opened', async () => {
    expect(faults(await change(running.documentId, { year: 2001, applyFrom: addDays(today, -1), applyTo: today, state: 'draft' }))).toEqual([['year', 'opened'], ['applyFrom', 'opened'], ['state', 'opened'], ['applyTo', 'shortened']]);
    expectStatus(await change(running.documentId, { applyTo: addDays(running.applyTo, 7), title: '校验工作（延期）' }), 200);
    // Going back to the version before would take the days away again.
    expect(faults(await administrator.post(`/api/campaigns/${running.documentId}/versions/${running.version}/restore`, { version: running.version + 1 }))).toEqual([['applyTo', 'shortened']]);
  });

  it('has files with its notice, which are taken out and put back', async () => {
    const path = `/api/notices/${notice}/attachments`;
    expect((await administrator.upload(path, [{ name: '脚本.pdf', bytes: Buffer.from('<script>') }])).status).toBe(415);
    const { name, bytes } = await onePage();
    expectStatus(await administrator.upload(path, [{ name: name.endsWith('.pdf') ? '空白表.pdf' : `空白表.${name.split('.').at(-1) ?? ''}`, bytes }]), 201);
    const [file] = expectStatus(await administrator.get<Body<{ id: string; removed: boolean }[]>>(path), 200).body.data;
    const reader = await holderOf(server, 'institution', await institutionOf(server, 'hospital'));
    const status = async (): Promise<number> => (await reader.get(`${path}/${file?.id ?? ''}`)).status;
    expect(await status()).toBe(200);
    expectStatus(await administrator.send('PATCH', `${path}/${file?.id ?? ''}`, { data: { removed: true } }), 200);
    expect(await status()).toBe(404);
    expectStatus(await administrator.send('PATCH', `${path}/${file?.id ?? ''}`, { data: { removed: false } }), 200);
    expect(await status()).toBe(200);
    expect(await brokenLink(server)).toBeNull();
  });
});
