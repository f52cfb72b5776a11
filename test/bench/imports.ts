import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { labelOf, nurseColumns, nurseTitles } from '@medregistry/config';
import { demoCertificateNumber, demoIdNumber, demoMobile, randomOf } from '@medregistry/database/demonstration';
import { copyRows, type Row } from '@medregistry/database/generator';
import { addDays, addYears, say } from '@medregistry/language';
import { Client } from 'pg';
import { createCipher } from '../../plugins/access/server/services/cipher';
import { Sheets } from '../../plugins/exchange/server/sheets/Sheets';
import type { Bench } from './Bench';
import { watchMemory } from './memory';
import { headersOf } from './reading';
import { figure, type Line } from './table';

const ROWS = 100_000;
/** Numbers that no nurse of the generator has. */
const FIRST_SERIAL = 3_000_000;
const PATIENCE = 15 * 60_000;

const columns = nurseColumns({ allowDemoRegion: true });
const GIVEN = [...'静丽敏燕娟芳娜秀英玲婷雪慧颖洁琳'];

/** Lines of a table as another system hands them over: every column filled in. */
function linesOf(today: string, institutions: readonly string[]): string[][] {
  const random = randomOf(11);
  return Array.from({ length: ROWS }, (_, index) => {
    const serial = FIRST_SERIAL + index;
    const birth = addDays('1975-01-01', random.integer(0, 9000));
    const first = addDays('2005-01-01', random.integer(0, 6000));
    const until = addDays(today, random.integer(10, 1700));
    const cells: Record<(typeof columns)[number]['key'], string> = {
      name: `示${random.pick(GIVEN)}${random.pick(GIVEN)}`, idNumber: demoIdNumber(serial, birth, 'female'), certificateNumber: demoCertificateNumber(Number(first.slice(0, 4)), serial),
      institution: institutions[index % institutions.length] ?? '', firstRegisteredOn: first, validFrom: addYears(until, -5), validTo: until, gender: '女', birthDate: birth, department: '内科', workCategory: '',
      title: labelOf(nurseTitles, 'senior-nurse'), position: '', mobile: demoMobile(serial), education: '本科', school: '示例护理职业学院', major: '护理学', graduatedOn: '', examPassedOn: '', examProvince: '',
    };
    return columns.map(({ key }) => cells[key]);
  });
}

/** The same people as rows of the two registers, sealed already. */
function rowsOf(lines: readonly string[][]): { nurses: Row[]; registrations: Row[] } {
  const cipher = createCipher(process.env['MEDREGISTRY_DATA_KEY'] ?? '', process.env['MEDREGISTRY_INDEX_KEY'] ?? '');
  const at = new Date();
  const place = Object.fromEntries(columns.map(({ key }, index) => [key, index]));
  const rows = lines.map((line, index) => {
    const cell = (key: string): string => line[place[key] ?? -1] ?? '';
    const id = index + 1;
    const shared = { id, document_id: `bench${String(id).padStart(19, '0')}`, created_at: at, updated_at: at, published_at: at };
    const scope = `/bj/cy-health/i-${'a'.repeat(24)}/`;
    return {
      nurse: {
        ...shared, name: cell('name'), search_text: `${cell('name')} abc`, gender: 'female', birth_date: cell('birthDate'), id_type: 'resident-id', id_number: cipher.encrypt(cell('idNumber')),
        id_number_index: cipher.blindIndex('id-number', cell('idNumber')), mobile: cipher.encrypt(cell('mobile')), mobile_index: cipher.blindIndex('mobile', cell('mobile')),
        education: 'bachelor', school: cell('school'), major: cell('major'), scope_path: `${scope}n-${String(id).padStart(24, 'b')}/`,
      },
      registration: {
        ...shared, version: 1, current: true, certificate_number: cell('certificateNumber'), department: cell('department'), title: 'senior-nurse', first_registered_on: cell('firstRegisteredOn'),
        registered_on: cell('validFrom'), approved_on: cell('validFrom'), valid_from: cell('validFrom'), valid_to: cell('validTo'), status: 'valid', on_post: true, origin: 'import', scope_path: scope,
        nurse_id: id, institution_id: 1, authority_id: 1,
      },
    };
  });
  return { nurses: rows.map(({ nurse }) => nurse), registrations: rows.map(({ registration }) => registration) };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

/** What nobody can do without: reading the file, and a COPY of what it says into tables like the registers. */
async function bare({ databaseUrl }: Bench, sheets: Sheets, file: string, lines: readonly string[][]): Promise<{ read: number; copy: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const read = await timed(async () => {
      for await (const { rows } of sheets.read(file)) if (rows.length === 0) throw new Error('an empty piece');
    });
    const { nurses, registrations } = rowsOf(lines);
    await client.query('CREATE TABLE bare_nurses (LIKE nurses INCLUDING ALL); CREATE TABLE bare_registrations (LIKE nurse_registrations INCLUDING ALL)');
    const copy = await timed(async () => {
      await copyRows(client, 'bare_nurses', nurses);
      await copyRows(client, 'bare_registrations', registrations);
    });
    await client.query('DROP TABLE bare_nurses, bare_registrations');
    return { read, copy };
  } finally {
    await client.end();
  }
}

