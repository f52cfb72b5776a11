import type { Bench } from './Bench';
import type { SignedIn } from './application';
import { compete, figures, floorFor, headersOf, ours, ratio } from './reading';
import { figure, type Line } from './table';

const QUEUE = '/api/applications?queue=verification:to-review&limit=20';
const FAR = 1000;

interface Page {
  data: unknown[];
  meta: { nextCursor: string | null };
}

/** Address of a page far behind, by following the cursors as a person would. */
async function pageBehind({ url }: Bench, who: SignedIn, page: number): Promise<{ path: string; page: number }> {
  let path = QUEUE;
  for (let at = 1; at < page; at += 1) {
    const answer = await fetch(`${url}${path}`, { headers: headersOf(who) });
    const { meta, data } = (await answer.json()) as Page;
    if (!meta.nextCursor || data.length < 20) return { path, page: at };
    path = `${QUEUE}&cursor=${encodeURIComponent(meta.nextCursor)}`;
  }
  return { path, page };
}

/** The reviewer's queue among all the cases: its first page, and one far behind. */
export async function workListLines(bench: Bench): Promise<Line[]> {
  const { district, rounds, seconds } = bench;
  const reviewer = await bench.signIn('bench-reviewer', 'reviewer', district.authority, 'authority');
  const first = ours(bench, 'work list: first page', QUEUE, reviewer);
  const behind = await pageBehind(bench, reviewer, FAR);
  const far = ours(bench, `work list: page ${behind.page}`, behind.path, reviewer);
  const floor = await bench.floor();
  try {
    const plain = await floorFor(bench, floor, first, 'workList');
    const contenders = [first, plain.contender, far];
    const results = await bench.profiled('worklist', () => compete(contenders, rounds, seconds));
    const [mine = [], its = [], late = []] = results;
    return [
      ...figures(contenders, results, [plain.statements, 2, 2]),
      { subject: 'work list: ratio to plain http + pg', found: figure(ratio(mine, its)), wanted: 'at least 0.6' },
      { subject: `work list: time of page ${behind.page} to the first`, found: figure(ratio(mine, late)), wanted: 'at most 1.3' },
      { subject: 'work list: SQL statements', found: String(plain.statements), wanted: 'at most 2' },
    ];
  } finally {
    await floor.end();
  }
}
