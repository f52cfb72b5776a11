import path from 'node:path';
import type { LargeDistrict } from '@medregistry/database/generator';
import { Client } from 'pg';
import type { ApplicationServices, Bench, Beside, FloorServices, StockServices } from './Bench';
import { bundleLines } from './bundle';
import { Child } from './Child';
import { deadlineLines } from './deadline';
import { eventLines } from './events';
import type { Size } from './fill';
import { importLines } from './imports';
import { overviewLines } from './overview';
import { photographLines } from './photographs';
import { printLines } from './prints';
import { rosterLines } from './roster';
import { searchLines } from './search';
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
  search: searchLines,
  import: importLines,
  roster: rosterLines,
  worklist: workListLines,
  overview: overviewLines,
  deadline: deadlineLines,
  press: printLines,
  photographs: photographLines,
  events: eventLines, // last: they stop the delivery of messages
};

/** Every run measures a copy, so that events which use cases up leave the district as it was. */
const DISTRICT = 'medregistry_bench_district';
const COPY = 'medregistry_bench';
const BESIDE = 'medregistry_bench_beside';

async function asked<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const addressOf = (server: string, database: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

async function makeAnew(server: string, database: string, template?: string): Promise<void> {
  await asked(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await asked(server, `CREATE DATABASE ${database}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
}

/** The district of an earlier run, if it is still there and has the size that is asked for. */
async function kept(url: string, size: Size): Promise<LargeDistrict | undefined> {
  const rows = await asked<{ size: Size; district: LargeDistrict }>(url, 'SELECT size, district FROM bench_marks').catch(() => []);
  const [held] = rows;
  const same = held && (Object.keys(size) as (keyof Size)[]).every((key) => held.size[key] === size[key]);
  return same ? held.district : undefined;
}

/** Boots the application on an empty database and fills it. */
async function make({ server, say }: BenchOptions, size: Size, database: string): Promise<LargeDistrict> {
  const url = (process.env['DATABASE_URL'] = addressOf(server, database));
  await makeAnew(server, database);
  say('Making the tables');
  const application = await Child.start<ApplicationServices>('application.ts');
  say(`Writing ${size.nurses} nurses, ${size.institutions} institutions and ${size.applications} cases`);
  const district = await application.ask('fill', size);
  await application.end();
  await asked(url, 'CREATE TABLE bench_marks (size jsonb, district jsonb)');
  await asked(url, 'INSERT INTO bench_marks VALUES ($1, $2)', [JSON.stringify(size), JSON.stringify(district)]);
  return district;
}

async function start(databaseUrl: string, district: LargeDistrict): Promise<Beside> {
  process.env['DATABASE_URL'] = databaseUrl;
  const application = await Child.start<ApplicationServices>('application.ts');
  return { application, databaseUrl, district, url: `http://127.0.0.1:${await application.ask('port')}` };
}

async function open(options: BenchOptions, size: Size): Promise<Beside> {
  const { server, reuse, say } = options;
  const district = (reuse ? await kept(addressOf(server, DISTRICT), size) : undefined) ?? (await make(options, size, DISTRICT));
  await makeAnew(server, COPY, DISTRICT);
  say('Starting the application');
  return start(addressOf(server, COPY), district);
}

/** A second application, which changes nothing: it needs no copy. */
async function openBeside(options: BenchOptions, size: Size): Promise<Beside> {
  const url = addressOf(options.server, BESIDE);
  return start(url, (options.reuse ? await kept(url, size) : undefined) ?? (await make(options, size, BESIDE)));
}

/**
 * Runs the parts that are asked for, one after the other; one that breaks does not keep the others back.
 *
 * @returns the table, and what went wrong
 */
export async function bench(options: BenchOptions): Promise<{ table: string; failures: unknown[] }> {
  const { nurses, institutions, applications, authorities, seed, rounds, seconds, say, only, profile } = options;
  const lines: Line[] = [];
  const failures: unknown[] = [];
  const wanted = (part: string): boolean => only === undefined || only.includes(part);
  const parts = Object.entries(PARTS).filter(([name]) => wanted(name));
  if (parts.length > 0) {
    const size: Size = { nurses, institutions, applications, authorities, seed };
    const opened = await open(options, size);
    const { application } = opened;
    const context: Bench = {
      ...opened,
      size,
      beside: (other) => openBeside(options, other),
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
      try {
        lines.push(...(await part(context)));
      } catch (error) {
        lines.push({ subject: name, found: 'could not be measured' });
        failures.push(error);
      }
    }
    await application.end();
  }
  if (wanted('bundle')) lines.push(...bundleLines());
  return { table: tableOf(lines), failures };
}
