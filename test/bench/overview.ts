import type { Bench } from './Bench';
import { compete, figures, floorFor, ours, ratio } from './reading';
import { figure, type Line } from './table';

/** Few look at it at once, and all figures of the largest district take the database a while: a turn is a number of requests, not of seconds. */
const FEW = { askers: 2, requests: 24 };

/** 校验工作概览 of the large district: all figures in one statement, and the first page of institutions behind one. */
export async function overviewLines(bench: Bench): Promise<Line[]> {
  const { district, rounds, seconds } = bench;
  const administrator = await bench.signIn('bench-administrator', 'administrator', district.authority, 'authority');
  const all = { ...ours(bench, 'overview: all figures', '/api/overview', administrator), few: FEW };
  const institutions = ours(bench, 'overview: institutions of a figure', '/api/overview/institutions?limit=50', administrator);
  const floor = await bench.floor();
  try {
    const plain = await floorFor(bench, floor, all, 'overview');
    const contenders = [all, { ...plain.contender, few: FEW }, { ...institutions, few: FEW }];
    const results = await bench.profiled('overview', () => compete(contenders, rounds, seconds));
    const [mine = [], its = []] = results;
    return [
      ...figures(contenders, results, [plain.statements, 2, 2]),
      { subject: 'overview: ratio to plain http + pg', found: figure(ratio(mine, its)), wanted: 'at least 0.6' },
      { subject: 'overview: SQL statements', found: String(plain.statements), wanted: 'at most 2' },
    ];
  } finally {
    await floor.end();
  }
}
