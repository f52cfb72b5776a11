import { doctorTitles, labelOf, nursePositions, nurseTitles, registrationStatuses, technicianTitles } from '@medregistry/config/enums';
import { civilDate, defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { matchOf } from '../facts/roster';
import type { Services } from './services';

const Query = z.object({
  kind: z.enum(['nurse', 'doctor', 'other']).default('nurse'),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

interface Row {
  /** 0 stands for an institution without a person on this page, which tells it from one outside the scope. */
  key: number;
  documentId: string;
  name: string;
  gender: string;
  idNumber: string;
  title: string | null;
  position: string | null;
  department: string | null;
  certificateNumber: string | null;
  validTo: string | null;
  status: string | null;
  registered: 'here' | 'elsewhere' | 'nowhere';
  inForce: boolean;
  /** Lines of this roster with the same identity number. */
  alike: number;
}

const NURSES = `SELECT n.id AS key, n.document_id AS "documentId", n.name, n.gender, n.id_number AS "idNumber", r.title, r.position, r.department,
    r.certificate_number AS "certificateNumber", r.valid_to::text AS "validTo", r.status,
    CASE WHEN r.id IS NULL THEN 'nowhere' WHEN r.institution_id = i.id THEN 'here' ELSE 'elsewhere' END AS registered,
    COALESCE(r.status IN ('valid', 'renewal-due') AND r.valid_to >= $4::date, false) AS "inForce",
    1 + (SELECT count(*)::int FROM staff_members t WHERE t.institution_id = i.id AND t.on_post AND t.id_number_index = n.id_number_index) AS alike
  FROM nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
  WHERE n.workplace_id = i.id AND (r.institution_id IS DISTINCT FROM i.id OR r.on_post) AND n.id > $2 ORDER BY n.id LIMIT $3`;

const staff = (kind: 'doctor' | 'technician'): string => `SELECT s.id AS key, s.document_id AS "documentId", s.name, s.gender, s.id_number AS "idNumber",
    s.title, s.position, s.department, COALESCE(s.practice_number, s.certificate_number) AS "certificateNumber", s.valid_to::text AS "validTo",
    NULL AS status, 'here' AS registered, s.valid_to IS NULL OR s.valid_to >= $4::date AS "inForce",
    1 + (SELECT count(*)::int FROM nurses t WHERE t.id_number_index = s.id_number_index AND t.workplace_id = i.id) AS alike
  FROM staff_members s WHERE s.institution_id = i.id AND s.kind = '${kind}' AND s.on_post AND s.id > $2 ORDER BY s.id LIMIT $3`;

const PEOPLE = { nurse: NURSES, doctor: staff('doctor'), other: staff('technician') } as const;
const TITLES = { nurse: nurseTitles, doctor: doctorTitles, other: technicianTitles } as const;
const REGISTER = { nurse: 'nurse', doctor: 'staff-member', other: 'staff-member' } as const;

/**
 * The roster page (人员名录): the read that people wait for most. One statement beside authentication, prepared,
 * paged by key, decrypted and masked here.
 */
export const rosterEndpoints = ({ access }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/institutions/:id/roster',
    summary: '一家机构的在岗人员',
    tag: 'institutions',
    access: 'signed-in',
    params: z.strictObject({ id: z.string().min(1).max(64) }),
    query: Query,
    hot: true,
    async handle({ principal, params, query, now }) {
      const values: unknown[] = [params.id, query.cursor ?? 0, query.limit + 1, civilDate(now)];
      const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
      const found = await access('reads').query<Row>(
        `roster_${query.kind}`,
        `SELECT p.* FROM institutions i LEFT JOIN LATERAL (${PEOPLE[query.kind]}) p ON true WHERE i.document_id = $1 AND ${scope} ORDER BY p.key`,
        values,
      );
      if (found.length === 0) throw refuse.notFound();
      const people = found.filter(({ key }) => key !== null);
      const page = people.slice(0, query.limit);
      const last = page.at(-1);
      const cipher = access('cipher');
      const register = REGISTER[query.kind];
      const masked = access('masks').applyAll(
        register,
        page.map(({ name, gender, idNumber }) => ({ name, gender, idNumber: cipher.decrypt(idNumber) })),
        principal.assignments.map(({ role }) => role),
      );
      return {
        body: {
          data: page.map((row, index) => ({
            documentId: row.documentId,
            ...masked[index],
            title: row.title && labelOf(TITLES[query.kind], row.title),
            position: row.position && (query.kind === 'nurse' ? labelOf(nursePositions, row.position) : row.position),
            department: row.department,
            certificateNumber: row.certificateNumber,
            validTo: row.validTo,
            status: row.status && labelOf(registrationStatuses, row.status),
            match: matchOf(row, row.alike),
          })),
          meta: { nextCursor: people.length > query.limit && last ? String(last.key) : null },
        },
      };
    },
  }),
];
