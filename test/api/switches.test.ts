import { switches } from '@medregistry/config';
import { Case, expectStatus } from '../support/Case';
import { brokenLink, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { holderOf } from '../support/holders';
import type { Answer, Body, Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface SwitchLine {
  key: string;
  value: string | number | boolean;
  source: string;
  basis: string;
  setBy: string | null;
  settings: { value: unknown; version: number; reason: string; changedBy: string }[];
}

describe('the switches of an authority', () => {
  let server: RunningServer;
  let clinic: DemoInstitution;
  let administrator: Person;
  let authority: string;

  const list = async (): Promise<SwitchLine[]> => expectStatus(await administrator.get<Body<SwitchLine[]>>(`/api/authorities/${authority}/switches`), 200).body.data;
  const one = async (key: string): Promise<SwitchLine | undefined> => (await list()).find((line) => line.key === key);
  const set = (key: string, value: unknown, version: number | undefined, by: Person = administrator): Promise<Answer> =>
    by.send('PUT', `/api/authorities/${authority}/switches/${key}`, { version, data: { value, reason: '区卫生健康委办公会决定试行。' } });

  beforeAll(async () => {
    server = await districtServer();
    clinic = await institutionOf(server, 'foreign-clinic');
    administrator = await holderOf(server, 'administrator', clinic);
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT a.document_id AS id FROM authorities a JOIN institutions i ON i.authority_id = a.id WHERE i.id = ?', [clinic.id]);
    authority = row?.id ?? '';
  }, BOOT_PATIENCE);

  it('are all listed, each with its default and the article that leaves it open', async () => {
    const lines = await list();
    expect(lines.map(({ key }) => key)).toEqual(Object.keys(switches));
    for (const line of lines) expect(line).toMatchObject({ source: 'default', settings: [], basis: expect.stringContaining('《') as string });
  });

  it('are changed with a reason, from the version that was read, to a value that is allowed', async () => {
    expect((await set('hearingDays', 10, undefined)).status).toBe(428);
    expect((await set('hearingDays', 10, 3)).status).toBe(412);
    expect((await set('hearingDays', 0, 0)).body.error.details.problems).toMatchObject([{ path: 'value' }]);
    expect((await set('no-such-switch', 1, 0)).status).toBe(404);
    expect((await administrator.send('PUT', `/api/authorities/${authority}/switches/hearingDays`, { version: 0, data: { value: 10 } })).status).toBe(400);
    expectStatus(await set('hearingDays', 10, 0), 200);
    expectStatus(await set('hearingDays', 7, 1), 200);
    expect(await one('hearingDays')).toMatchObject({ value: 7, source: 'own', settings: [{ version: 2, value: 7 }, { version: 1, value: 10, changedBy: '测试区级管理员' }] });
    expect(await brokenLink(server)).toBeNull();
  });

  it('do not exist for the administrator of another authority', async () => {
    const foreigner = await holderOf(server, 'administrator', await institutionOf(server, 'tcm-outpatient'));
    expect((await foreigner.get(`/api/authorities/${authority}/switches`)).status).toBe(404);
    expect((await set('hearingDays', 9, 2, foreigner)).status).toBe(404);
  });

  it('hold for what is filed from then on; what was opened before keeps its own', async () => {
    const institution = await holderOf(server, 'institution', clinic);
    expectStatus(await institution.post(`/api/notices/${clinic.notice}/acknowledge`), 200);
    const before = await Case.open(institution, 'verification', { institution: clinic.documentId, campaign: clinic.campaign });
    expectStatus(await set('acceptanceAt', 'online', 0), 200);
    const hasAccept = async (file: Case): Promise<boolean> => {
      await file.fillIn();
      await file.upload();
      await file.reload();
      await file.advance(institution, 'submit');
      const reviewer = await holderOf(server, 'reviewer', clinic, `-${file.view.number}`);
      return (await file.reload(reviewer)).availableActions.some(({ event, problems }) => event === 'accept' && problems.length === 0);
    };
    expect(await hasAccept(before)).toBe(false);
    await before.reload();
    await before.advance(institution, 'withdraw', { reason: '重新申请。' });
    const after = await Case.open(institution, 'verification', { institution: clinic.documentId, campaign: clinic.campaign });
    expect(await hasAccept(after)).toBe(true);
  });
});
