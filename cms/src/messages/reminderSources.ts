import { support, type ReminderSourceName } from '@medregistry/config';
import type { CivilDate } from '@medregistry/language';
import type { Candidate, ReminderSource } from '@medregistry/outbox';
import { RATING_DESK } from '../ratings/ratings';
import { switchSql } from '../facts/switches';
import { nurseSelfPath } from '../subjects/nurse';
import { caseSources, type CaseStates } from './caseSources';

interface InstitutionRow {
  record: string;
  label: string;
  anchor: CivilDate;
  scopePath: string;
  institution: string;
}

const aboutInstitution = ({ record, label, anchor, scopePath, institution }: InstitutionRow): Candidate => ({
  record, label, anchor, scopePath, values: { 'institution.name': label }, link: '/verification', subjectType: 'institution', subjectId: institution,
});

/** Current permits without a filed renewal. */
const PERMITS = `
  SELECT p.document_id AS record, i.name AS label, p.valid_to::text AS anchor, i.scope_path AS "scopePath", i.document_id AS institution
  FROM permits p JOIN institutions i ON i.id = p.institution_id
  WHERE p.current AND p.status IN ('valid', 'renewal-due') AND p.valid_to BETWEEN CAST(:from AS date) AND CAST(:to AS date) AND p.valid_to >= CAST(:today AS date)
    AND NOT EXISTS (SELECT FROM applications f WHERE f.subject_id = i.document_id AND f.procedure = 'renewal' AND f.closed_at IS NULL AND f.submitted_at IS NOT NULL)
  ORDER BY p.valid_to, p.id`;

/** Verifications that nobody has filed; a running campaign may end before the institution's own day. */
const VERIFICATIONS = `
  SELECT o.document_id AS record, i.name AS label, d.anchor::text AS anchor, i.scope_path AS "scopePath", i.document_id AS institution
  FROM verification_obligations o JOIN institutions i ON i.id = o.institution_id
  LEFT JOIN LATERAL (
    SELECT c.apply_to FROM campaigns c WHERE c.authority_id = i.authority_id AND c.state IN ('published', 'running') AND c.apply_from <= CAST(:today AS date) ORDER BY c.year DESC LIMIT 1
  ) c ON true
  CROSS JOIN LATERAL (SELECT LEAST(o.due_on, c.apply_to) AS anchor) d
  WHERE o.state IN ('open', 'overdue') AND d.anchor BETWEEN CAST(:from AS date) AND CAST(:to AS date)
  ORDER BY d.anchor, o.id`;

const NURSES = `
  SELECT r.document_id AS record, n.name AS label, r.valid_to::text AS anchor, i.scope_path AS "scopePath", n.document_id AS nurse
  FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id JOIN institutions i ON i.id = r.institution_id
  WHERE r.current AND r.status IN ('valid', 'renewal-due') AND r.on_post AND r.valid_to BETWEEN CAST(:from AS date) AND CAST(:to AS date) AND r.valid_to >= CAST(:today AS date)
  ORDER BY r.valid_to, r.id`;

/** When an institution's lists of nurses are to be confirmed again; for one that never did, since somebody manages them. */
const ROSTERS = `
  SELECT i.document_id AS record, i.name AS label, d.anchor::text AS anchor, i.scope_path AS "scopePath", i.document_id AS institution
  FROM institutions i JOIN authorities u ON u.id = i.authority_id
  CROSS JOIN LATERAL (SELECT COALESCE((i.roster_confirmed_on + make_interval(months => ${switchSql('rosterMonths', 'u')}))::date,
    (SELECT min(s.valid_from) FROM assignments s WHERE s.role = 'nursing' AND s.scope_id = i.document_id AND s.revoked_at IS NULL)) AS anchor) d
  WHERE d.anchor BETWEEN CAST(:from AS date) AND CAST(:to AS date) AND EXISTS (SELECT FROM nurses n WHERE n.workplace_id = i.id)
  ORDER BY d.anchor, i.id`;

const rosters: ReminderSource = async (trx, span) =>
  (await trx.raw<{ rows: InstitutionRow[] }>(ROSTERS, { ...span })).rows.map((row) => ({ ...aboutInstitution(row), link: '/nurses' }));

const institutions =
  (sql: string): ReminderSource =>
  async (trx, span) =>
    (await trx.raw<{ rows: InstitutionRow[] }>(sql, { ...span })).rows.map(aboutInstitution);

