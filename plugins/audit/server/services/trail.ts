import { canonicalJson } from '@medregistry/language';
import type { Json } from '@medregistry/language';
import type { Knex } from 'knex';
import type { AuditEntry, StoredAuditEntry } from '../AuditEntry';
import { verifyChains } from './verifyChains';
import type { BrokenLink } from './verifyChains';

/** The part of Strapi's database that the trail needs; `strapi.db` is one. */
export interface TrailDatabase {
  readonly connection: Knex;
  inTransaction(): boolean;
}

export interface TrailQuestion {
  subjectType: string;
  subjectId: string;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** Rows a page, 1 to 200; 50 unless told. */
  limit?: number;
}

export interface TrailPage {
  entries: StoredAuditEntry[];
  nextCursor: string | null;
}

/** A chain's newest link; printed outside the database, it anchors everything before it. */
export interface ChainHead {
  chain: string;
  sequence: number;
  hash: string;
}

interface EntryRow {
  id: number;
  document_id: string;
  chain: string;
  sequence: string;
  at: string;
  actor_id: number | null;
  actor_name: string;
  action: string;
  subject_type: string | null;
  subject_id: string | null;
  scope_path: string | null;
  address: string | null;
  outcome: 'ok' | 'refused';
  details: string;
  hash: string;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; a hostile user name must not keep its entry out. */
const storable = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');

const rowOf = (entry: AuditEntry) => ({
  chain: storable(entry.chain),
  at: entry.at.toISOString(),
  actor_id: entry.actorId,
  actor_name: storable(entry.actorName),
  action: storable(entry.action),
  subject_type: storable(entry.subjectType),
  subject_id: storable(entry.subjectId),
  scope_path: storable(entry.scopePath),
  address: storable(entry.address),
  outcome: entry.outcome,
  details: canonicalJson(entry.details ?? null),
});

const storedEntry = (row: EntryRow): StoredAuditEntry => ({
  documentId: row.document_id,
  chain: row.chain,
  sequence: Number(row.sequence),
  at: row.at,
  actorId: row.actor_id,
  actorName: row.actor_name,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  scopePath: row.scope_path,
  address: row.address,
  outcome: row.outcome,
  details: JSON.parse(row.details) as Json,
  hash: row.hash,
});

/** The append-only, hash-chained trail. */
export function createTrail(database: TrailDatabase) {
  const write = async (connection: Knex, entries: readonly AuditEntry[]): Promise<void> => {
    await connection.raw('SELECT medregistry_audit_append(?::jsonb)', [JSON.stringify(entries.map(rowOf))]).options({ name: 'audit_append' });
  };

  return {
    /**
     * Appends one entry in the caller's transaction, in one statement. The chain's head stays locked until that
     * transaction ends, so append last.
     *
     * @throws TypeError when `details` hold what JSON cannot (NaN, functions).
     */
    append: (trx: Knex.Transaction, entry: AuditEntry): Promise<void> => write(trx, [entry]),

    /** As `append` for several entries, still one statement; an empty list costs none. */
    async appendMany(trx: Knex.Transaction, entries: readonly AuditEntry[]): Promise<void> {
      if (entries.length > 0) await write(trx, entries);
    },

    /**
     * Appends an entry in a transaction of its own: refusals, logins, reads of personal data.
     *
     * @throws Error inside an open transaction, where a second connection could wait for the first for ever and the
     *   entry of a refusal would outlive the rollback only by chance.
     */
    async appendAlone(entry: AuditEntry): Promise<void> {
      if (database.inTransaction()) throw new Error('appendAlone was called inside a transaction: use append, or call it after the rollback');
      await write(database.connection, [entry]);
    },

    /**
     * Recomputes one chain, or all of them, from what the columns store and returns the first link that does not
     * hold, or null. Reads one consistent snapshot in keyset pages, so it may run beside writers.
     */
    verify: (chain?: string): Promise<BrokenLink | null> => verifyChains(database.connection, chain),

    /** The newest link of every chain, for anchoring outside the database. */
    async heads(): Promise<ChainHead[]> {
      const { rows } = await database.connection.raw<{ rows: { chain: string; sequence: string; hash: string }[] }>(
        'SELECT chain, sequence::text AS sequence, hash FROM audit_heads ORDER BY chain',
      );
      return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
    },

    /** What happened to one subject, newest first, in keyset pages of one statement each. Scope is the caller's business. */
    async find({ subjectType, subjectId, cursor, limit = 50 }: TrailQuestion): Promise<TrailPage> {
      const size = Math.min(Math.max(limit, 1), 200);
      const before = cursor === undefined ? null : Number(cursor);
      if (before !== null && !Number.isSafeInteger(before)) return { entries: [], nextCursor: null };
      const { rows } = await database.connection.raw<{ rows: EntryRow[] }>(
        `SELECT id, document_id, chain, sequence::text AS sequence,
           to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
           actor_id, actor_name, action, subject_type, subject_id, scope_path, address, outcome, details, hash
         FROM audit_entries
         WHERE subject_type = :subjectType AND subject_id = :subjectId AND (:before::bigint IS NULL OR id < :before::bigint)
         ORDER BY id DESC LIMIT :limit`,
        { subjectType, subjectId, before, limit: size + 1 },
      );
      const page = rows.slice(0, size);
      const last = page.at(-1);
      return { entries: page.map(storedEntry), nextCursor: rows.length > size && last ? String(last.id) : null };
    },
  };
}

export type Trail = ReturnType<typeof createTrail>;
