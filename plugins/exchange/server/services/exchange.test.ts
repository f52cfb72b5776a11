import { copyFileSync } from 'node:fs';
import type { Principal } from '@medregistry/language';
import type { Database } from '@strapi/database';
import { createTables, openDatabase, withDatabase } from '../../../../test/support/database';
import { until } from '../../../../test/support/outboxTrial';
import { createCipher } from '../../../access/server/services/cipher';
import { createScope } from '../../../access/server/services/scope';
import { auditEntry } from '../../../audit/server/content-types/auditEntry';
import { createTrail } from '../../../audit/server/services/trail';
import { LocalFileStore } from '../../../dossier/server/store/LocalFileStore';
import { message } from '../../../outbox/server/content-types/message';
import { outboxMessage } from '../../../outbox/server/content-types/outboxMessage';
import { createOutbox, type Outbox } from '../../../outbox/server/services/outbox';
import { tableFolder, workbookOf } from '../../testing/tables';
import { importRun } from '../content-types/importRun';
import { defineImport, type ImportContext } from '../ImportDeclaration';
import type { ImportRun } from '../ImportRun';
import { note } from '../Remark';
import { Sheets } from '../sheets/Sheets';
import { createExchange, type Exchange } from './exchange';

const cipher = createCipher('k'.repeat(40), 'i'.repeat(40));
const PLACE = { id: 'shelf', key: 1, label: '书架', scopePath: '/library/shelf/' };
const keeper: Principal = { userId: 7, username: 'keeper', name: '管理员', sessionId: 's', assignments: [{ role: 'keeper', scopePath: '/library/', scopeType: 'authority', scopeId: 'library', scopeLabel: '图书馆' }] };

