import { civilDate } from '@medregistry/language';
import type { ApplicationView } from '@medregistry/workflow';
import { expectStatus } from '../support/Case';
import { deliverMessages, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import type { Body } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

/** Moments of one run are not those of another, and every write raises the version. */
const timeless = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'moment').replace(/"version":\d+/g, '"version":0'));

/** Everything that the API tells the institution of its case, and what it answers to an act that is not to be had. */
async function toldTo({ people: { institution }, file, institution: { documentId } }: Ground, ...states: string[]): Promise<string> {
  const view = expectStatus(await institution.get<Body<ApplicationView>>(file.path), 200).body;
  const history = expectStatus(await institution.get(`${file.path}/history`), 200).body;
  const lists = [];
  for (const state of states) lists.push(expectStatus(await institution.get(`/api/applications?procedure=verification&facets=true&state=${state}`), 200).body);
  const prompt = expectStatus(await institution.get(`/api/verification/prompt?institution=${documentId}`), 200).body;
  const refused = await file.fire(institution, 'submit');
  return JSON.stringify([view, history, ...lists, prompt, refused].map(timeless), null, 1);
}

const today = civilDate(new Date());
const STATES = ['pending-decision', 'pending-deferral'];
const PROPOSAL = { reason: '签批时遗漏了现场审查发现的问题。', basis: '《行政许可法》第六十九条。' };

describe('what the office keeps to itself', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    await ground.keepAfter({ event: 'submit', from: 'draft', to: 'submitted', role: 'institution' });
    await ground.keepAfter({ event: 'claim', from: 'submitted', to: 'in-review', role: 'reviewer' });
  }, BOOT_PATIENCE);

  it('proposes a deferral, and the institution reads what it reads of a case that is proposed to pass', async () => {
    await ground.go('propose');
    const passing = await toldTo(ground, ...STATES);
    expect(passing).toContain('审核完成，转签批');
    await ground.goBackTo('in-review');
    await ground.go('propose-deferral');
    expect(ground.file.view.state).toBe('pending-deferral');
    expect(await toldTo(ground, ...STATES)).toBe(passing);
  });

  it('sends a proposal back without telling the institution why', async () => {
    await ground.file.advance(ground.people.approver, 'send-back', { reason: '现有证据还不足以暂缓。' });
    const told = await toldTo(ground);
    expect(told).toContain('退回继续审核');
    expect(told).not.toContain('暂缓。');
  });

  it('weighs setting a conclusion aside, and the institution reads nothing of it before it is decided', async () => {
    for (const event of ['propose', 'decide', 'stamp']) await ground.go(event);
    const before = await toldTo(ground);
    await ground.file.advance(ground.people.reviewer, 'propose-set-aside', PROPOSAL);
    expect((await ground.look()).flags).toMatchObject([{ key: 'set-aside-proposed', label: '拟撤销结论' }]);
    expect(await toldTo(ground)).toBe(before);
    await ground.file.advance(ground.people.approver, 'reject-set-aside', { reason: '结论没有错误。' });
    expect(await toldTo(ground)).toBe(before);
    await ground.file.advance(ground.people.reviewer, 'propose-set-aside', PROPOSAL);
    await ground.file.advance(ground.people.approver, 'confirm-set-aside', { opinion: '同意撤销。' });
    expect(JSON.parse(await toldTo(ground))).toMatchObject([{ data: { flags: [{ key: 'set-aside', label: '结论已撤销' }] } }, {}, {}, {}]);
  });

  it('tells the office everything', async () => {
    const { body } = expectStatus(await ground.people.approver.get<Body<{ event: string; reason: string | null }[]>>(`${ground.file.path}/history`), 200);
    expect(body.data.filter(({ event }) => event === 'propose-set-aside').map(({ reason }) => reason)).toEqual([PROPOSAL.reason, PROPOSAL.reason]);
  });
});

