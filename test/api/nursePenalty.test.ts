import { addDays, addMonths, addYears, civilDate } from '@medregistry/language';
import { Case, expectStatus } from '../support/Case';
import { beginDay, brokenLink, deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { activatedNurse, dueNurses, filedRenewal, type DemoNurse } from '../support/nurses';
import { newKey, personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const today = civilDate(new Date());
const FACTS = { facts: '发现患者病情危急未立即通知医师，造成后果。', basis: '《护士条例》第三十一条第一项' };

interface Line {
  status: string;
  suspendedTo: string | null;
  bannedUntil: string | null;
  onPost: boolean;
}

describe('penalties of nurses and cancellation by the office', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  let nurses: DemoNurse[];
  const person = (username: string): Person => personIn(server, username);
  const at = (index: number): DemoNurse => nurses[index] as DemoNurse;

  const line = async ({ id }: DemoNurse): Promise<Line | undefined> =>
    (await rowsOf<Line>(server, 'SELECT r.status, r.suspended_to::text AS "suspendedTo", r.banned_until::text AS "bannedUntil", r.on_post AS "onPost" FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id WHERE r.current AND n.document_id = ?', [id]))[0];
  const home = async ({ person: nurse }: DemoNurse): Promise<{ duties: { key: string }[]; businesses: { key: string; reason: string | null }[]; registration: { status: string } }> =>
    (await nurse.get<Body<{ duties: { key: string }[]; businesses: { key: string; reason: string | null }[]; registration: { status: string } }>>('/api/nursing/prompt')).body.data;

  async function penalty(nurse: DemoNurse, what: { kind: string; months?: number }): Promise<Case> {
    const file = await Case.open(person('reviewer-1'), 'nurse-penalty', { nurse: nurse.id });
    await file.advance(person('reviewer-1'), 'notify', { ...what, ...FACTS });
    await file.reload(nurse.person);
    await file.advance(nurse.person, 'respond', { hearing: false, statement: '当时已经口头报告。' });
    await file.advance(person('reviewer-1'), 'propose', { opinion: '口头报告没有证据，不予采纳。' });
    return file;
  }

  const impose = (file: Case): Promise<unknown> => file.advance(person('approver-1'), 'impose', { decisionNumber: '朝卫医罚〔2026〕1号' });

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    nurses = [];
    for (const id of await dueNurses(server, hospital, 4)) nurses.push(await activatedNurse(server, id));
  }, BOOT_PATIENCE);

  it('are told beforehand, and not proposed before the nurse was heard or the term has passed', async () => {
    const file = await Case.open(person('reviewer-1'), 'nurse-penalty', { nurse: at(0).id });
    expect((await file.fire(person('reviewer-1'), 'notify', { kind: 'suspension', months: 3, ...FACTS })).status).toBe(422);
    await file.advance(person('reviewer-1'), 'notify', { kind: 'suspension', months: 6, ...FACTS });
    expect((await file.fire(person('reviewer-1'), 'propose', { opinion: '建议处罚。' })).body.error.details.problems?.map(({ code }) => code)).toEqual(['not-heard']);
    await deliverMessages(server);
    expect((await at(0).person.get<Body<{ title: string }[]>>('/api/messages')).body.data.map(({ title }) => title)).toContain('拟作出行政处罚，您可以陈述申辩');
    expect((await person('hs-hospital').post<Body>('/api/applications', { data: { procedure: 'nurse-penalty', nurse: at(0).id }, key: newKey() })).status).toBe(403);
    await file.reload();
    await file.advance(person('reviewer-1'), 'drop', { reason: '事实不清，不予处罚。' });
  });

  it('suspend practice for the months decided, end what is under way with the reason, and let nothing begin', async () => {
    const nurse = at(0);
    const open = await filedRenewal(nurse);
    const file = await penalty(nurse, { kind: 'suspension', months: 6 });
    expect((await file.fire(person('reviewer-1'), 'impose', { decisionNumber: '1' })).status).toBe(403);
    await impose(file);
    expect(await line(nurse)).toMatchObject({ status: 'suspended', suspendedTo: addDays(addMonths(today, 6), -1), onPost: true });
    await open.reload();
    expect(open.view).toMatchObject({ state: 'terminated' });
    const history = await nurse.person.get<Body<{ event: string; payload?: { reason?: string } }[]>>(`${open.path}/history`);
    expect(JSON.stringify(history.body.data)).toContain(file.view.number);
    const { duties, businesses, registration } = await home(nurse);
    expect(registration.status).toBe('suspended');
    expect(duties.map(({ key }) => key)).toEqual(['suspended']);
    expect(businesses.filter(({ key }) => ['registration-renewal', 'nurse-change'].includes(key)).every(({ reason }) => reason?.includes('暂停执业'))).toBe(true);
    const list = await person('hs-hospital').get<Body<{ documentId: string; status: string }[]>>(`/api/institutions/${hospital.documentId}/nurses?list=here&limit=100`);
    expect(list.body.data.find(({ documentId }) => documentId === nurse.id)?.status).toBe('暂停执业');
  }, BOOT_PATIENCE);

  it('are over when their months are, and leave the registration as its dates make it', async () => {
    await rowsOf(server, 'UPDATE nurse_registrations SET suspended_to = CURRENT_DATE - 2 WHERE current AND nurse_id = (SELECT id FROM nurses WHERE document_id = ?) RETURNING id', [at(0).id]);
    expect((await home(at(0))).registration.status).toBe('renewal-due');
    const own = await Case.open(at(0).person, 'registration-renewal', { nurse: at(0).id });
    await own.advance(at(0).person, 'withdraw');
  });

  it('revoke the certificate, and ban from registering for two years', async () => {
    const nurse = at(1);
    const file = await penalty(nurse, { kind: 'revocation' });
    await impose(file);
    expect(await line(nurse)).toMatchObject({ status: 'revoked', bannedUntil: addYears(today, 2), onPost: false });
    const refused = await nurse.person.post<Body>('/api/applications', { data: { procedure: 're-registration', nurse: nurse.id }, key: newKey() });
    expect(refused.body.error.details.problems?.map(({ code }) => code)).toContain('banned');
    await file.reload(person('approver-1'));
    await file.advance(person('approver-1'), 'lift', { reason: '行政复议决定撤销处罚。' });
    expect(await line(nurse)).toMatchObject({ status: 'valid', bannedUntil: null, onPost: true });
    expect((await file.fire(person('approver-1'), 'lift', { reason: '再次撤销处罚。' })).status).toBe(409);
  }, BOOT_PATIENCE);

  it('may be proposed when the term has passed without a word', async () => {
    const file = await Case.open(person('reviewer-1'), 'nurse-penalty', { nurse: at(1).id });
    await file.advance(person('reviewer-1'), 'notify', { kind: 'revocation', ...FACTS });
    await moveClock(server, 15);
    await beginDay(server);
    await file.reload(person('reviewer-1'));
    await file.advance(person('reviewer-1'), 'propose', { opinion: '期满没有陈述申辩，建议处罚。' });
    await moveClock(server, 0);
  }, BOOT_PATIENCE);

  it('a death is cancelled while a renewal is under way, which ends with it; another reason waits', async () => {
    const nurse = at(2);
    const open = await filedRenewal(nurse);
    const draft = async (by: string, cancellation: object): Promise<Case> => {
      const file = await Case.open(person(by), 'registration-cancellation', { nurse: nurse.id });
      expectStatus(await file.save({ ...file.view.form, cancellation: cancellation as never }), 200);
      await file.upload();
      await file.reload();
      return file;
    };
    const wrong = await draft('hs-hospital', { reason: 'other', explanation: '已经离职。', byAuthority: true });
    expect((await wrong.fire(person('hs-hospital'), 'submit')).body.error.details.problems?.map(({ code }) => code)).toContain('business-open');
    await wrong.reload();
    await wrong.advance(person('hs-hospital'), 'withdraw');
    const file = await draft('hs-hospital', { reason: 'death', happenedOn: today });
    await file.advance(person('hs-hospital'), 'submit');
    expect((await open.fire(nurse.person, 'withdraw')).status).toBeLessThan(500);
    const again = await filedRenewal(at(3));
    expect(again.view.state).toBe('pending-institution');
    await file.advance(person('reviewer-1'), 'accept');
    await file.advance(person('reviewer-1'), 'propose', { conclusion: 'granted', opinion: '死亡证明属实。' });
    await file.advance(person('approver-1'), 'cancel');
    expect(await line(nurse)).toMatchObject({ status: 'cancelled' });
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);

  it('the office cancels by itself what runs out meanwhile, and the nurse reads why her case ended', async () => {
    const nurse = at(3);
    const file = await Case.open(person('reviewer-1'), 'registration-cancellation', { nurse: nurse.id });
    expectStatus(await file.save({ ...file.view.form, cancellation: { reason: 'incapacity', happenedOn: today } }), 200);
    await file.upload();
    await file.reload();
    await file.advance(person('reviewer-1'), 'submit');
    const second = await nurse.person.post<Body>('/api/applications', { data: { procedure: 'nurse-change', nurse: nurse.id }, key: newKey() });
    expect(second.status).toBe(409);
    await file.advance(person('reviewer-2'), 'accept');
    await file.advance(person('reviewer-2'), 'propose', { conclusion: 'granted', opinion: '判决书属实。' });
    await file.advance(person('approver-1'), 'cancel');
    const [row] = await rowsOf<{ state: string }>(server, "SELECT state FROM applications WHERE subject_id = ? AND procedure = 'registration-renewal'", [nurse.id]);
    expect(row?.state).toBe('terminated');
  }, BOOT_PATIENCE);

  /** A renewal that was granted; its certificate is being made. */
  async function granted(nurse: DemoNurse): Promise<Case> {
    const file = await filedRenewal(nurse);
    await file.advance(person('hs-hospital'), 'confirm', { employs: true });
    await file.advance(person('reviewer-1'), 'accept');
    await file.advance(person('reviewer-1'), 'propose', { conclusion: 'granted', opinion: '符合条件，建议准予。' });
    await file.advance(person('approver-1'), 'grant');
    expect(file.view.state).toBe('certificate-making');
    return file;
  }

  it('a revocation stops a certificate that was granted and not handed out yet; a suspension does not', async () => {
    const [revoked, suspended] = await Promise.all((await dueNurses(server, hospital, 2)).map((id) => activatedNurse(server, id)));
    if (!revoked || !suspended) throw new Error('too few nurses');
    const [first, second] = [await granted(revoked), await granted(suspended)];
    await impose(await penalty(suspended, { kind: 'suspension', months: 6 }));
    await second.reload(person('counter-verification'));
    expect(second.view.state).toBe('certificate-making');
    await second.advance(person('counter-verification'), 'make');
    const file = await penalty(revoked, { kind: 'revocation' });
    await impose(file);
    await first.reload();
    expect(first.view.state).toBe('terminated');
    await deliverMessages(server);
    const told = async (who: Person): Promise<string[]> => (await who.get<Body<{ title: string }[]>>('/api/messages')).body.data.map(({ title }) => title);
    expect(await told(revoked.person)).toContain('《护士执业证书》不再发放');
    expect(await told(person('counter-verification'))).toContain('停止制证、发证');
  }, BOOT_PATIENCE);
});
