import type { ApplicationView, Comparison, WorkbenchView } from '@medregistry/workflow';
import { expectStatus } from '../support/Case';
import { Ground } from '../support/Ground';
import { onePage } from '../support/papers';
import type { Answer, Body, Person } from '../support/Person';
import { BOOT_PATIENCE, states } from '../support/strapi';
import { routes } from '../support/walk';

const SLOT = 'materials.renewal~renewal-application';
const OTHER_SLOT = 'materials.renewal~licence-application';
const REASON = 'form.renewal~renewal.reason';
const SUBMITTED = 'a verification and a renewal on the desk';
const note = (target: string, text: string, more: object = {}) => ({ target, category: 'material', text, ...more });

describe('the desk of a reviewer, over a verification and a renewal that are one case', () => {
  let ground: Ground;
  let reviewer: Person;
  let institution: Person;

  const path = (rest: string): string => `${ground.file.path}/${rest}`;
  const draft = (notes: object[]): Promise<Answer<Body<{ late: string[] }>>> =>
    reviewer.send('PUT', path('draft'), { data: { revision: 0, notes: notes.map((one, index) => ({ key: `n${index}`, ...one })) } });
  const labels = (view: ApplicationView): string[] => view.notes.map(({ targetLabel }) => targetLabel);

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'hospital');
    ({ reviewer, institution } = ground.people);
    for (const step of routes(ground.file.procedure)['submitted'] ?? []) await ground.keepAfter(step);
    await states.keep(SUBMITTED);
  }, BOOT_PATIENCE);

  beforeEach(async () => {
    await states.goBackTo(SUBMITTED);
    await ground.file.reload();
  });

  /** Returned with a note on a slot of the renewal, mended there, and handed in again. */
  const secondRound = async (): Promise<void> => {
    await ground.file.advance(reviewer, 'return', { notes: [note(SLOT, '请加盖公章。', { code: 'M2' })] });
    const { form, notes } = await ground.file.reload();
    expectStatus(await ground.file.save({ ...form, 'renewal~renewal': { ...form['renewal~renewal'], reason: '本机构继续开展执业活动，申请延续五年。' } } as never), 200);
    expectStatus(await institution.upload(path(`${SLOT.replace('.', '/')}/pages`), [await onePage(5)]), 201);
    await ground.file.reload();
    await ground.file.advance(institution, 'resubmit', { replies: notes.map(({ documentId }) => ({ note: documentId, done: true, reply: '已盖章。' })) });
    await ground.file.reload(reviewer);
  };

  it('compares what the joined case handed in as well', async () => {
    await secondRound();
    const changes = expectStatus(await reviewer.get<Body<Comparison>>(path('submissions/1/changes')), 200).body.data;
    expect(changes.fields).toEqual([{ path: 'renewal~renewal.reason', from: expect.any(String) as string, to: '本机构继续开展执业活动，申请延续五年。' }]);
    expect(changes.slots).toMatchObject([{ slot: 'renewal~renewal-application', added: [expect.any(String) as string], removed: [] }]);
  });

  it('finds late what the joined case held unchanged, and in time what it has mended', async () => {
    await secondRound();
    const { late } = expectStatus(await draft([note(REASON, '理由仍不充分。'), note(SLOT, '新的一页看不清。', { code: 'M6' }), note(OTHER_SLOT, '请签字。'), note(SLOT, '仍未盖章。', { code: 'M2' })]), 200).body.data;
    expect(late).toEqual(['n2']);
    const refused = await ground.file.fire(reviewer, 'return', { notes: [note(OTHER_SLOT, '请签字。')] });
    expect(refused.body.error.details.problems).toMatchObject([{ path: 'payload.notes.0', code: 'late-note' }]);
    await ground.file.advance(reviewer, 'return', { notes: [note(OTHER_SLOT, '请签字。', { lateReason: '上一轮看漏了。' })] });
  });

  it('names the place, the page and the field of the joined case that a note points at', async () => {
    const page = ground.file.view.materials.find(({ slot }) => SLOT.endsWith(slot))?.pages[0]?.id ?? '';
    await ground.file.advance(reviewer, 'return', { notes: [note(SLOT, '请盖章。'), note(`${SLOT}.${page}`, '不清楚。'), note(REASON, '请写明。')] });
    const slot = ground.file.view.materials.find((material) => SLOT.endsWith(material.slot))?.label ?? '';
    expect(labels(await ground.file.reload())).toEqual([slot, `${slot} › 第 1 页`, '许可证有效期延续 › 延续理由']);
  });

  it('keeps what was looked at in the joined case', async () => {
    const { points } = (await ground.file.reload(reviewer)).review;
    const point = points.find(({ key }) => key.startsWith('renewal~'))?.key ?? '';
    const tick = (key: string): Promise<Answer<unknown>> => reviewer.send('PUT', path(`points/${encodeURIComponent(key)}`), { data: { ticked: true } });
    expectStatus(await tick(point), 200);
    expect(expectStatus(await reviewer.get<Body<WorkbenchView>>(path('workbench')), 200).body.data.ticks).toMatchObject([{ point }]);
    for (const unknown of ['renewal~nonsense', 'nonsense~forms-signed']) expect((await tick(unknown)).status).toBe(404);
  });
});
