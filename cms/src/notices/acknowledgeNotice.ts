import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';

interface Reader {
  principal: Principal;
  address: string;
  now: Date;
}

interface Row {
  key: number;
  documentId: string;
  version: number;
  institution: number;
  scopePath: string;
  authorityPath: string;
}

/**
 * Writes down who read the current version of a notice for an institution, and when (F1). Reading it again keeps the
 * first moment.
 *
 * @param which documentId of the notice, or of the campaign that it belongs to
 * @returns the moment of acknowledgement
 * @throws Refusal 404 when the notice is not published to the institution
 */
export async function acknowledgeNotice(
  strapi: Core.Strapi,
  which: { notice: string } | { campaign: string },
  institution: string,
  { principal, address, now }: Reader,
): Promise<Date> {
  return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<Date> => {
    const { rows } = await trx.raw<{ rows: Row[] }>(
      `SELECT n.id AS key, n.document_id AS "documentId", n.version, i.id AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
       FROM notices n
       JOIN institutions i ON i.document_id = :institution AND i.scope_path LIKE n.scope_path || '%'
       JOIN authorities a ON a.id = i.authority_id
       LEFT JOIN campaigns c ON c.notice_id = n.id
       WHERE n.published_on <= CAST(:today AS date) AND (n.document_id = :notice OR c.document_id = :campaign) LIMIT 1`,
      { institution, notice: 'notice' in which ? which.notice : null, campaign: 'campaign' in which ? which.campaign : null, today: civilDate(now) },
    );
    const [row] = rows;
    if (!row) throw refuse.notFound();
    const written = await trx.raw<{ rows: { at: Date }[] }>(
      `INSERT INTO notice_acknowledgements (document_id, notice_id, notice_version, institution_id, user_id, user_name, acknowledged_at, scope_path, created_at, updated_at, published_at)
       VALUES (:id, :key, :version, :owner, :userId, :userName, :now, :scopePath, :now, :now, :now)
       ON CONFLICT (notice_id, notice_version, institution_id) DO NOTHING RETURNING acknowledged_at AS at`,
      { id: newDocumentId(), key: row.key, version: row.version, owner: row.institution, userId: principal.userId, userName: principal.name || principal.username, scopePath: row.scopePath, now: now.toISOString() },
    );
    const [first] = written.rows;
    if (!first) {
      const known = await trx.raw<{ rows: { at: Date }[] }>(
        'SELECT acknowledged_at AS at FROM notice_acknowledgements WHERE notice_id = :key AND notice_version = :version AND institution_id = :owner',
        { key: row.key, version: row.version, owner: row.institution },
      );
      return known.rows[0]?.at ?? now;
    }
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: row.authorityPath,
      at: now,
      actorId: principal.userId,
      actorName: principal.name || principal.username,
      action: 'notice.acknowledge',
      subjectType: 'notice',
      subjectId: row.documentId,
      scopePath: row.scopePath,
      address,
      outcome: 'ok',
      details: { version: row.version, institution },
    });
    return first.at;
  })) as Date;
}
