import fc from 'fast-check';
import { appendPages, arrangePages, markPages, removePage, SLOT_LIMITS, type ListedPage } from './PageList';

type Step =
  | { kind: 'append'; sizes: number[] }
  | { kind: 'remove'; at: number }
  | { kind: 'mark'; at: number; on: boolean }
  | { kind: 'arrange'; order: number[]; rotation: number; stale: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(12) }),
  fc.record({ kind: fc.constant('mark' as const), at: fc.nat(12), on: fc.boolean() }),
  fc.record({
    kind: fc.constant('arrange' as const),
    order: fc.array(fc.nat(), { maxLength: 12 }),
    rotation: fc.constantFrom(0, 90, 180, 270),
    stale: fc.boolean(),
  }),
);

const MARK = { lines: ['与原件一致'], by: '王芳', at: '2026-12-01T00:00:00.000Z' };
const limits = { ...SLOT_LIMITS, pages: 12, slotBytes: 300 };

it('loses no page in any order of uploads, arrangements and removals', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let list: ListedPage[] = [];
      const expected = new Set<string>();
      let next = 1;
      for (const action of steps) {
        const before = list;
        if (action.kind === 'append') {
          const added = action.sizes.map((bytes) => ({ id: `p${next++}`, rotation: 0, mark: null, bytes }));
          const outcome = appendPages(list, added, limits);
          const weight = [...list, ...added].reduce((sum, page) => sum + page.bytes, 0);
          expect('fault' in outcome).toBe(list.length + added.length > limits.pages || weight > limits.slotBytes);
          if ('fault' in outcome) continue;
          list = outcome.pages;
          for (const { id } of added) expected.add(id);
          expect(list.slice(0, before.length)).toEqual(before);
        } else if (action.kind === 'remove') {
          const page = list[action.at];
          const outcome = removePage(list, page?.id ?? 'nobody');
          expect('fault' in outcome).toBe(!page);
          if ('fault' in outcome || !page) continue;
          list = outcome.pages;
          expected.delete(page.id);
        } else if (action.kind === 'mark') {
          const page = list[action.at];
          const outcome = markPages(list, page ? [page.id] : null, action.on ? MARK : null);
          if ('fault' in outcome) throw new Error(outcome.fault);
          list = outcome.pages;
          expect(list.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        } else {
          const keys = new Map(list.map((page, index) => [page.id, action.order[index] ?? 0]));
          const wanted = list
            .map(({ id }) => ({ id, rotation: action.rotation }))
            .sort((one, other) => (keys.get(one.id) ?? 0) - (keys.get(other.id) ?? 0));
          const asked = action.stale ? wanted.slice(1) : wanted;
          const outcome = arrangePages(list, asked);
          expect('fault' in outcome).toBe(asked.length !== list.length);
          if ('fault' in outcome) continue;
          list = outcome.pages;
          expect(list.map(({ id, rotation }) => ({ id, rotation }))).toEqual(wanted);
        }
        expect(new Set(list.map(({ id }) => id))).toEqual(expected);
        expect(list).toHaveLength(expected.size);
      }
    }),
  );
});

it('refuses an arrangement that names a page twice or one that is not there', () => {
  const list = ['a', 'b'].map((id) => ({ id, rotation: 0, mark: null, bytes: 1 }));
  const asked = (...ids: string[]) => arrangePages(list, ids.map((id) => ({ id, rotation: 0 })));
  for (const ids of [['a', 'a'], ['a', 'c'], ['a', 'b', 'b'], []]) expect(asked(...ids)).toEqual({ fault: 'not-the-pages' });
});

it('lays a mark over the pages named or over all, keeps who laid it first, and takes it off again', () => {
  const list: ListedPage[] = ['a', 'b'].map((id) => ({ id, rotation: 90, mark: null, bytes: 1 }));
  const first = markPages(list, ['b'], MARK);
  if ('fault' in first) throw new Error(first.fault);
  expect(first.pages.map(({ mark }) => mark)).toEqual([null, MARK]);
  const all = markPages(first.pages, null, { ...MARK, by: '李强' });
  if ('fault' in all) throw new Error(all.fault);
  expect(all.pages.map(({ mark }) => mark?.by)).toEqual(['李强', '王芳']);
  expect(markPages(all.pages, null, null)).toEqual({ pages: list });
  expect(markPages(list, ['c'], MARK)).toEqual({ fault: 'no-such-page' });
});
