import { refuse, type Principal, type Problem } from '@medregistry/language';
import type { Knex } from 'knex';
import { headersIn, withColumnMap, type ColumnMap } from '../ColumnMap';
import { plainHeader, type AnyImport } from '../ImportDeclaration';
import { NO_COUNTS, type ColumnOffer, type ImportRun } from '../ImportRun';
import { newPublicId } from '../newPublicId';
import { refusing } from '../refusing';
import type { Asking } from './Asking';
import { rows, type ExchangePorts } from './ExchangePorts';
import type { Imports } from './imports';
import { CHECK_TOPIC } from './runJobs';
import type { RunRow, RunStore } from './runStore';
import { HEADER_WITHIN, placesOf } from './table';

/** Lines that may be the header: titles and remarks above it hold less. */
const LEAST_HEADERS = 2;
const MOST_LINES = 5;

type Line = ColumnOffer['lines'][number] & { known: number };

/** What the headers of foreign tables mean, as a person says it (列对应); the next file of the kind is read by it. */
export function createColumnMaps({ database, store, sheets, outbox, trail }: Pick<ExchangePorts, 'database' | 'store' | 'sheets' | 'outbox' | 'trail'>, runs: RunStore, imports: Imports) {
  async function linesOf(run: RunRow, declaration: AnyImport): Promise<Line[]> {
    if (run.fileKey === null) throw refuse.notAvailable('这个文件已经清理，请重新上传。');
    return refusing(store().withLocal([run.fileKey], async ([path = '']) => {
      for await (const { rows: lines } of sheets.read(path)) {
        return lines.slice(0, HEADER_WITHIN).flatMap(({ row, cells }) => {
          const headers = headersIn(cells);
          const known = [...placesOf(declaration, cells).values()].filter((places) => places.length > 0).length;
          return headers.length < LEAST_HEADERS ? [] : [{ row, headers: headers.map(({ header, twice }) => ({ header, twice })), known }];
        });
      }
      return [];
    }));
  }

  const better = (a: Line, b: Line): number => b.known - a.known || b.headers.length - a.headers.length || a.row - b.row;

  /** @throws Refusal 422 with every fault of what was said */
  function mapOf(declaration: AnyImport, line: Line, given: Record<string, string | null>): ColumnMap {
    const problems: Problem[] = [];
    const taken = new Map<string, string>();
    for (const { key, header: own, required } of declaration.columns) {
      const header = given[key] ?? null;
      const path = `columns.${key}`;
      if (header === null) {
        if (required) problems.push({ path, code: 'required', message: `请选择表中哪一列是“${own}”。` });
        continue;
      }
      const offered = line.headers.find((one) => one.header === header);
      if (!offered) problems.push({ path, code: 'unknown', message: `表头中没有“${header}”，请刷新后重新选择。` });
      else if (offered.twice) problems.push({ path, code: 'twice', message: `表头中“${header}”出现了不止一次，请在表格中改名后重新上传。` });
      else if (taken.has(header)) problems.push({ path, code: 'taken', message: `“${header}”已对应“${taken.get(header) ?? ''}”，一列只能对应一项。` });
      taken.set(header, own);
    }
    if (problems.length > 0) throw refuse.invalid(problems);
    const keys = new Map(Object.entries(given).flatMap(([key, header]) => (header === null ? [] : [[header, key] as const])));
    return Object.fromEntries(line.headers.map(({ header }) => [plainHeader(header), keys.get(header) ?? null]));
  }

  const remember = (trx: Knex.Transaction, { kind, subjectId }: RunRow, map: ColumnMap, { principal, now }: Asking): Promise<unknown> =>
    trx.raw(
      `INSERT INTO import_mappings (import_kind, subject_id, header, column_key, changed_at, changed_by)
       SELECT ?, ?, m.key, m.value, ?, ? FROM jsonb_each_text(?::jsonb) m
       ON CONFLICT (import_kind, subject_id, header) DO UPDATE SET column_key = excluded.column_key, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [kind, subjectId, now, principal.userId, JSON.stringify(map)],
    );

  return {
    /** What a file's columns are called, and what each is taken for now. @throws Refusal 404, 403, 409 once the file is gone, 413, 415, 422 */
    async offer(documentId: string, principal: Principal): Promise<ColumnOffer> {
      const { run, declaration: plain } = await imports.runFor(documentId, principal);
      const declaration = withColumnMap(plain, run.mapping);
      const lines = (await linesOf(run, declaration)).sort(better).slice(0, MOST_LINES);
      const places = placesOf(declaration, lines[0]?.headers.map(({ header }) => header) ?? []);
      return {
        lines: lines.map(({ row, headers }) => ({ row, headers })),
        columns: [...places].map(([{ key, header, required = false, hint = null }, [place]]) => ({ key, label: header, required, hint, header: place === undefined ? null : (lines[0]?.headers[place]?.header ?? null) })),
      };
    },

    /** Says what the columns mean, keeps it for the next file, and has this one looked through anew. @throws Refusal 404, 403, 409, 422 */
    async choose(documentId: string, { row, columns }: { row: number; columns: Record<string, string | null> }, asking: Asking): Promise<ImportRun> {
      const { run, declaration } = await imports.runFor(documentId, asking.principal);
      const line = (await linesOf(run, declaration)).find((one) => one.row === row);
      if (!line) throw refuse.invalid([{ path: 'row', code: 'unknown', message: '请选择表头所在的行。' }]);
      const map = mapOf(declaration, line, columns);
      const { principal, address, now } = asking;
      const changed = { state: 'reading', headers: [], mapping: { ...run.mapping, ...map }, rows: 0, progress: 0, counts: NO_COUNTS, problem: null, checkedAt: null, endedAt: null } as const;
      await database.transaction(async ({ trx }) => {
        if (!(await runs.change(trx, run.id, ['checked', 'failed'], { ...changed, headers: [] }))) throw refuse.notAvailable('这次导入已经结束，请重新上传文件。');
        await remember(trx, run, map, asking);
        await outbox().enqueue(trx, [{ topic: CHECK_TOPIC, dedupeKey: newPublicId(), payload: { run: run.id } }]);
        await trail().append(trx, {
          chain: run.scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'import.map', subjectType: 'import-run', subjectId: run.documentId,
          scopePath: run.scopePath, address, outcome: 'ok', details: { kind: run.kind, columns },
        });
      });
      return imports.view({ ...run, ...changed, headers: [] });
    },
  };
}

/** What was said of the headers of earlier files. */
export async function rememberedMap(on: Knex, kind: string, subjectId: string): Promise<ColumnMap> {
  const found = await rows<{ header: string; key: string | null }>(on, 'SELECT header, column_key AS key FROM import_mappings WHERE import_kind = ? AND subject_id = ?', [kind, subjectId]);
  return Object.fromEntries(found.map(({ header, key }) => [header, key]));
}

export type ColumnMaps = ReturnType<typeof createColumnMaps>;
