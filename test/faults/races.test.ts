import type { ApplicationView } from '@medregistry/workflow';
import fc from 'fast-check';
import { expectStatus, type CaseAnswer } from '../support/Case';
import { brokenLink, deliverMessages, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { onePage, photo } from '../support/papers';
import { newKey, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';
import { routes } from '../support/walk';

const CROWD = 20;
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const tally = (answers: readonly Answer<unknown>[]): Record<number, number> =>
  answers.reduce<Record<number, number>>((counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});

describe('many at once', () => {
  let ground: Ground;

  const actions = async (event: string): Promise<number> =>
    (
      await rowsOf<{ count: number }>(
        ground.server,
        'SELECT count(*)::int AS count FROM actions t JOIN applications a ON a.id = t.application_key WHERE a.document_id = ? AND t.event = ?',
        [ground.file.view.documentId, event],
      )
    )[0]?.count ?? 0;

  /** Messages about the case with this title, of each recipient. */
  const messages = async (title: string): Promise<number[]> => {
    await deliverMessages(ground.server);
    const found = await rowsOf<{ count: number }>(
      ground.server,
      'SELECT count(*)::int AS count FROM messages WHERE subject_id = ? AND title = ? GROUP BY recipient_id',
      [ground.file.view.documentId, title],
    );
    return found.map(({ count }) => count);
  };

  const expectOneWinner = (answers: readonly CaseAnswer[]): void => {
    const counts = tally(answers);
    expect(counts[200]).toBe(1);
    expect(Object.keys(counts).filter((status) => !['200', '409', '412'].includes(status))).toEqual([]);
  };

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    const { submitted, 'pending-decision': pending } = routes(ground.file.procedure);
    for (const way of [submitted, pending]) {
      const last = way?.at(-1);
      if (last) await ground.keepAfter(last);
    }
  }, BOOT_PATIENCE);

  it('lets one of twenty parallel submissions through, with one action and one message', async () => {
    await ground.goBackTo('draft');
    expectOneWinner(await times(CROWD, () => ground.file.fire(ground.people.institution, 'submit')));
    expect(await actions('submit')).toBe(1);
    expect(new Set(await messages('校验申请已提交'))).toEqual(new Set([1]));
  });

  it('lets one of twenty parallel decisions through', async () => {
    await ground.goBackTo('pending-decision');
    const both = ['decide', 'send-back'] as const;
    const answers = await times(CROWD, (index) => {
      const event = both[index % 2] ?? 'decide';
      return ground.file.fire(ground.people.approver, event, event === 'decide' ? {} : { reason: '请重新核对人员资质。' });
    });
    expectOneWinner(answers);
    expect((await actions('decide')) + (await actions('send-back'))).toBe(1);
    const told = [...(await messages('校验材料审核通过，请到窗口办理')), ...(await messages('签批退回，请重新审核'))];
    expect(new Set(told)).toEqual(new Set([1]));
  });

  it('lets one of twenty parallel saves through, and the form is what that one wrote', async () => {
    await ground.goBackTo('draft');
    const { form, version } = await ground.file.reload();
    const answers = await times(CROWD, (index) => {
      const changed = { ...form, period: { ...form['period'], changes: `第${index}次修改` } };
      return ground.people.institution.send<Body<ApplicationView>>('PUT', ground.file.path, { version, data: { form: changed } });
    });
    expect(tally(answers)).toEqual({ 200: 1, 412: CROWD - 1 });
    const winner = answers.findIndex(({ status }) => status === 200);
    const view = await ground.file.reload();
    expect(view.version).toBe(version + 1);
    expect(view.form['period']).toMatchObject({ changes: `第${winner}次修改` });
  });

  it('opens one of twenty cases that are asked for at once, and names it to the others', async () => {
    await ground.goBackTo('draft');
    await ground.file.advance(ground.people.institution, 'withdraw');
    const { documentId: institution, campaign } = ground.institution;
    const answers = await times(CROWD, () => ground.people.institution.post('/api/applications', { data: { procedure: 'verification', institution, campaign } }));
    expect(tally(answers)).toEqual({ 201: 1, 409: CROWD - 1 });
    const open = await rowsOf(ground.server, 'SELECT FROM applications WHERE subject_id = ? AND closed_at IS NULL', [institution]);
    expect(open).toHaveLength(1);
  });

  it('has one effect for twenty requests with one key, and gives them all the same answer', async () => {
    await ground.goBackTo('draft');
    const key = newKey();
    const answers = await times(CROWD, () => ground.file.fire(ground.people.institution, 'submit', {}, ground.file.view.version, key));
    expect(tally(answers)).toEqual({ 200: CROWD });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await actions('submit')).toBe(1);
    expect(new Set(await messages('校验申请已提交'))).toEqual(new Set([1]));
  });

  it('answers twenty requests for a new case under one key with the one case', async () => {
    await ground.goBackTo('draft');
    await ground.file.advance(ground.people.institution, 'withdraw');
    const key = newKey();
    const { documentId: institution, campaign } = ground.institution;
    const answers = await times(CROWD, () => ground.people.institution.post<Body<ApplicationView>>('/api/applications', { data: { procedure: 'verification', institution, campaign }, key }));
    expect(tally(answers)).toEqual({ 201: CROWD });
    expect(new Set(answers.map(({ body }) => body.data.documentId)).size).toBe(1);
  });

  describe('in one slot', () => {
    let slot = '';

    // The evidence of one person: a place that nothing else fills.
    beforeAll(async () => {
      await ground.goBackTo('draft');
      const { roster } = (await ground.file.reload(ground.people.institution)).form;
      const [person] = (roster?.['doctors'] ?? []) as { person: string }[];
      slot = `staff-qualifications:${person?.person ?? ''}`;
    });

    interface Page {
      id: string;
      name: string;
      rotation: number;
    }
    type Slot = Body<{ pages: Page[]; version: number }>;
    const path = (): string => `${ground.file.path}/materials/${slot}`;
    const append = async (mark: number): Promise<Answer<Slot>> => ground.people.institution.upload<Slot>(`${path()}/pages`, [mark % 2 ? await photo(mark) : await onePage(mark)]);
    const pages = async (): Promise<Page[]> => (await ground.file.reload(ground.people.institution)).materials.find((material) => material.slot === slot)?.pages ?? [];

    it('keeps every page of parallel uploads', async () => {
      await ground.goBackTo('draft');
      const answers = await times(8, append);
      expect(tally(answers)).toEqual({ 201: 8 });
      expect((await pages()).map(({ name }) => name).sort()).toEqual((await Promise.all(Array.from({ length: 8 }, (_, mark) => (mark % 2 ? photo(mark) : onePage(mark))))).map(({ name }) => name).sort());
      expectStatus(await ground.people.institution.get(`${path()}/file`), 200);
    });

    it('loses no page in any order of appending, arranging and taking out', async () => {
      const act = fc.oneof(
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('append' as const), marks: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }) }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('arrange' as const), seed: fc.nat(1000) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick: fc.nat(100) }) },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 7 }), async (sequence) => {
          await ground.goBackTo('draft');
          /** What the slot must hold: ids in their order, with what was uploaded under each. */
          let expected: { id: string; rotation: number }[] = [];
          let added = 0;
          let removed = 0;
          for (const one of sequence) {
            if (one.kind === 'append') {
              const answers = await Promise.all(one.marks.map(append));
              expect(tally(answers)).toEqual({ 201: one.marks.length });
              added += one.marks.length;
              const now = await pages();
              expect(now.slice(0, expected.length).map(({ id, rotation }) => ({ id, rotation }))).toEqual(expected);
              expected = now.map(({ id, rotation }) => ({ id, rotation }));
            } else if (one.kind === 'arrange' && expected.length > 0) {
              const turned = expected.map(({ id }, index) => ({ id, rotation: ((one.seed + index) % 4) * 90 }));
              expected = [...turned.slice(one.seed % turned.length), ...turned.slice(0, one.seed % turned.length)];
              expectStatus(await ground.people.institution.send('PATCH', path(), { data: { pages: expected } }), 200);
            } else if (one.kind === 'remove' && expected.length > 0) {
              const gone = expected[one.pick % expected.length]?.id ?? '';
              expectStatus(await ground.people.institution.send('DELETE', `${path()}/pages/${gone}`), 200);
              expected = expected.filter(({ id }) => id !== gone);
              removed += 1;
            }
            expect(expected).toHaveLength(added - removed);
            expect((await pages()).map(({ id, rotation }) => ({ id, rotation }))).toEqual(expected);
          }
        }),
        { numRuns: 5 },
      );
    }, BOOT_PATIENCE);

    it('has in a submitted case the pages that were there, and in the slot no page more', async () => {
      for (let round = 0; round < 3; round += 1) {
        await ground.goBackTo('draft');
        const [uploads, submission] = await Promise.all([times(4, append), ground.file.fire(ground.people.institution, 'submit')]);
        expect(submission.status).toBe(200);
        const accepted = uploads.filter(({ status }) => status === 201).length;
        expect(uploads.every(({ status }) => status === 201 || status === 409)).toBe(true);
        const view = await ground.file.reload();
        const material = view.materials.find((candidate) => candidate.slot === slot);
        expect(material?.pageCount ?? 0).toBe(accepted);
        if (accepted > 0) expect(material?.frozen).toBe(true);
        expect((await append(9)).status).toBe(409);
      }
    }, BOOT_PATIENCE);
  });

  it('keeps unbroken audit chains under fifty parallel writers, and misses no entry of theirs', async () => {
    await ground.goBackTo('submitted');
    const entries = async (): Promise<Record<string, number>> =>
      Object.fromEntries((await rowsOf<{ outcome: string; count: number }>(ground.server, 'SELECT outcome, count(*)::int AS count FROM audit_entries GROUP BY outcome')).map(({ outcome, count }) => [outcome, count]));
    const before = await entries();
    const strangers = ['institution', 'approver', 'counter', 'administrator', 'auditor'] as const;
    const answers = await times<Answer<unknown>>(50, (index) => {
      const person = index % 10 === 0 ? ground.people.reviewer : ground.people[strangers[index % strangers.length] ?? 'auditor'];
      return ground.file.fire(person, 'claim');
    });
    // Refusals are written as well, each in a transaction of its own.
    expect(tally(answers)).toMatchObject({ 200: 1, 403: 45 });
    const after = await entries();
    expect({ ok: (after['ok'] ?? 0) - (before['ok'] ?? 0), refused: (after['refused'] ?? 0) - (before['refused'] ?? 0) }).toEqual({ ok: 1, refused: 45 });
    expect(await rowsOf(ground.server, 'SELECT chain, previous_hash FROM audit_entries GROUP BY 1, 2 HAVING count(*) > 1')).toEqual([]);
    expect(await brokenLink(ground.server)).toBeNull();
  });

  it('finds an audit entry that somebody changed behind its back', async () => {
    await ground.goBackTo('submitted');
    const { documentId } = ground.file.view;
    await ground.server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw('ALTER TABLE audit_entries DISABLE TRIGGER USER');
      await trx.raw("UPDATE audit_entries SET actor_name = '别人' WHERE subject_id = ? AND action = 'verification.submit'", [documentId]);
      await trx.raw('ALTER TABLE audit_entries ENABLE TRIGGER USER');
    });
    expect(await brokenLink(ground.server)).toMatchObject({ chain: '/bj/cy-health/', reason: 'changed' });
    await ground.goBackTo('submitted');
  });
});
