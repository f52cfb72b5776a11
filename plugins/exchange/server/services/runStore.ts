import type { Knex } from 'knex';
import type { ColumnMap } from '../ColumnMap';
import type { ImportCounts, ImportState } from '../ImportRun';
import type { Verdict } from '../ImportDeclaration';
import type { Remark } from '../Remark';
import type { Principal } from '@medregistry/language';
import { rows, type ExchangePorts } from './ExchangePorts';

/** A run as it stands in the table. */
export interface RunRow {
  id: number;
  documentId: string;
  kind: string;
  subjectId: string;
  scopePath: string;
  state: ImportState;
  fileName: string;
  fileKey: string | null;
  headers: string[];
  /** What somebody has said that the headers of this file mean. */
  mapping: ColumnMap;
  rows: number;
  progress: number;
  counts: ImportCounts;
  problem: string | null;
  startedBy: number;
  startedByName: string;
  address: string;
  startedAt: string;
  checkedAt: string | null;
  endedAt: string | null;
}

/** A line between dry run and saving. */
export interface StoredRow {
  row: number;
  /** Sealed. */
  cells: string;
  verdict: Verdict;
  remarks: Remark[] | null;
}

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RUN = `r.id, r.document_id AS "documentId", r.import_kind AS kind, r.subject_id AS "subjectId", r.scope_path AS "scopePath", r.state, r.file_name AS "fileName",
  r.file_key AS "fileKey", r.headers::text AS headers, coalesce(r.mapping::text, '{}') AS mapping, r.rows, r.progress, r.counts::text AS counts, r.problem, r.started_by AS "startedBy", r.started_by_name AS "startedByName", r.address,
  ${instant('r.started_at')} AS "startedAt", ${instant('r.checked_at')} AS "checkedAt", ${instant('r.ended_at')} AS "endedAt"`;

/** Columns that hold JSON come as text, whatever the driver makes of JSON. */
type AsText<Row, Key extends keyof Row> = Omit<Row, Key> & Record<Key, string>;
type RunText = AsText<RunRow, 'headers' | 'mapping' | 'counts'>;
const runOf = ({ headers, mapping, counts, ...row }: RunText): RunRow => ({ ...row, headers: JSON.parse(headers) as string[], mapping: JSON.parse(mapping) as ColumnMap, counts: JSON.parse(counts) as ImportCounts });
const lineOf = ({ remarks, ...row }: AsText<StoredRow, 'remarks'>): StoredRow => ({ ...row, remarks: JSON.parse(remarks ?? 'null') as Remark[] | null });
const runsIn = async (on: Knex, sql: string, bindings: readonly unknown[] | Record<string, unknown>): Promise<RunRow[]> => (await rows<RunText>(on, sql, bindings)).map(runOf);
const linesIn = async (on: Knex, sql: string, bindings: readonly unknown[]): Promise<StoredRow[]> => (await rows<AsText<StoredRow, 'remarks'>>(on, sql, bindings)).map(lineOf);

export type RunChange = Partial<Pick<RunRow, 'rows' | 'progress' | 'headers' | 'mapping' | 'counts' | 'problem' | 'checkedAt' | 'endedAt'>> & { state?: ImportState };

const COLUMNS: Record<keyof RunChange, string> = {
  state: 'state', rows: 'rows', progress: 'progress', headers: 'headers', mapping: 'mapping', counts: 'counts', problem: 'problem', checkedAt: 'checked_at', endedAt: 'ended_at',
};

