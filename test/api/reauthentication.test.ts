import { PDFDocument } from 'pdf-lib';
import { expectStatus } from '../support/Case';
import { demoAccounts, moveClock, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { newKey, Person, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

const MINUTE = 1 / 1440;

describe('an act that decides', () => {
  let ground: Ground;
  let approver: Person;
  let password: string;

  /** Time passes while the person goes on working, so that the session stays open. */
  async function worksFor(minutes: number, person: Person): Promise<void> {
    for (let passed = 6; passed < minutes; passed += 6) {
      await moveClock(ground.server, passed * MINUTE);
      expectStatus(await person.get('/api/me'), 200);
    }
    await moveClock(ground.server, minutes * MINUTE);
  }

  const decide = (key = newKey()): Promise<Answer<Body>> =>
    approver.post(`${ground.file.path}/events/decide`, { key, version: ground.file.view.version }, { data: { opinion: '同意。' } });
  const state = async (): Promise<string> => (await ground.file.reload(ground.people.reviewer)).state;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    password = demoAccounts().find(({ username }) => username === 'approver-1')?.password ?? '';
    const { file, people } = ground;
    await file.advance(people.institution, 'submit');
    await file.advance(people.reviewer, 'claim');
    await file.advance(people.reviewer, 'propose', { conclusion: 'passed', opinion: '材料齐全。' });
    approver = await Person.signIn(ground.server.url, 'approver-1', password);
  }, BOOT_PATIENCE);
  afterAll(() => moveClock(ground.server, 0));

  it('asks who one is a quarter of an hour after the last time, alone and in a batch, and changes nothing before', async () => {
    await worksFor(16, approver);
    const refused = await decide();
    expect([refused.status, refused.body.error.details.code]).toEqual([403, 'proof-required']);
    const batch = await approver.post('/api/applications/batch', { key: newKey() }, { data: { event: 'decide', cases: [{ id: ground.file.view.documentId, version: ground.file.view.version }], payload: { opinion: '同意。' } } });
    expect([batch.status, batch.body.error.details.code]).toEqual([403, 'proof-required']);
    expect(await state()).toBe('pending-decision');
  });

  it('is not asked of who reads, writes notes or sends the case back', async () => {
    expectStatus(await approver.get(ground.file.path), 200);
    const { events } = (await approver.get<Body<{ events: Record<string, { fresh?: true }> }>>('/api/procedures/verification')).body.data;
    expect([events['decide']?.fresh, events['send-back']?.fresh]).toEqual([true, undefined]);
  });

  it('takes no password from somebody who has one-time codes', async () => {
    const { encrypt } = ground.server.strapi.plugin('access').service('cipher') as { encrypt(plain: string): string };
    const factor = encrypt(JSON.stringify({ secret: 'JBSWY3DPEHPK3PXP', confirmedAt: new Date().toISOString(), lastStep: 0, recovery: [] }));
    await rowsOf(ground.server, "UPDATE up_users SET second_factor = ? WHERE username = 'approver-1' RETURNING id", [factor]);
    const refused = await approver.post('/api/auth/proof', {}, { currentPassword: password });
    expect([refused.status, refused.body.error.details.problems?.map(({ code }) => code)]).toEqual([422, ['code-needed']]);
    await rowsOf(ground.server, "UPDATE up_users SET second_factor = NULL WHERE username = 'approver-1' RETURNING id");
  });

  it('goes through once it is shown, by the same request', async () => {
    const key = newKey();
    expect((await decide(key)).status).toBe(403);
    expectStatus(await approver.post('/api/auth/proof', {}, { currentPassword: password }), 204);
    expectStatus(await decide(key), 200);
    expect(await state()).toBe('online-approved');
  });

  it('lets papers leave in staff’s hands only with their name and the time over each page', async () => {
    const [slot] = ground.file.view.materials.filter(({ pages }) => pages.length > 0);
    const path = `${ground.file.path}/materials/${slot?.slot ?? ''}/file`;
    const patterns = async (person: Person): Promise<boolean[]> => {
      const document = await PDFDocument.load(expectStatus(await person.get(path), 200).bytes);
      return document.getPages().map(({ node }) => String(node.Resources()).includes('Watermark'));
    };
    const own = await patterns(ground.people.institution);
    expect(own.length).toBeGreaterThan(0);
    expect(own).not.toContain(true);
    expect(await patterns(approver)).toEqual(own.map(() => true));
  });
});