/** Books by their number: any number of processes on one database. */
describe('an import', () => {
  const folder = tableFolder();
  const sheets = new Sheets(`${folder.path}/scratch`);
  const asking = { principal: keeper, address: '127.0.0.1', now: new Date('2026-03-01T02:00:00.000Z') };
  let database: Database;
  let drop: () => Promise<void>;
  let running: Outbox[] = [];
  /** Does something in the middle of a saving. */
  let amid: (context: ImportContext) => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const place = await withDatabase();
    drop = place.drop;
    database = openDatabase(place.url, 20);
    await createTables(database, [auditEntry, importRun, outboxMessage, message] as never, ['10-audit.sql', '20-outbox.sql', '25-exchange.sql']);
    await database.connection.raw('CREATE TABLE books (number text PRIMARY KEY, title text NOT NULL, times integer NOT NULL)');
  }, 120_000);

  afterEach(async () => {
    amid = async () => undefined;
    await Promise.all(running.map((outbox) => outbox.stop()));
    running = [];
    await database.connection.raw('TRUNCATE books');
  });

  afterAll(async () => {
    sheets.close();
    await database.destroy();
    await drop();
    folder.remove();
  });

  function start(): { exchange: Exchange; outbox: Outbox } {
    const outbox = createOutbox({ database, clock: { now: () => asking.now }, log: { warn: () => undefined, error: () => undefined }, pollMs: 20 });
    running.push(outbox);
    const exchange = createExchange(
      {
        database, sheets,
        store: () => new LocalFileStore(`${folder.path}/files`), cipher: () => cipher, scope: createScope, clock: () => ({ now: () => asking.now }),
        trail: () => createTrail(database), outbox: () => outbox, documents: () => ({}) as never,
      },
      { error: () => undefined },
    );
    exchange.imports.declare(
      defineImport({
        kind: 'books',
        label: '图书',
        roles: ['keeper'],
        columns: [
          { key: 'number', header: '编号', required: true, identifier: true, example: 'A1' },
          { key: 'title', header: '书名', aliases: ['题名'], required: true, example: '示例' },
        ],
        place: async (id) => (id === PLACE.id ? PLACE : undefined),
        keysOf: ({ number }) => [{ key: String(number), column: null }],
        async check(rows, { trx }) {
          const { rows: known } = await trx.raw<{ rows: { number: string }[] }>('SELECT number FROM books WHERE number = ANY(?::text[])', [rows.map(({ values }) => String(values.number))]);
          const numbers = new Set(known.map(({ number }) => number));
          return rows.map(({ values }) => (numbers.has(String(values.number)) ? { verdict: 'update', remarks: [note('number', 'known', '这本书已经登记。')] } : { verdict: 'create', remarks: [] }));
        },
        async save(rows, context) {
          await context.trx.raw('INSERT INTO books SELECT number, title, 1 FROM jsonb_to_recordset(?::jsonb) AS b (number text, title text) ON CONFLICT (number) DO UPDATE SET times = books.times + 1', [JSON.stringify(rows.map(({ values }) => values))]);
          await context.wrote('book', rows.map(({ values }) => ({ record: Number(String(values.number).slice(1)), before: null })));
          await amid(context);
        },
        async undo(written, { trx }) {
          const numbers = written.map(({ record }) => `B${record}`);
          const { rows: [lent] } = await trx.raw<{ rows: { count: number }[] }>('SELECT count(*)::int AS count FROM books WHERE number = ANY(?::text[]) AND times > 1', [numbers]);
          if ((lent?.count ?? 0) > 0) return `有 ${lent?.count ?? 0} 本书已经再次登记，没有撤销任何内容。`;
          await trx.raw('DELETE FROM books WHERE number = ANY(?::text[])', [numbers]);
          return null;
        },
      }),
    );
    exchange.registerJobs();
    return { exchange, outbox };
  }

  const bookRows = (count: number): string[][] => [['编号', '题名'], ...Array.from({ length: count }, (_, index) => [`B${index}`, `第${index}册`])];

  async function upload(exchange: Exchange, bytes: Uint8Array): Promise<ImportRun> {
    const path = folder.file('upload', bytes);
    copyFileSync(path, `${path}.taken`);
    return exchange.imports.start('books', PLACE.id, [{ path: `${path}.taken`, name: '图书.xlsx', size: bytes.length, mimetype: '' }], asking);
  }

  const books = async (): Promise<{ count: number; most: number }> => (await database.connection.raw('SELECT count(*)::int AS count, coalesce(max(times), 0) AS most FROM books')).rows[0];
  const checked = async (exchange: Exchange, outbox: Outbox, rows: string[][]): Promise<ImportRun> => {
    const run = await upload(exchange, await workbookOf(rows));
    await outbox.drain();
    return exchange.imports.read(run.documentId, keeper);
  };

  it('is looked through without a trace in the registers, and saved whole when it is confirmed', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, bookRows(3000));
    expect(run).toMatchObject({ state: 'checked', rows: 3000, progress: 100, counts: { create: 3000, bad: 0 }, can: { confirm: true, cancel: true } });
    expect(await books()).toEqual({ count: 0, most: 0 });
    await exchange.imports.confirm(run.documentId, asking);
    await outbox.drain();
    expect(await exchange.imports.read(run.documentId, keeper)).toMatchObject({ state: 'done', progress: 100, counts: { create: 3000 } });
    expect(await books()).toEqual({ count: 3000, most: 1 });
    await expect(exchange.imports.confirm(run.documentId, asking)).rejects.toMatchObject({ status: 409 });
    const { rows } = await database.connection.raw(`SELECT action FROM audit_entries WHERE subject_id = ? ORDER BY id`, [run.documentId]);
    expect(rows.map(({ action }: { action: string }) => action)).toEqual(['import.start', 'import.save']);
  });

  it('keeps the lines sealed while they wait', async () => {
    const { exchange, outbox } = start();
    await checked(exchange, outbox, bookRows(2));
    const { rows } = await database.connection.raw('SELECT cells FROM import_rows ORDER BY run_id DESC, row LIMIT 1');
    expect(rows[0].cells).toMatch(/^k1:/);
    await expect(database.connection.raw(`UPDATE import_rows SET cells = 'in clear'`)).rejects.toThrow('import_rows_cells_check');
  });

  it('is saved once by two processes', async () => {
    const [one, two] = [start(), start()];
    const run = await checked(one.exchange, one.outbox, bookRows(5000));
    one.outbox.start();
    two.outbox.start();
    await Promise.allSettled([one.exchange.imports.confirm(run.documentId, asking), two.exchange.imports.confirm(run.documentId, asking)]);
    await until(async () => (await one.exchange.imports.read(run.documentId, keeper)).state === 'done');
    await Promise.all(running.map((outbox) => outbox.stop()));
    expect(await books()).toEqual({ count: 5000, most: 1 });
  });

  it('loses nothing and doubles nothing when the connection dies in the middle of the saving', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, bookRows(5000));
    let strikes = 0;
    amid = async ({ trx }) => {
      if ((strikes += 1) !== 2) return;
      const { rows } = await trx.raw<{ rows: { pid: number }[] }>('SELECT pg_backend_pid() AS pid');
      await database.connection.raw('SELECT pg_terminate_backend(?)', [rows[0]?.pid ?? 0]);
      await trx.raw('SELECT 1');
    };
    await exchange.imports.confirm(run.documentId, asking);
    await outbox.drain().catch(() => undefined);
    expect(await books()).toEqual({ count: 0, most: 0 });
    expect(await exchange.imports.read(run.documentId, keeper)).toMatchObject({ state: 'saving' });
    await outbox.drain();
    expect(await exchange.imports.read(run.documentId, keeper)).toMatchObject({ state: 'done' });
    expect(await books()).toEqual({ count: 5000, most: 1 });
  });

  it('can be stopped in the middle of the saving, and takes back what was written', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, bookRows(5000));
    let [reached, release] = [(): void => undefined, (): void => undefined];
    const begun = new Promise<void>((resolve) => (reached = resolve));
    const stopped = new Promise<void>((resolve) => (release = resolve));
    amid = () => {
      reached();
      return stopped;
    };
    await exchange.imports.confirm(run.documentId, asking);
    const saving = outbox.drain();
    await begun;
    await exchange.imports.cancel(run.documentId, asking);
    release();
    await saving;
    expect(await exchange.imports.read(run.documentId, keeper)).toMatchObject({ state: 'cancelled' });
    expect(await books()).toEqual({ count: 0, most: 0 });
  });

  it('tells how far it is while it saves', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, bookRows(5000));
    const seen: number[] = [];
    amid = async () => void seen.push((await exchange.imports.read(run.documentId, keeper)).progress);
    await exchange.imports.confirm(run.documentId, asking);
    await outbox.drain();
    // The set before may still be under way when the next one is begun; what is told is saved.
    expect(seen).toHaveLength(5);
    seen.forEach((progress, set) => expect([Math.max(0, set - 1) * 20, set * 20]).toContain(progress));
  });

  it('is given up with a sentence when it fails three times, and nothing stays', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, bookRows(10));
    amid = async () => {
      throw new Error('out of paper');
    };
    await exchange.imports.confirm(run.documentId, asking);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await database.connection.raw(`UPDATE outbox_messages SET available_at = ?`, [asking.now.toISOString()]);
      await outbox.drain();
    }
    expect(await exchange.imports.read(run.documentId, keeper)).toMatchObject({ state: 'failed', problem: expect.stringContaining('没有保存任何内容') as unknown });
    expect(await books()).toEqual({ count: 0, most: 0 });
  });

  it('is nobody’s business outside the scope', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, bookRows(1));
    const stranger = { ...keeper, assignments: keeper.assignments.map((assignment) => ({ ...assignment, scopePath: '/elsewhere/' })) };
    const reader = { ...keeper, assignments: keeper.assignments.map((assignment) => ({ ...assignment, role: 'reader' })) };
    await expect(exchange.imports.read(run.documentId, stranger)).rejects.toMatchObject({ status: 404 });
    await expect(exchange.imports.read(run.documentId, reader)).rejects.toMatchObject({ status: 403 });
    await expect(exchange.imports.latest('books', PLACE.id, stranger)).rejects.toMatchObject({ status: 404 });
  });

  it('reads a foreign table once somebody has said what its columns mean, and every later one by the same words', async () => {
    const { exchange, outbox } = start();
    const foreign = [['某馆藏书目录', '', ''], ['馆藏号', '书籍名称', '架位'], ['B1', '第一册', '甲'], ['B2', '第二册', '乙']];
    const failed = await checked(exchange, outbox, foreign);
    expect([failed.state, failed.can.map]).toEqual(['failed', true]);
    const offer = await exchange.columnMaps.offer(failed.documentId, keeper);
    expect(offer.lines[0]).toEqual({ row: 2, headers: ['馆藏号', '书籍名称', '架位'].map((header) => ({ header, twice: false })) });
    expect(offer.columns.map(({ key, header }) => [key, header])).toEqual([['number', null], ['title', null]]);
    await expect(exchange.columnMaps.choose(failed.documentId, { row: 2, columns: { number: '馆藏号', title: null } }, asking)).rejects.toMatchObject({ details: { problems: [{ path: 'columns.title', code: 'required' }] } });
    await expect(exchange.columnMaps.choose(failed.documentId, { row: 2, columns: { number: '馆藏号', title: '馆藏号' } }, asking)).rejects.toMatchObject({ details: { problems: [{ path: 'columns.title', code: 'taken' }] } });
    await exchange.columnMaps.choose(failed.documentId, { row: 2, columns: { number: '馆藏号', title: '书籍名称' } }, asking);
    await outbox.drain();
    const run = await exchange.imports.read(failed.documentId, keeper);
    expect(run).toMatchObject({ state: 'checked', counts: { create: 2, bad: 0 }, unused: ['架位'] });
    await exchange.imports.confirm(run.documentId, asking);
    await outbox.drain();
    expect(await books()).toEqual({ count: 2, most: 1 });
    expect(await checked(exchange, outbox, [['馆藏号', '书籍名称'], ['B3', '第三册']])).toMatchObject({ state: 'checked', counts: { create: 1 } });
  });

  it('can give a column another meaning than the one that was guessed', async () => {
    const { exchange, outbox } = start();
    const run = await checked(exchange, outbox, [['编号', '题名', '副题名'], ['B1', '甲', '乙']]);
    expect(run.state).toBe('checked');
    await exchange.columnMaps.choose(run.documentId, { row: 1, columns: { number: '编号', title: '副题名' } }, asking);
    await outbox.drain();
    await exchange.imports.confirm(run.documentId, asking);
    await outbox.drain();
    expect((await database.connection.raw('SELECT title FROM books')).rows).toEqual([{ title: '乙' }]);
    await database.connection.raw('TRUNCATE import_mappings');
  });

  it('is taken back while nothing has been built on it, whole or not at all', async () => {
    const { exchange, outbox } = start();
    const save = async (count: number): Promise<ImportRun> => {
      const run = await checked(exchange, outbox, bookRows(count));
      await exchange.imports.confirm(run.documentId, asking);
      await outbox.drain();
      return exchange.imports.read(run.documentId, keeper);
    };
    const first = await save(3);
    expect(first.can.undo).toBe(true);
    await save(1);
    await exchange.imports.undo(first.documentId, '表格取错了', asking);
    await outbox.drain();
    expect(await exchange.imports.read(first.documentId, keeper)).toMatchObject({ state: 'done', problem: '有 1 本书已经再次登记，没有撤销任何内容。', can: { undo: true } });
    expect((await books()).count).toBe(3);
    await database.connection.raw('UPDATE books SET times = 1');
    await exchange.imports.undo(first.documentId, '表格取错了', asking);
    await outbox.drain();
    expect(await exchange.imports.read(first.documentId, keeper)).toMatchObject({ state: 'undone', problem: null, can: { undo: false } });
    expect((await books()).count).toBe(0);
    await expect(exchange.imports.undo(first.documentId, '再撤一次', asking)).rejects.toMatchObject({ status: 409 });
  });
});
