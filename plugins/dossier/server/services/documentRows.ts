import type { IssuedDocument } from './IssuedDocument';

/** How often document `d` was handed out. */
export const PRINTS_SQL = '(SELECT count(*)::int FROM document_prints p WHERE p.printed_document_id = d.id)';

/** Documents of the subject `?`, oldest first, as one JSON list. */
export const DOCUMENTS_JSON = `(SELECT coalesce(json_agg(json_build_object('documentId', d.document_id, 'kind', d.kind, 'title', d.title, 'number', d.number,
    'code', d.verify_code, 'issuedAt', d.issued_at, 'revokedAt', d.revoked_at, 'prints', ${PRINTS_SQL}) ORDER BY d.id), '[]')
  FROM printed_documents d WHERE d.subject_id = ?)`;

/** Drivers give a moment as a Date or as text. */
export const iso = (moment: Date | string): string => new Date(moment).toISOString();

export const viewed = (row: IssuedDocument): IssuedDocument => ({ ...row, issuedAt: iso(row.issuedAt), revokedAt: row.revokedAt && iso(row.revokedAt) });
