import { Client } from 'pg';
import type { Beside, Bench } from './Bench';
import type { KnownNurse, SignedIn, Statement } from './application';
import { median } from './load';
import { headersOf } from './reading';
import { figure, type Line } from './table';

/** Nurses with whom the others are compared. */
const FEW = 40_000;
/** Questions of a kind in a round. */
const QUESTIONS = 20;

interface Asked {
  path: string;
  body?: object;
}

interface Kind {
  name: string;
  /** Times that its time on few nurses it may take. */
  limit: number;
  ask: (nurse: KnownNurse) => Asked;
}

const exact = (name: string, ask: Kind['ask']): Kind => ({ name, limit: 1.3, ask });
const partial = (name: string, ask: Kind['ask']): Kind => ({ name, limit: 3, ask });
const search = (data: object): Asked => ({ path: '/api/nurse-searches', body: { data } });

/** The pages and searches of the nurses' register, each by a nurse of the asker's district. */
const KINDS: Kind[] = [
  exact('roster page', ({ institution }) => ({ path: `/api/institutions/${institution}/roster?kind=nurse` })),
  exact('institution’s list of those to renew', ({ institution }) => ({ path: `/api/institutions/${institution}/nurses?list=renewal-due` })),
  exact('district’s list of those to renew', () => search({ list: 'renewal-due' })),
  exact('district’s list of those expired', () => search({ list: 'expired' })),
  exact('by ID number', ({ idNumber }) => search({ q: idNumber })),
  exact('by certificate number', ({ certificateNumber }) => search({ q: certificateNumber })),
  exact('by full name', ({ name }) => search({ q: name })),
  partial('by two characters', ({ name }) => search({ q: name.slice(-2) })),
  partial('by initials', ({ initials }) => search({ q: initials })),
];

/** One of the two registers: who asks, whom for, and a connection beside the application. */
interface Register {
  beside: Beside;
  who: SignedIn;
  nurses: KnownNurse[];
  client: Client;
}

async function open(beside: Beside): Promise<Register> {
  const who = await beside.application.ask('signIn', 'bench-search', 'reviewer', beside.district.authority, 'authority');
  const client = new Client({ connectionString: beside.databaseUrl });
  await client.connect();
  return { beside, who, client, nurses: await beside.application.ask('nursesOf', beside.district.authority.scopePath, QUESTIONS) };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

async function answer({ beside, who }: Register, { path, body }: Asked): Promise<void> {
  const headers = { ...headersOf(who), ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(`${beside.url}${path}`, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** The statement of a question beside the check of who asks. */
async function statementOf({ beside, who }: Register, { path, body }: Asked): Promise<Statement> {
  const { read } = await beside.application.ask('overhear', `${beside.url}${path}`, headersOf(who), body);
  const found = read.find(({ name }) => name !== 'principal' && name !== 'calendar');
  if (!found) throw new Error(`${path} was answered without a read`);
  return found;
}

interface Times {
  answer: number[][];
  statement: number[][];
}

/** Both registers in turn, question by question, so that a machine that slows down slows both down. */
async function measure(registers: readonly Register[], { ask }: Kind, rounds: number): Promise<Times> {
  const questions = registers.map((register) => register.nurses.map(ask));
  const statements: Statement[][] = [];
  for (const [side, register] of registers.entries()) {
    const own: Statement[] = [];
    for (const question of questions[side] ?? []) own.push(await statementOf(register, question));
    statements.push(own);
  }
  const times: Times = { answer: registers.map(() => []), statement: registers.map(() => []) };
  for (let round = 0; round <= rounds; round += 1) {
    for (let index = 0; index < QUESTIONS; index += 1) {
      for (const [side, register] of registers.entries()) {
        const question = questions[side]?.[index];
        const statement = statements[side]?.[index];
        if (!question || !statement) continue;
        const whole = await timed(() => answer(register, question));
        const alone = await timed(() => register.client.query({ name: `search_${statement.name}_${statement.sql.length}`.slice(0, 60), text: statement.sql, values: statement.values }));
        if (round === 0) continue; // pages that are read from the disk, plans, code that is compiled
        times.answer[side]?.push(whole);
        times.statement[side]?.push(alone);
      }
    }
  }
  return times;
}

/** Pages, lists and searches among all the nurses against the same among 40,000, in one district of each. */
export async function searchLines(bench: Bench): Promise<Line[]> {
  const { nurses, institutions, authorities, applications, seed } = bench.size;
  const share = FEW / nurses;
  const few = await bench.beside({ nurses: FEW, institutions: Math.max(1, Math.round(institutions * share)), authorities: Math.max(1, Math.round(authorities * share)), applications: Math.min(applications, 1000), seed });
  const registers = [await open(few), await open(bench)];
  try {
    const lines: Line[] = [];
    for (const kind of KINDS) {
      const { answer: [small = [], large = []], statement: [bare = [], loaded = []] } = await measure(registers, kind, bench.rounds);
      lines.push({
        subject: `nurses: ${kind.name}`,
        found: `${figure(median(large) / median(small))} times (statement alone ${figure(median(loaded) / median(bare))}: ${figure(median(bare))} and ${figure(median(loaded))} ms)`,
        wanted: `at most ${kind.limit}`,
      });
    }
    return lines;
  } finally {
    for (const { client } of registers) await client.end();
    await few.application.end();
  }
}
