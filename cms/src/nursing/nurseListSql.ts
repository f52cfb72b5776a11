import type { NurseList } from '@medregistry/config';
import { switchSql } from '../facts/switches';
import { NURSES_HERE } from '../roster/rosterMatch';

interface List {
  /** Whose lines it has: `n` the nurse, `r` the current line of her registration history. */
  from: (today: string) => string;
  /** What it is ordered by before the key: text. */
  sort: string;
}

const WORKS = 'nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current WHERE n.workplace_id = i.id';
const REGISTERED = 'nurse_registrations r JOIN nurses n ON n.id = r.nurse_id WHERE r.current AND r.institution_id = i.id';

export const ACTIVATED = `EXISTS (SELECT FROM assignments s WHERE s.role = 'nurse' AND s.scope_id = n.document_id AND s.revoked_at IS NULL)`;

const BY_KEY = "''::text";
const BY_END = 'r.valid_to::text';

/** The institution `i` with its authority `u` and what that has set (`w`), read once however long the list is. */
const INSTITUTION = `institutions i JOIN authorities u ON u.id = i.authority_id CROSS JOIN LATERAL (SELECT ${switchSql('nurseRenewalMonths', 'u')} AS renewal_months, ${switchSql('activationDays', 'u')} AS activation_days, ${switchSql('rosterMonths', 'u')} AS roster_months OFFSET 0) w`;

/** The lists in SQL; the statement speaks of `INSTITUTION`. */
const LISTS: Record<NurseList, List> = {
  here: { from: () => NURSES_HERE, sort: BY_KEY },
  'renewal-due': { from: (today) => `${REGISTERED} AND r.on_post AND r.status IN ('valid', 'renewal-due') AND r.valid_to >= ${today} AND r.valid_to - make_interval(months => w.renewal_months) <= ${today}`, sort: BY_END },
  expired: { from: (today) => `${REGISTERED} AND r.status IN ('valid', 'renewal-due', 'expired') AND r.valid_to < ${today}`, sort: BY_END },
  'not-activated': { from: () => `${WORKS} AND NOT ${ACTIVATED}`, sort: BY_KEY },
  missing: { from: () => `${WORKS} AND r.institution_id IS DISTINCT FROM i.id`, sort: BY_KEY },
  surplus: { from: () => `${REGISTERED} AND r.status IN ('valid', 'renewal-due', 'suspended') AND (NOT r.on_post OR n.workplace_id IS DISTINCT FROM i.id)`, sort: BY_KEY },
};

export const urgeKey = (nurse: string, today: string): string => `nurse-urge:${nurse}:${today}`;

/** A line of a list as it is read; numbers are sealed. */
export interface NurseLine {
  key: number | null;
  sort: string;
  documentId: string;
  name: string;
  gender: string;
  idNumber: string;
  certificateNumber: string | null;
  validTo: string | null;
  status: string | null;
  suspendedTo: string | null;
  department: string | null;
  registeredAt: string | null;
  activated: boolean;
  /** Key of the procedure of a case that she has under way. */
  inHand: string | null;
  urgedToday: boolean;
  /** Months before the end from which a renewal is taken, as the institution's authority has set it. */
  renewalMonths: number;
  /** Days that an activation code holds. */
  activationDays: number;
  /** Until when a code that was given out to her holds. */
  codeUntil: string | null;
}

const COLUMNS = (sort: string): string => `n.id AS key, ${sort} AS sort, n.document_id AS "documentId", n.name, n.gender, n.id_number AS "idNumber",
  r.certificate_number AS "certificateNumber", r.valid_to::text AS "validTo", r.suspended_to::text AS "suspendedTo", r.status, r.department, (SELECT w.name FROM institutions w WHERE w.id = r.institution_id) AS "registeredAt",
  ${ACTIVATED} AS activated,
  (SELECT a.procedure FROM applications a WHERE a.subject_type = 'nurse' AND a.subject_id = n.document_id AND a.closed_at IS NULL ORDER BY a.id LIMIT 1) AS "inHand",
  (SELECT to_char(c.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM activation_codes c WHERE c.nurse_id = n.id AND c.used_at IS NULL AND c.revoked_at IS NULL) AS "codeUntil"`;

/** What a statement is given, in order: $1 institution, $2 today, $3 how many. */
export interface ListQuestion {
  list: NurseList;
  /** Part of the name, its initials or the certificate number, as a pattern. */
  words?: string | undefined;
  after?: { sort: string; key: number } | undefined;
  /** Only these, by documentId. */
  nurses?: readonly string[] | undefined;
}

/** One page of a list in one statement; whose institution it is is checked by it, too. */
export function nurseListSql({ list, words, after, nurses }: ListQuestion, values: unknown[], scope: string): string {
  const { from, sort } = LISTS[list];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const narrowed = [
    ...(words === undefined ? [] : [`(n.search_text LIKE ${put(words)} OR r.certificate_number LIKE $${values.length})`]),
    ...(nurses === undefined ? [] : [`n.document_id = ANY(${put(nurses)}::text[])`]),
    ...(after === undefined ? [] : [`(${sort}, n.id) > (${put(after.sort)}::text, ${put(after.key)}::integer)`]),
  ].map((condition) => ` AND ${condition}`).join('');
  return `SELECT p.*, i.name AS institution, w.renewal_months AS "renewalMonths", w.activation_days AS "activationDays", i.scope_path AS "scopePath", u.scope_path AS "authorityPath",
      EXISTS (SELECT FROM outbox_messages m WHERE m.topic = 'notify' AND m.dedupe_key = 'nurse-urge:' || p."documentId" || ':' || $2::text) AS "urgedToday"
    FROM ${INSTITUTION}
    LEFT JOIN LATERAL (SELECT ${COLUMNS(sort)} FROM ${from('$2::date')}${narrowed} ORDER BY ${sort}, n.id LIMIT $3) p ON true
    WHERE i.document_id = $1 AND ${scope} ORDER BY p.sort, p.key`;
}

/** What an institution's lists count. */
export interface NurseCounts {
  scopePath: string;
  authorityPath: string;
  counts: Record<NurseList, number>;
  activated: number;
  working: number;
  /** When somebody last confirmed the lists (名单确认), and whether it is time again. */
  confirmedOn: string | null;
  confirmationDue: boolean;
}

/** How many stand in each list, and how many of those who work here have activated their account. Parameters: $1 institution, $2 today. */
export function nurseCountsSql(scope: string): string {
  const counts = Object.entries(LISTS).map(([list, { from }]) => `'${list}', (SELECT count(*)::int FROM ${from('$2::date')})`);
  return `SELECT i.scope_path AS "scopePath", jsonb_build_object(${counts.join(', ')}) AS counts,
      (SELECT count(*)::int FROM ${WORKS} AND ${ACTIVATED}) AS activated, (SELECT count(*)::int FROM ${WORKS}) AS working,
      u.scope_path AS "authorityPath", i.roster_confirmed_on::text AS "confirmedOn", COALESCE(i.roster_confirmed_on + make_interval(months => w.roster_months) <= $2::date, true) AS "confirmationDue"
    FROM ${INSTITUTION} WHERE i.document_id = $1 AND ${scope}`;
}