/** Runs and their lines in the database. */
export function createRunStore({ database, scope }: Pick<ExchangePorts, 'database' | 'scope'>) {
  const { connection } = database;

  return {
    async insert(trx: Knex.Transaction, run: Omit<RunRow, 'id' | 'headers' | 'rows' | 'progress' | 'problem' | 'checkedAt' | 'endedAt' | 'state'>): Promise<RunRow> {
      const [row] = await runsIn(
        trx,
        `INSERT INTO import_runs AS r (document_id, import_kind, subject_id, scope_path, state, file_name, file_key, headers, mapping, rows, progress, counts, started_by, started_by_name,
           address, started_at, created_at, updated_at, published_at)
         VALUES (:documentId, :kind, :subjectId, :scopePath, 'reading', :fileName, :fileKey, '[]', :mapping, 0, 0, :counts, :startedBy, :startedByName,
           :address, :startedAt, :startedAt::timestamp, :startedAt::timestamp, :startedAt::timestamp)
         RETURNING ${RUN}`,
        { ...run, mapping: JSON.stringify(run.mapping), counts: JSON.stringify(run.counts) },
      );
      if (!row) throw new Error('an import was not written');
      return row;
    },

    /** A run within the reader's scope. */
    async find(documentId: string, principal: Principal): Promise<RunRow | undefined> {
      const values: unknown[] = [documentId];
      const within = scope().sql(principal, undefined, 'r.scope_path', values, '?');
      return (await runsIn(connection, `SELECT ${RUN} FROM import_runs r WHERE r.document_id = ? AND ${within}`, values))[0];
    },

    async byId(id: number): Promise<RunRow | undefined> {
      return (await runsIn(connection, `SELECT ${RUN} FROM import_runs r WHERE r.id = ?`, [id]))[0];
    },

    /** The newest runs of a subject. */
    latest: (kind: string, subjectId: string, limit: number): Promise<RunRow[]> =>
      runsIn(connection, `SELECT ${RUN} FROM import_runs r WHERE r.subject_id = ? AND r.import_kind = ? ORDER BY r.id DESC LIMIT ?`, [subjectId, kind, limit]),

    /**
     * Changes a run that is still in one of the states.
     *
     * @returns whether it was
     */
    async change(on: Knex, id: number, from: readonly ImportState[], change: RunChange): Promise<boolean> {
      const fields = Object.entries(change) as [keyof RunChange, unknown][];
      const set = fields.map(([field]) => `${COLUMNS[field]} = ?`).join(', ');
      const values = fields.map(([, value]) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value));
      return (await rows(on, `UPDATE import_runs SET ${set} WHERE id = ? AND state = ANY(?::text[]) RETURNING id`, [...values, id, from])).length > 0;
    },

    /** Ends runs of a subject that nobody has saved. @returns how many */
    async cancelOpen(trx: Knex.Transaction, kind: string, subjectId: string, now: string): Promise<void> {
      await trx.raw(
        `UPDATE import_runs SET state = 'cancelled', ended_at = ? WHERE subject_id = ? AND import_kind = ? AND state IN ('reading', 'checked')`,
        [now, subjectId, kind],
      );
    },

    async clear(trx: Knex.Transaction, id: number): Promise<void> {
      await trx.raw('DELETE FROM import_rows WHERE run_id = ?', [id]);
    },

    /** Keeps lines, many in one statement. */
    async keep(trx: Knex.Transaction, id: number, lines: readonly StoredRow[]): Promise<void> {
      if (lines.length === 0) return;
      await trx.raw(
        'INSERT INTO import_rows (run_id, row, cells, verdict, remarks) SELECT ?, l.* FROM unnest(?::integer[], ?::text[], ?::text[], ?::jsonb[]) AS l',
        [id, lines.map(({ row }) => row), lines.map(({ cells }) => cells), lines.map(({ verdict }) => verdict), lines.map(({ remarks }) => remarks && JSON.stringify(remarks))] as Knex.RawBinding[],
      );
    },

    /** Writes what a second look found. */
    async remark(trx: Knex.Transaction, id: number, lines: readonly Pick<StoredRow, 'row' | 'verdict' | 'remarks'>[]): Promise<void> {
      if (lines.length === 0) return;
      await trx.raw(
        `UPDATE import_rows r SET verdict = l.verdict, remarks = l.remarks
         FROM jsonb_to_recordset(?::jsonb) AS l (row integer, verdict text, remarks jsonb) WHERE r.run_id = ? AND r.row = l.row`,
        [JSON.stringify(lines), id],
      );
    },

    /** Lines after one, in their order. */
    lines: (on: Knex, id: number, after: number, limit: number, remarked = false): Promise<StoredRow[]> =>
      linesIn(
        on,
        `SELECT row, cells, verdict, remarks::text AS remarks FROM import_rows WHERE run_id = ? AND row > ? ${remarked ? 'AND remarks IS NOT NULL' : ''} ORDER BY row LIMIT ?`,
        [id, after, limit],
      ),

    /** Lines of which one thing is said. */
    linesWith: (id: number, code: string, column: string | null, after: number, limit: number): Promise<StoredRow[]> =>
      linesIn(
        connection,
        `SELECT row, cells, verdict, remarks::text AS remarks FROM import_rows
         WHERE run_id = ? AND row > ? AND remarks IS NOT NULL AND remarks @> ?::jsonb ORDER BY row LIMIT ?`,
        [id, after, JSON.stringify([{ code, column }]), limit],
      ),

    /** What is said, by reason, what concerns most lines first. */
    groups: (id: number): Promise<(Remark & { count: number; rows: number[] })[]> =>
      rows(
        connection,
        `SELECT m->>'level' AS level, m->>'column' AS "column", m->>'code' AS code, min(m->>'message') AS message, count(*)::int AS count,
           (array_agg(r.row ORDER BY r.row))[1:8] AS rows
         FROM import_rows r CROSS JOIN LATERAL jsonb_array_elements(r.remarks) m WHERE r.run_id = ? AND r.remarks IS NOT NULL
         GROUP BY 1, 2, 3 ORDER BY (m->>'level') = 'note', count(*) DESC, 3`,
        [id],
      ),
  };
}

export type RunStore = ReturnType<typeof createRunStore>;
