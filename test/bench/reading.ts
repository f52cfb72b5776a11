import type { Bench, FloorServices } from './Bench';
import type { SignedIn } from './application';
import type { Child } from './Child';
import type { FloorQuestion } from './floor';
import { compete, median, ratio, typical, type Contender, type Round } from './load';
import { figure, type Line } from './table';

export const headersOf = ({ jwt }: SignedIn): Record<string, string> => ({ authorization: `Bearer ${jwt}` });

/** The application as a contender for one address. */
export const ours = ({ application, url }: Bench, name: string, path: string, who: SignedIn): Contender => ({
  name,
  url: `${url}${path}`,
  headers: headersOf(who),
  cpu: () => application.cpu(),
});

/** Number of rows that an address answers with. */
async function rowsAt({ url, headers }: Contender): Promise<number> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { data: unknown[] }).data.length;
}

/**
 * A plain server that does what the application does for an address: it hears the application's own statements and
 * sends them again.
 */
export async function floorFor({ application }: Bench, floor: Child<FloorServices>, contender: Contender, kind: FloorQuestion['kind']): Promise<{ contender: Contender; statements: number }> {
  // The outbox looks at its table now and then; the least of some tries is what the request itself costs.
  const tries = [];
  for (let count = 0; count < 3; count += 1) tries.push(await application.ask('overhear', contender.url, contender.headers));
  const [heard] = tries.sort((a, b) => a.read.length + a.knex.length - b.read.length - b.knex.length);
  const { read, knex } = heard ?? { read: [], knex: [] };
  const principal = read.find(({ name }) => name === 'principal');
  const list = read.find(({ name }) => name !== 'principal');
  if (!principal || !list) throw new Error(`${contender.url} was answered without the reads: ${read.map(({ name }) => name).join(', ')}`);
  await floor.ask('answering', { principal, list, kind });
  const plain: Contender = { name: 'plain http + pg', url: `http://127.0.0.1:${await floor.ask('port')}/`, headers: contender.headers, cpu: () => floor.cpu() };
  const [mine, its] = [await rowsAt(contender), await rowsAt(plain)];
  if (mine !== its) throw new Error(`${contender.name}: ${mine} rows, the plain server gives ${its}`);
  return { contender: plain, statements: read.length + knex.length };
}

const told = (rounds: readonly Round[]): string => {
  const { requestsPerSecond, p50, p99, cpu } = typical(rounds);
  return `${figure(requestsPerSecond)} req/s, p50 ${p50} ms, p99 ${p99} ms, ${figure(cpu)} ms CPU`;
};

/** How many times the processor time of `ours` the `others` need for a request, turn by turn, in the middle. */
export const cpuRatio = (ours: readonly Round[], others: readonly Round[]): number => median(ours.map(({ cpu }, turn) => (others[turn]?.cpu ?? NaN) / cpu));

/** The table's lines of a competition: each contender's figures. */
export const figures = (contenders: readonly Contender[], rounds: readonly Round[][], statements: readonly (number | undefined)[]): Line[] =>
  contenders.map(({ name }, index) => ({
    subject: name,
    found: `${told(rounds[index] ?? [])}${statements[index] === undefined ? '' : `, ${statements[index]} SQL`}`,
  }));

export { compete, ratio, typical };
