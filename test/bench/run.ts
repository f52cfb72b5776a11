import path from 'node:path';
import type { LargeDistrict } from '@medregistry/database/generator';
import { Client } from 'pg';
import type { ApplicationServices, Bench, FloorServices, StockServices } from './Bench';
import { bundleLines } from './bundle';
import { Child } from './Child';
import { eventLines } from './events';
import type { Size } from './fill';
import { photographLines } from './photographs';
import { printLines } from './prints';
import { rosterLines } from './roster';
import { tableOf, type Line } from './table';
import { workListLines } from './workList';

export interface BenchOptions extends Size {
  rounds: number;
  seconds: number;
  only?: string[];
  reuse?: boolean;
  profile?: string;
  /** Address of a database server on which databases may be made. */
  server: string;
  say: (sentence: string) => void;
}

const PARTS: Record<string, (bench: Bench) => Promise<Line[]>> = {
  roster: rosterLines,
  worklist: workListLines,
  press: printLines,
  photographs: photographLines,
  events: eventLines, // last: they stop the delivery of messages
};

const DATABASE = 'medregistry_bench';
const MARK = 'large-district';

async function asked<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const store = async (url: string, size: Size, district: LargeDistrict): Promise<void> => {
  await asked(url, 'CREATE TABLE IF NOT EXISTS bench_marks (key text PRIMARY KEY, value jsonb)');
  await asked(url, 'INSERT INTO bench_marks VALUES ($1, $2)', [MARK, JSON.stringify({ size, district })]);
};

/** The district of the run before, if it is still there and has the size that is asked for. */
async function kept(url: string, size: Size): Promise<LargeDistrict | undefined> {
  const rows = await asked<{ value: { size: Size; district: LargeDistrict } }>(url, 'SELECT value FROM bench_marks WHERE key = $1', [MARK]).catch(() => []);
  const [held] = rows;
  return JSON.stringify(held?.value.size, Object.keys(size).sort()) === JSON.stringify(size, Object.keys(size).sort()) ? held?.value.district : undefined;
}

/** Makes the database, boots the application on it and fills it. */
async function open(options: BenchOptions, size: Size): Promise<{ application: Child<ApplicationServices>; district: LargeDistrict }> {
  const url = new URL(options.server);
  url.pathname = `/${DATABASE}`;
  process.env['DATABASE_URL'] = url.href;
  const before = options.reuse ? await kept(url.href, size) : undefined;
  if (!before) {
    await asked(options.server, `DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    await asked(options.server, `CREATE DATABASE ${DATABASE}`);
  }
  options.say('Starting the application');
  const application = await Child.start<ApplicationServices>('application.ts');
  if (before) return { application, district: before };
  options.say(`Writing ${size.nurses} nurses, ${size.institutions} institutions and ${size.applications} cases`);
  const district = await application.ask('fill', size);
  await store(url.href, size, district);
  return { application, district };
}

/** Runs the parts that are asked for, one after the other. @returns the table */
export async function bench(options: BenchOptions): Promise<string> {
  const { nurses, institutions, applications, seed, rounds, seconds, say, only, profile } = options;
  const lines: Line[] = [];
  const wanted = (part: string): boolean => only === undefined || only.includes(part);
  const parts = Object.entries(PARTS).filter(([name]) => wanted(name));
  if (parts.length > 0) {
    const { application, district } = await open(options, { nurses, institutions, applications, seed });
    const context: Bench = {
      application,
      url: `http://127.0.0.1:${await application.ask('port')}`,
      district,
      rounds,
      seconds,
      say,
      signIn: (...given) => application.ask('signIn', ...given),
      floor: () => Child.start<FloorServices>('floor.ts'),
      stock: () => Child.start<StockServices>('stock.ts'),
      async profiled(name, work) {
        if (!profile) return work();
        await application.ask('profile');
        return work().finally(() => application.ask('profiled', path.join(profile, `${name}.cpuprofile`)));
      },
    };
    for (const [name, part] of parts) {
      say(`Measuring: ${name}`);
      lines.push(...(await part(context)));
    }
    await application.end();
  }
  if (wanted('bundle')) lines.push(...(await bundleLines()));
  return tableOf(lines);
}