/** Everything that the API tells the institution of the renewal that goes along, beside the case that it goes along with. */
async function toldOfRenewal(ground: Ground): Promise<string> {
  const { server, people: { institution }, institution: { documentId } } = ground;
  const [row] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE procedure = 'renewal' AND subject_id = ?`, [documentId]);
  await deliverMessages(server);
  const answers = [];
  for (const path of [`/api/applications/${row?.id ?? ''}`, `/api/applications/${row?.id ?? ''}/history`, '/api/applications?procedure=renewal&facets=true', ...STATES.map((state) => `/api/applications?procedure=renewal&state=${state}`), '/api/messages?limit=100']) answers.push(expectStatus(await institution.get(path), 200).body);
  return `${await toldTo(ground, ...STATES)}\n${JSON.stringify(answers.map(timeless), null, 1)}`;
}

interface Term {
  clock: string;
  stopped: string | null;
  paused: string | null;
}

/** The terms of the renewal that goes along. */
const termsOfRenewal = ({ server, institution }: Ground): Promise<Term[]> =>
  rowsOf<Term>(server, `SELECT c.clock, c.stopped_on::text AS stopped, c.paused_on::text AS paused FROM running_clocks c JOIN applications a ON a.id = c.application_key WHERE a.procedure = 'renewal' AND a.subject_id = ? ORDER BY c.clock, c.id`, [institution.documentId]);

describe('a renewal that goes along with a verification', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'hospital');
    await ground.keepAfter({ event: 'submit', from: 'draft', to: 'submitted', role: 'institution' });
    await ground.keepAfter({ event: 'claim', from: 'submitted', to: 'in-review', role: 'reviewer' });
  }, BOOT_PATIENCE);

  it('does not tell the institution either which conclusion is proposed', async () => {
    await ground.go('propose');
    const passing = await toldOfRenewal(ground);
    expect(passing).toContain('审核完成，转签批');
    await ground.goBackTo('in-review');
    await ground.go('propose-deferral');
    expect(await toldOfRenewal(ground)).toBe(passing);
  });

  it('has been reviewed with the case, so that its term for asking for corrections ends with the proposal while that of the decision runs', async () => {
    expect(await termsOfRenewal(ground)).toEqual([
      { clock: 'decision', stopped: null, paused: null },
      { clock: 'expiry', stopped: null, paused: null },
      { clock: 'review', stopped: today, paused: null },
    ]);
    await ground.go('notify-deferral');
    expect((await termsOfRenewal(ground)).filter(({ stopped }) => stopped === null).map(({ clock }) => clock)).toEqual(['decision', 'expiry']);
  });

  it('is not refused while a deferral is on its way', async () => {
    await ground.look();
    const refused = await ground.file.fire(ground.people.approver, 'renewal~refuse', { reason: '拟暂缓校验，延续条件尚不具备。' });
    expect([refused.status, (refused.body as unknown as { error: { details: { problems: { code: string }[] } } }).error.details.problems.map(({ code }) => code)]).toEqual([422, ['deferral-proposed']]);
  });

  it('goes back to review with a deferral that is dropped, and its term begins anew', async () => {
    await ground.go('waive-hearing');
    await ground.go('drop-deferral');
    expect(ground.file.view.joined).toMatchObject([{ state: 'in-review' }]);
    expect((await termsOfRenewal(ground)).filter(({ stopped }) => stopped === null).map(({ clock }) => clock)).toEqual(['decision', 'expiry', 'review']);
  });

  it('waits when the deferral is decided: its decision is not counted, and its end by law stands', async () => {
    for (const event of ['propose-deferral', 'notify-deferral', 'waive-hearing', 'defer']) await ground.go(event);
    expect((await termsOfRenewal(ground)).filter(({ stopped }) => stopped === null)).toEqual([
      { clock: 'decision', stopped: null, paused: today },
      { clock: 'expiry', stopped: null, paused: null },
    ]);
  });
});
