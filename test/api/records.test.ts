import { expectStatus } from '../support/Case';
import { brokenLink, institutionOf, rowsOf } from '../support/district';
import { holderOf } from '../support/holders';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Version {
  version: number;
  content: Record<string, unknown>;
  changedBy: string | null;
}

interface Year {
  days: { date: string; kind: string; name: string }[];
  source: string;
  version: number;
  published: { date: string }[] | null;
}

describe('what administrators keep', () => {
  let server: RunningServer;
  let administrator: Person;
  let stranger: Person;

  beforeAll(async () => {
    server = await districtServer();
    administrator = await holderOf(server, 'administrator', await institutionOf(server, 'hospital'));
    stranger = await holderOf(server, 'administrator', await institutionOf(server, 'tcm-outpatient'));
  }, BOOT_PATIENCE);

  describe('a window', () => {
    let path: string;
    const versions = async (): Promise<Version[]> => expectStatus(await administrator.get<Body<Version[]>>(`${path}/versions`), 200).body.data;

    beforeAll(async () => {
      const [window] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM service_windows WHERE name = '二层卫生健康委窗口'`);
      path = `/api/windows/${window?.id ?? ''}`;
    });

    it('keeps what stood there before the first change, and who changed it', async () => {
      expect(await versions()).toEqual([]);
      expectStatus(await administrator.send('PUT', path, { version: 1, data: { phone: '010-00000009' } }), 200);
      expect(await versions()).toMatchObject([
        { version: 2, changedBy: '测试区级管理员', content: { phone: '010-00000009', name: '二层卫生健康委窗口' } },
        { version: 1, changedBy: null, content: { phone: '010-64687672' } },
      ]);
    });

    it('goes back to an old version by a new one', async () => {
      expect((await administrator.post(`${path}/versions/1/restore`)).status).toBe(428);
      expect((await administrator.post(`${path}/versions/1/restore`, { version: 1 })).status).toBe(412);
      expect((await administrator.post(`${path}/versions/9/restore`, { version: 2 })).status).toBe(404);
      expect(expectStatus(await administrator.post<Body<{ phone: string; version: number }>>(`${path}/versions/1/restore`, { version: 2 }), 200).body.data).toMatchObject({ phone: '010-64687672', version: 3 });
      expect((await versions()).map(({ version }) => version)).toEqual([3, 2, 1]);
    });

    it('lets nobody change a version that was, not even past the application', async () => {
      await expect(rowsOf(server, `UPDATE record_versions SET changed_by = 'somebody' RETURNING id`)).rejects.toThrow('kept for good');
      await expect(rowsOf(server, 'DELETE FROM record_versions RETURNING id')).rejects.toThrow('kept for good');
    });

    it('has no versions for the administrator of another authority', async () => {
      expect((await stranger.get(`${path}/versions`)).status).toBe(404);
      expect((await stranger.post(`${path}/versions/1/restore`, { version: 3 })).status).toBe(404);
    });
  });

  describe('the holidays of a year', () => {
    const read = async (year: number): Promise<Year> => expectStatus(await administrator.get<Body<Year>>(`/api/holiday-years/${year}`), 200).body.data;
    const set = (year: number, days: Year['days'], version: number) => administrator.send('PUT', `/api/holiday-years/${year}`, { version, data: { days, source: '国办发明电〔2030〕1号' } });
    const days = [{ date: '2031-01-01', kind: 'off', name: '元旦' }, { date: '2031-01-05', kind: 'work', name: '元旦' }];

    it('are known beforehand as far as they are published', async () => {
      const { days: known, published, version } = await read(2026);
      expect(version).toBe(0);
      expect(known.map(({ date }) => date)).toEqual(published?.map(({ date }) => date));
      expect(await read(2031)).toEqual({ year: 2031, days: [], source: '', version: 0, published: null });
    });

    it('are entered as a whole, and every wrong day is named at once', async () => {
      const wrong = await set(2031, [...days, { date: '2030-12-31', kind: 'off', name: '元旦' }, { date: '2031-01-01', kind: 'off', name: '元旦' }, { date: '2031-01-02', kind: 'work', name: '元旦' }], 0);
      expect(wrong.body.error.details.problems?.map(({ path, code }) => [path, code])).toEqual([['days.2.date', 'year'], ['days.3.date', 'twice'], ['days.4.kind', 'weekday']]);
      expectStatus(await set(2031, days, 0), 200);
      expect((await set(2031, [], 0)).status).toBe(412);
      expect(await read(2031)).toMatchObject({ days, version: 1, source: '国办发明电〔2030〕1号' });
    });

    it('of two who enter them at once keeps one, and tells the other', async () => {
      const answers = await Promise.all([set(2032, [{ date: '2032-01-01', kind: 'off', name: '元旦' }], 0), set(2032, [{ date: '2032-01-02', kind: 'off', name: '元旦' }], 0)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect((await read(2032)).days).toHaveLength(1);
    });

    it('can be undone, to what came with the installation too', async () => {
      const { days: before } = await read(2026);
      expectStatus(await set(2026, [], 0), 200);
      expect((await read(2026)).days).toEqual([]);
      expectStatus(await administrator.post('/api/holiday-years/2026/versions/0/restore', { version: 1 }), 200);
      expect(await read(2026)).toMatchObject({ days: before, version: 2 });
    });

    it('counts at once in every term', async () => {
      const calendar = (server.strapi.get('calendar') as () => Promise<{ isWorkday(date: string): boolean }>);
      expect([(await calendar()).isWorkday('2032-01-02'), (await calendar()).isWorkday('2033-01-03')]).toEqual([(await read(2032)).days[0]?.date !== '2032-01-02', true]);
      expectStatus(await set(2033, [{ date: '2033-01-03', kind: 'off', name: '元旦' }], 0), 200);
      expect((await calendar()).isWorkday('2033-01-03')).toBe(false);
    });

    it('leaves an unbroken audit chain', async () => {
      expect(await brokenLink(server)).toBeNull();
    });
  });

  describe('the canned reasons of an authority', () => {
    interface Reason { code: string; category: string; text: string; appliesTo: string }
    let path: string;
    const kept = async (): Promise<{ reasons: Reason[]; version: number }> => expectStatus(await administrator.get<Body<{ reasons: Reason[]; version: number }>>(path), 200).body.data;
    const set = (reasons: Reason[], version: number) => administrator.send('PUT', path, { version, data: { reasons } });
    const offered = async (): Promise<string[]> => {
      const [open] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE procedure = 'verification' AND scope_path LIKE '/bj/cy-health/%' AND closed_at IS NULL AND submitted_at IS NOT NULL ORDER BY id`);
      const reviewer = personIn(server, 'reviewer-1');
      return expectStatus(await reviewer.get<Body<{ review: { reasons: { code: string }[] } }>>(`/api/applications/${open?.id ?? ''}`), 200).body.data.review.reasons.map(({ code }) => code);
    };

    beforeAll(async () => {
      const [row] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/cy-health/'`);
      path = `/api/authorities/${row?.id ?? ''}/canned-reasons`;
    });

    it('begin with those that the district gave', async () => {
      const { reasons, version } = await kept();
      expect([version, reasons[0]?.code]).toEqual([0, 'M1']);
      expect(await offered()).toEqual(reasons.map(({ code }) => code));
    });

    it('reach the reviewer as they are kept, by whose case it is', async () => {
      const reasons = [{ code: 'X1', category: 'other', text: '消防验收材料请到窗口核对。', appliesTo: 'institution' }, { code: 'X2', category: 'other', text: '只给护士看。', appliesTo: 'nurse' }];
      expect((await set([...reasons, ...reasons], 0)).status).toBe(400);
      expectStatus(await set(reasons, 0), 200);
      expect(await offered()).toEqual(['X1']);
      expectStatus(await administrator.post(`${path}/versions/0/restore`, { version: 1 }), 200);
      expect(await offered()).toContain('M1');
    });

    it('belong to one authority', async () => {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.send('PUT', path, { version: 2, data: { reasons: [] } })).status).toBe(404);
    });
  });
});
