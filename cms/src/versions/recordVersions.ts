import type { Json } from '@medregistry/language';
import { refuse } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';

export type Content = { [field: string]: Json };

/** What a record was, from when on and by whom. */
export interface RecordVersion {
  version: number;
  content: Content;
  /** Null for what stood there before anybody changed it. */
  changedBy: string | null;
  changedAt: string;
}

interface Written {
  kind: string;
  /** Identifier of the record within its kind. */
  record: string;
  version: number;
  content: Content;
  changedBy: string | null;
  changedAt: Date;
}

/** Versions of a record that are shown; older ones stay stored. */
const SHOWN = 100;

/** Strapi leaves jsonb as text. */
const COLUMNS = `version, CAST(content AS json) AS content, changed_by AS "changedBy", to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "changedAt"`;

/**
 * Every version of what administrators keep (修改记录): campaigns, notices, windows, holidays and the rest. A version is
 * never changed; undoing is a new version with the content of an old one.
 */
export function createRecordVersions(strapi: Core.Strapi) {
  return {
    /** Adds a version. @throws Refusal 412 where somebody else has just added it */
    async add(trx: Knex.Transaction, { kind, record, version, content, changedBy, changedAt }: Written): Promise<void> {
      const { rowCount } = await trx.raw<{ rowCount: number }>(
        `INSERT INTO record_versions (document_id, kind, record, version, content, changed_by, changed_at, created_at, updated_at, published_at)
         VALUES (:documentId, :kind, :record, :version, :content::jsonb, :changedBy, :at::timestamptz, :at::timestamp, :at::timestamp, :at::timestamp) ON CONFLICT DO NOTHING`,
        { documentId: newDocumentId(), kind, record, version, content: JSON.stringify(content), changedBy, at: changedAt.toISOString() },
      );
      if (rowCount === 0) throw refuse.stale({ version });
    },

    /** Number of the newest version; 0 where nobody has changed anything. */
    async newest(trx: Pick<Knex, 'raw'>, kind: string, record: string): Promise<number> {
      const { rows } = await trx.raw<{ rows: { version: number | null }[] }>('SELECT max(version) AS version FROM record_versions WHERE kind = ? AND record = ?', [kind, record]);
      return rows[0]?.version ?? 0;
    },

    /** Newest first. */
    async list(kind: string, record: string): Promise<RecordVersion[]> {
      const { rows } = await strapi.db.connection.raw<{ rows: RecordVersion[] }>(`SELECT ${COLUMNS} FROM record_versions WHERE kind = ? AND record = ? ORDER BY version DESC LIMIT ${SHOWN}`, [kind, record]);
      return rows;
    },

    /** @throws Refusal 404 for a version that was never there */
    async contentOf(trx: Pick<Knex, 'raw'>, kind: string, record: string, version: number): Promise<Content> {
      const { rows } = await trx.raw<{ rows: { content: Content }[] }>('SELECT CAST(content AS json) AS content FROM record_versions WHERE kind = ? AND record = ? AND version = ?', [kind, record, version]);
      if (!rows[0]) throw refuse.notFound('没有这个版本。');
      return rows[0].content;
    },
  };
}

export type RecordVersions = ReturnType<typeof createRecordVersions>;