const nurses: ReminderSource = async (trx, span) => {
  const { rows } = await trx.raw<{ rows: { record: string; label: string; anchor: CivilDate; scopePath: string; nurse: string }[] }>(NURSES, { ...span });
  return rows.map(({ record, label, anchor, scopePath, nurse }) => ({
    record, label, anchor, scopePath, subjectPath: scopePath, selfPath: nurseSelfPath(nurse), values: { 'nurse.name': label }, link: '/', subjectType: 'nurse', subjectId: nurse,
  }));
};

/** Questions without an answer, by the day that was promised. */
const TICKETS = `
  SELECT t.document_id AS record, t.number, t.category, t.due_on::text AS anchor, t.scope_path AS "scopePath" FROM tickets t
  WHERE t.state IN ('open', 'in-progress', 'transferred') AND t.due_on BETWEEN CAST(:from AS date) AND CAST(:to AS date) ORDER BY t.due_on, t.id`;

const tickets: ReminderSource = async (trx, span) => {
  const { rows } = await trx.raw<{ rows: { record: string; number: string; category: string; anchor: CivilDate; scopePath: string }[] }>(TICKETS, { ...span });
  const categories: Readonly<Record<string, { label: string; desk: keyof typeof support.desks }>> = support.categories;
  return rows.map(({ record, number, category, anchor, scopePath }) => {
    const declared = categories[category];
    return {
      record, label: number, anchor, scopePath, roles: { holder: declared ? support.desks[declared.desk].roles : [] }, values: { number, category: declared?.label ?? category },
      link: `/tickets/${record}`, subjectType: 'ticket', subjectId: record,
    };
  });
};

/** Appointments at a window that are still to come. */
const APPOINTMENTS = `
  SELECT p.document_id AS record, a.subject_name AS name, a.number, p.date::text AS anchor, a.authority_path AS "scopePath", a.subject_path AS "subjectPath", a.self_path AS "selfPath",
    p.application, p.starts_at || '-' || p.ends_at AS time, w.name AS window, w.address
  FROM appointments p JOIN applications a ON a.document_id = p.application JOIN service_windows w ON w.id = p.window_id
  WHERE p.state = 'booked' AND p.date BETWEEN CAST(:from AS date) AND CAST(:to AS date) ORDER BY p.date, p.id`;

interface AppointmentRow extends Record<'record' | 'name' | 'number' | 'scopePath' | 'application' | 'time' | 'window' | 'address', string> {
  anchor: CivilDate;
  subjectPath: string | null;
  selfPath: string | null;
}

const appointments: ReminderSource = async (trx, span) => {
  const { rows } = await trx.raw<{ rows: AppointmentRow[] }>(APPOINTMENTS, { ...span });
  return rows.map(({ record, anchor, scopePath, subjectPath, selfPath, application, ...values }) => ({
    record, label: values.name, anchor, scopePath, subjectPath, selfPath, values, link: `/applications/${application}`, subjectType: 'application', subjectId: application,
  }));
};

/** Bad ratings without an answer, by their deadline. */
const RATINGS = `
  SELECT r.document_id AS record, a.number, r.due_on::text AS anchor, a.authority_path AS "scopePath" FROM ratings r JOIN applications a ON a.document_id = r.application
  WHERE r.state IN ('open', 'contacted') AND r.due_on BETWEEN CAST(:from AS date) AND CAST(:to AS date) ORDER BY r.due_on, r.id`;

const ratings: ReminderSource = async (trx, span) => {
  const { rows } = await trx.raw<{ rows: { record: string; number: string; anchor: CivilDate; scopePath: string }[] }>(RATINGS, { ...span });
  return rows.map(({ record, number, anchor, scopePath }) => ({ record, label: number, anchor, scopePath, roles: { holder: RATING_DESK }, values: { number }, link: '/ratings', subjectType: 'rating', subjectId: record }));
};

/** Where the records of each reminder are found. */
export const reminderSources = (states: () => CaseStates) =>
  ({
    permit: institutions(PERMITS),
    verification: institutions(VERIFICATIONS),
    'nurse-registration': nurses,
    'roster-confirmation': rosters,
    ticket: tickets,
    appointment: appointments,
    rating: ratings,
    ...caseSources(states),
  }) satisfies Record<ReminderSourceName, ReminderSource>;
