import { Province } from '@medregistry/config/enums';
import type { Json } from '@medregistry/language';
import type { Subject, SubjectAsked } from '@medregistry/workflow';
import type { Knex } from 'knex';
import type { SubjectSource } from './SubjectSource';

/** What scopes of nurses are held against: wherever she works, her cases are hers. */
export const nurseSelfPath = (documentId: string): string => `/nurses/n-${documentId}/`;

/** Where a nurse's record stands: below the institution that she works in. */
export const nursePathSql = (institution: string, nurse: string): string => `${institution}.scope_path || 'n-' || ${nurse}.document_id || '/'`;

/**
 * `n` the nurse, `g` the current line of her registration history, `i` the institution where she is to practise, `a`
 * the authority that decides, `p` the institution's permit. Institution and authority were found when the case was
 * opened; settings that change later do not move it (F65).
 */
export const nurseSource: SubjectSource = {
  from: `nurses n
  LEFT JOIN nurse_registrations g ON g.nurse_id = n.id AND g.current
  LEFT JOIN institutions i ON i.document_id = :institution
  LEFT JOIN authorities a ON a.document_id = :authority
  LEFT JOIN permits p ON p.institution_id = i.id AND p.current
  LEFT JOIN campaigns c ON false`,
  where: 'n.document_id = :subject',
  given: {
    nurse_id: 'n.id',
    institution_id: 'i.id',
    authority_id: 'a.id',
    application_id: ':application',
    scope_path: 'i.scope_path',
    certificate_number: 'medregistry_certificate_number(CAST(:today AS date), a.region_code)',
    version: '1',
    current: 'true',
    on_post: 'true',
  },
};

/** Businesses that the institution of the present registration confirms; all others, the one where she is to work. */
const WHERE_REGISTERED = ['renewal', 'cancellation'];

const RESOLVE = `
  SELECT n.document_id AS id, n.name, COALESCE(a.scope_path, '/') || 'n-' || n.document_id || '/' AS "scopePath", i.scope_path AS "subjectPath",
    COALESCE(a.scope_path, '/') AS "authorityPath", COALESCE(a.region_code, '') AS region, concat_ws(' ', n.search_text, g.certificate_number, i.name) AS "searchText",
    i.document_id AS institution, a.document_id AS authority, t.province
  FROM nurses n
  LEFT JOIN nurse_registrations g ON g.nurse_id = n.id AND g.current
  CROSS JOIN LATERAL (SELECT CASE WHEN CAST(:route AS text) = 'province' THEN COALESCE(CAST(:province AS text), n.exam_province) END AS province) t
  LEFT JOIN institutions i ON CASE WHEN CAST(:institution AS text) IS NOT NULL THEN i.document_id = :institution
    WHEN :route = ANY(CAST(:registered AS text[])) THEN i.id = COALESCE(g.institution_id, n.workplace_id)
    ELSE i.id = COALESCE(n.workplace_id, g.institution_id) END
  LEFT JOIN authority_settings s ON s.institution_id = i.id AND s.business = :route AND s.current
  LEFT JOIN authorities a ON a.id = CASE
    WHEN t.province IS NOT NULL THEN (
      SELECT k.id FROM authorities k LEFT JOIN authorities home ON home.id = i.authority_id
      WHERE k.level = 'provincial' AND k.enabled
      ORDER BY k.region_code = t.province DESC, COALESCE(starts_with(home.scope_path, k.scope_path), false) DESC, k.id LIMIT 1)
    WHEN s.id IS NOT NULL THEN s.authority_id ELSE i.authority_id END
  WHERE n.document_id = :documentId`;

interface Row extends Omit<Subject, 'selfPath' | 'context'> {
  institution: string | null;
  authority: string | null;
  province: string | null;
}

/**
 * The nurse as the subject of a case: where it goes is found by the institution's six-business matrix (F65), by default
 * the authority that registered the institution, or by province (F95, F97). Null where there is no such nurse.
 */
export async function resolveNurse(trx: Knex.Transaction, documentId: string, { route, context }: SubjectAsked): Promise<Subject | null> {
  const said = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const province = Province.safeParse(context['province']);
  const { rows } = await trx.raw<{ rows: Row[] }>(RESOLVE, {
    documentId,
    route: route ?? null,
    registered: WHERE_REGISTERED as unknown as string,
    institution: said(context['institution']),
    province: province.success ? province.data : null,
  });
  const [row] = rows;
  if (!row) return null;
  const { institution, authority, province: found, ...subject } = row;
  const kept = Object.fromEntries(Object.entries({ institution, authority, province: found }).filter(([, value]) => value !== null));
  return { ...subject, selfPath: nurseSelfPath(documentId), context: kept };
}
