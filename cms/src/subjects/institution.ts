import type { Subject } from '@medregistry/workflow';
import type { Knex } from 'knex';
import type { SubjectSource } from './SubjectSource';

/**
 * `i` the institution, `a` its authority, `p` its current permit, `c` the campaign that the case belongs to, else the
 * one that runs now.
 */
export const institutionSource: SubjectSource = {
  from: `institutions i
  JOIN authorities a ON a.id = i.authority_id
  LEFT JOIN permits p ON p.institution_id = i.id AND p.current
  LEFT JOIN LATERAL (
    SELECT * FROM campaigns k
    WHERE k.scope_path = a.scope_path
      AND (k.document_id = :campaign OR (CAST(:campaign AS text) IS NULL AND k.state IN ('published', 'running')))
    ORDER BY k.year DESC LIMIT 1
  ) c ON true`,
  where: 'i.document_id = :subject',
  given: {
    institution_id: 'i.id',
    permit_id: 'p.id',
    campaign_id: 'c.id',
    authority_id: 'i.authority_id',
    application_id: ':application',
    imported: 'false',
    scope_path: 'i.scope_path',
  },
};

/** The institution as the subject of a case; null where there is none. One statement. */
export async function resolveInstitution(trx: Knex.Transaction, documentId: string): Promise<Subject | null> {
  const { rows } = await trx.raw<{ rows: Subject[] }>(
    `SELECT i.document_id AS id, i.name, i.scope_path AS "scopePath", i.scope_path AS "subjectPath", NULL AS "selfPath", a.scope_path AS "authorityPath", a.region_code AS region,
       COALESCE(i.search_text, '') AS "searchText"
     FROM institutions i JOIN authorities a ON a.id = i.authority_id WHERE i.document_id = :documentId`,
    { documentId },
  );
  return rows[0] ?? null;
}