interface Run {
  documentId: string;
  state: string;
  problem: string | null;
  progress: number;
  counts: Record<string, number>;
}

async function asked(url: string, init: RequestInit): Promise<Run> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { data: Run }).data;
}

/** The import as an administrator does it: upload, dry run, confirmation. */
async function imported({ url, district, signIn }: Bench, file: string): Promise<{ check: number; save: number; steps: number }> {
  const headers = headersOf(await signIn('bench-import', 'administrator', district.authority, 'authority'));
  let steps = 0;
  const until = async (id: string, state: string): Promise<void> => {
    const deadline = Date.now() + PATIENCE;
    let progress = -1;
    for (;;) {
      const run = await asked(`${url}/api/import-runs/${id}`, { headers });
      if (run.progress !== progress) steps += 1;
      progress = run.progress;
      if (run.state === state) return void (run.counts['create'] === ROWS || fail(run));
      if (!['reading', 'saving'].includes(run.state) || Date.now() > deadline) fail(run);
      await delay(100);
    }
  };
  const fail = (run: Run): never => {
    throw new Error(`The import came to ${JSON.stringify(run)}`);
  };
  let id = '';
  const check = await timed(async () => {
    const body = new FormData();
    body.append('files', new Blob([new Uint8Array(await readFile(file))]), 'nurses.xlsx');
    id = (await asked(`${url}/api/imports/nurses/${district.authority.documentId}`, { method: 'POST', headers, body })).documentId;
    await until(id, 'checked');
  });
  const save = await timed(async () => {
    await asked(`${url}/api/import-runs/${id}/confirm`, { method: 'POST', headers });
    await until(id, 'done');
  });
  return { check, save, steps };
}

/** A hundred thousand nurses out of a spreadsheet: looked through and saved, against reading it and a bare COPY. */
export async function importLines(bench: Bench): Promise<Line[]> {
  const { application, district, databaseUrl } = bench;
  const folder = await mkdtemp(path.join(tmpdir(), 'medregistry-import-'));
  const sheets = new Sheets(folder);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: string }>('SELECT registration_number AS number FROM institutions WHERE authority_id = 1 ORDER BY id LIMIT 2000');
    const lines = linesOf(district.today, rows.map(({ number }) => number));
    const book = { sheet: '护士', preface: [], columns: columns.map(({ field }) => ({ header: say(field.label), width: 16 })), properties: { title: '护士', creator: '示例', created: new Date().toISOString() } };
    const file = await sheets.write(book, Array.from({ length: ROWS / 1000 }, (_, piece) => lines.slice(piece * 1000, (piece + 1) * 1000)));
    const { read, copy } = await bare(bench, sheets, file, lines);
    const memory = watchMemory(application.process.pid ?? 0);
    const { check, save, steps } = await bench.profiled('import', () => imported(bench, file));
    const most = await memory.stop();
    return [
      { subject: `import of ${ROWS} nurses: reading the file, and a bare COPY`, found: `${figure(read)} s and ${figure(copy)} s` },
      { subject: 'import: looked through, and saved', found: `${figure(check)} s and ${figure(save)} s, ${steps} steps of progress` },
      { subject: 'import: times reading and COPY', found: figure((check + save) / (read + copy)), wanted: 'at most 3' },
      { subject: 'import: memory of the application and its children', found: `${figure(most)} MB`, wanted: 'under 600' },
    ];
  } finally {
    await client.end();
    sheets.close();
    await rm(folder, { recursive: true, force: true });
  }
}
