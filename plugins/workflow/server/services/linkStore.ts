import type { Knex } from 'knex';
import { APPLICATION_COLUMNS, type ApplicationRow } from '../ApplicationRow';

/** The latest case of a subject and procedure that ended in one of these states. */
export async function latestIn(connection: Knex, subjectId: string, procedure: string, states: string[]): Promise<ApplicationRow | undefined> {
  const { rows } = await connection.raw<{ rows: ApplicationRow[] }>(
    `SELECT ${APPLICATION_COLUMNS} FROM applications a
     WHERE a.subject_id = ? AND a.procedure = ? AND a.state = ANY(?::text[]) AND a.closed_at IS NOT NULL ORDER BY a.closed_at DESC, a.id DESC LIMIT 1`,
    [subjectId, procedure, states],
  );
  return rows[0];
}

/** Joins an open case that stood alone to another; undefined where it was joined or closed meanwhile. */
export async function takeAlong(trx: Knex.Transaction, documentId: string, leadingKey: number, now: Date): Promise<ApplicationRow | undefined> {
  const { rows } = await trx.raw<{ rows: ApplicationRow[] }>(
    `UPDATE applications AS a SET leading_key = :leadingKey, stands_alone = false, version = a.version + 1, changed_at = :now, updated_at = :now
     WHERE a.document_id = :documentId AND a.stands_alone AND a.closed_at IS NULL RETURNING ${APPLICATION_COLUMNS}`,
    { documentId, leadingKey, now: now.toISOString() },
  );
  return rows[0];
}

/**
 * Lets joined cases stand alone, as their leading one is closed. Its version takes theirs over, because it never goes
 * back.
 *
 * @returns the version of the leading case
 */
export async function letGo(trx: Knex.Transaction, leading: ApplicationRow, joined: ApplicationRow[], now: Date): Promise<number> {
  const { rows } = await trx.raw<{ rows: { version: number }[] }>(
    `WITH gone AS (
       UPDATE applications SET stands_alone = true, changed_at = :now, updated_at = :now WHERE id = ANY(:joined::integer[]) RETURNING version
     )
     UPDATE applications SET version = version + (SELECT COALESCE(sum(version), 0) FROM gone), updated_at = :now WHERE id = :leading RETURNING version`,
    { leading: leading.id, joined: joined.map(({ id }) => id) as unknown as string, now: now.toISOString() },
  );
  return rows[0]?.version ?? leading.version;
}
