import type { Subject } from '@medregistry/workflow';
import type { Knex } from 'knex';

/** The institution as the subject of a case; null where there is none. One statement. */
export async function resolveInstitution(trx: Knex, documentId: string): Promise<Subject | null> {
  const { rows } = await trx.raw<{ rows: Subject[] }>(
    `SELECT i.document_id AS id, i.name, i.scope_path AS "scopePath", i.scope_path AS "subjectPath", NULL AS "selfPath", a.scope_path AS "authorityPath", a.region_code AS region,
       COALESCE(i.search_text, '') AS "searchText"
     FROM institutions i JOIN authorities a ON a.id = i.authority_id WHERE i.document_id = :documentId`,
    { documentId },
  );
  return rows[0] ?? null;
}
