import type { ApplicationView } from '@medregistry/workflow';
import { expectStatus } from '../support/Case';
import { Ground } from '../support/Ground';
import { pdfText } from '../browser/support/pdfText';
import { onePage } from '../support/papers';
import type { Body, Person } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

const FOUND = '处置室与清创室未分开。';
const OPINION = '建议整改后复查。';
const TASKS = '三十日内将处置室与清创室分开设置。';

describe('the photographs of a visit', () => {
  let ground: Ground;

  const path = (): string => `${ground.file.path}/materials/visit-photographs`;
  const photograph = async (person: Person): Promise<number> => (await person.upload(`${path()}/pages`, [await onePage()])).status;
  const go = async (...events: string[]): Promise<void> => {
    for (const event of events) await ground.go(event);
  };
  const slotsSeenBy = async (person: Person): Promise<string[]> => expectStatus(await person.get<Body<ApplicationView>>(ground.file.path), 200).body.data.materials.map(({ slot }) => slot);

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    await go('submit', 'claim');
  }, BOOT_PATIENCE);

  it('have no place before a visit is arranged', async () => {
    expect(await photograph(ground.people.reviewer)).toBe(404);
  });

  it('are laid in by the reviewers while they are there, and by nobody else', async () => {
    await go('visit');
    const { reviewer, approver, institution } = ground.people;
    expect([await photograph(reviewer), await photograph(approver), await photograph(institution)]).toEqual([201, 403, 404]);
    const { body } = expectStatus(await reviewer.get<Body<ApplicationView>>(ground.file.path), 200);
    expect(body.data).toMatchObject({ onTheSpot: true });
    expect(body.data.materials.filter(({ fillable }) => fillable).map(({ slot, pageCount }) => [slot, pageCount])).toEqual([['visit-photographs', 1]]);
    expect((await reviewer.get(`${path()}/file`)).status).toBe(200);
  });

  it('are not shown to the institution', async () => {
    const { institution, approver } = ground.people;
    expect(await slotsSeenBy(approver)).toContain('visit-photographs');
    expect(await slotsSeenBy(institution)).not.toContain('visit-photographs');
    expect([(await institution.get(`${path()}/file`)).status, (await institution.get(`${path()}/versions`)).status]).toEqual([404, 404]);
  });

  it('stay as they are once the visit is over', async () => {
    const { reviewer } = ground.people;
    const findings = { ...(await ground.payload('inspect', 'reviewer')), quality: 'partly', qualityRemark: FOUND, summary: OPINION };
    const silent = await ground.file.fire(reviewer, 'inspect', findings);
    expect([silent.status, silent.text]).toEqual([422, expect.stringContaining('payload.rectification') as string]);
    await ground.file.advance(reviewer, 'inspect', { ...findings, rectification: TASKS });
    await go('confirm-inspection');
    expect(await photograph(ground.people.reviewer)).toBe(409);
  });

  it('leave the institution a paper of what was found and what to mend, without what the officers make of it', async () => {
    const { institution } = ground.people;
    const paper = expectStatus(await institution.get(`${ground.file.path}/documents/inspection-opinion`), 200);
    const words = (await pdfText(paper.bytes)).replace(/\s/gu, '');
    for (const said of [FOUND, TASKS, '基本符合，需整改']) expect(words).toContain(said);
    expect(words).not.toContain(OPINION);
    expect((await institution.get(`${ground.file.path}/documents/inspection-record`)).status).toBe(403);
  });

  it('are no part of what the institution files: not compared, and not closed when it files again', async () => {
    await go('return', 'resubmit');
    const { body } = expectStatus(await ground.people.institution.get<Body<{ slots: unknown[] }>>(`${ground.file.path}/submissions/1/changes`), 200);
    expect(body.data.slots).toEqual([]);
    await go('claim', 'visit');
    expect(await photograph(ground.people.reviewer)).toBe(201);
  });

  it('and a finding that asks for a remark gets a place to write it', async () => {
    const view = await ground.file.reload(ground.people.reviewer);
    const fields = view.availableActions.find(({ event }) => event === 'inspect')?.payload.map(({ key }) => key);
    expect(fields).toContain('qualityRemark');
  });
});
