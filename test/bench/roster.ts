import type { Bench } from './Bench';
import type { Contender } from './load';
import { compete, cpuRatio, figures, floorFor, headersOf, ours, ratio } from './reading';
import { figure, type Line } from './table';

const PAGE = 20;

/** Twenty staff of one institution among all the nurses: ours, the least that could do it, and Strapi's own route. */
export async function rosterLines(bench: Bench): Promise<Line[]> {
  const { district, rounds, seconds } = bench;
  const institution = district.institutions[Math.floor(district.institutions.length / 2)];
  if (!institution) return [];
  const clerk = await bench.signIn('bench-institution', 'institution', institution, 'subject');
  const roster = ours(bench, 'roster: this system', `/api/institutions/${institution.documentId}/roster?kind=nurse&limit=${PAGE}`, clerk);
  const floor = await bench.floor();
  const stock = await bench.stock();
  try {
    const plain = await floorFor(bench, floor, roster, 'roster');
    const stockUrl = `http://127.0.0.1:${await stock.ask('port')}/api/nurse-registrations?filters[institution][id][$eq]=${institution.id}&pagination[pageSize]=${PAGE}`;
    const stockOf = (name: string, url: string): Contender => ({ name, url, headers: headersOf(clerk), cpu: () => stock.cpu() });
    const contenders = [roster, plain.contender, stockOf('roster: stock Strapi route', stockUrl), stockOf('roster: stock route with the nurse', `${stockUrl}&populate[nurse][fields]=name,gender`)];
    const asked: number[] = [];
    for (const { url, headers } of contenders.slice(2)) asked.push(await stock.ask('statements', url, headers));
    const results = await bench.profiled('roster', () => compete(contenders, rounds, seconds));
    const [mine = [], its = [], bare = [], populated = []] = results;
    return [
      ...figures(contenders, results, [plain.statements, 2, asked[0], asked[1]]),
      { subject: 'roster: ratio to plain http + pg', found: figure(ratio(mine, its)), wanted: 'at least 0.6' },
      { subject: 'roster: ratio to the stock route', found: `${figure(ratio(mine, bare))} (with the nurse: ${figure(ratio(mine, populated))})`, wanted: 'at least 10' },
      { subject: 'roster: CPU of the stock route to ours', found: `${figure(cpuRatio(mine, bare))} (with the nurse: ${figure(cpuRatio(mine, populated))})` },
      { subject: 'roster: SQL statements', found: String(plain.statements), wanted: 'at most 2' },
    ];
  } finally {
    await floor.end();
    await stock.end();
  }
}
