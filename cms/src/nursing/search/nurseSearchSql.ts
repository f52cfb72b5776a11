import type { NurseSearchList } from '@medregistry/config';
import { switchSql } from '../../facts/switches';

/** A nurse as a search finds her; numbers are sealed. */
export interface FoundNurse {
  key: number;
  /** Where she stands in the order of the search. */
  sort: string;
  documentId: string;
  name: string;
  gender: string;
  idNumber: string;
  certificateNumber: string | null;
  status: string | null;
  validTo: string | null;
  suspendedTo: string | null;
  /** Months before the end from which a renewal is taken, as her authority has set it. */
  renewalMonths: number;
  department: string | null;
  institution: string | null;
}

/** Who is looked for. */
export type NurseQuestion =
  | { by: 'number'; idNumberIndex: string; certificateNumber: string }
  /** `part` of the name or its initials; the other `words` narrow what it finds. */
  | { by: 'name'; part: string; words: readonly string[]; list: NurseSearchList }
  | { by: 'list'; list: NurseSearchList };

export interface Paging {
  after?: { sort: string; key: number } | undefined;
  limit: number;
}

/** Adds a value and says its place. */
type Put = (value: unknown) => string;
/** A column's condition that it lies within what the asker may see. */
type Scope = (column: string) => string;

/** What the authority `u` has set (`w`), read once. */
const SET = `CROSS JOIN LATERAL (SELECT ${switchSql('nurseRenewalMonths', 'u')} AS renewal_months OFFSET 0) w`;

const CURRENT = `LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current LEFT JOIN institutions i ON i.id = COALESCE(r.institution_id, n.workplace_id)
  LEFT JOIN authorities u ON u.id = i.authority_id ${SET}`;

const columns = (sort: string): string => `n.id AS key, ${sort} AS sort, n.document_id AS "documentId", n.name, n.gender, n.id_number AS "idNumber", r.certificate_number AS "certificateNumber",
  r.status, r.valid_to::text AS "validTo", r.suspended_to::text AS "suspendedTo", w.renewal_months AS "renewalMonths", r.department, i.name AS institution`;

/** What makes a current registration stand in a list; the statuses are those of its index. */
const IN_LIST: Record<NurseSearchList, (today: string) => string> = {
  all: () => 'true',
  // Two bounds: the exact one reckons backwards from each end, the coarse one is a range of the index.
  'renewal-due': (today) => `r.status IN ('valid', 'renewal-due') AND r.valid_to >= ${today} AND r.valid_to < ${today} + make_interval(months => w.renewal_months + 1) AND r.valid_to - make_interval(months => w.renewal_months) <= ${today}`,
  expired: (today) => `r.status IN ('valid', 'renewal-due', 'expired') AND r.valid_to < ${today}`,
};

const INDEXED = "r.current AND r.status IN ('valid', 'renewal-due', 'expired')";

/** By the whole number of an identity document or a certificate: at most a few lines. */
const byNumber = (question: NurseQuestion & { by: 'number' }, put: Put, scope: Scope): string => `SELECT ${columns('n.scope_path')} FROM nurses n ${CURRENT}
  WHERE n.id IN (SELECT x.id FROM nurses x WHERE x.id_number_index = ${put(question.idNumberIndex)}
    UNION SELECT x.nurse_id FROM nurse_registrations x WHERE x.current AND x.certificate_number = ${put(question.certificateNumber)}) AND ${scope('n.scope_path')}
  ORDER BY n.id`;

/** By part of the name: the lines of one key in the order of the authorities, as their index has them. */
function byName({ part, words, list }: NurseQuestion & { by: 'name' }, { after, limit }: Paging, put: Put, scope: Scope, today: () => string): string {
  const narrowed = [
    ...words.map((word) => `n.search_text LIKE ${put(word)}`),
    ...(list === 'all' ? [] : [IN_LIST[list](today())]),
    ...(after ? [`(s.path ~>~ ${put(after.sort)} OR (s.path = ${put(after.sort)} AND s.nurse_id > ${put(after.key)}))`] : []),
  ].map((condition) => ` AND ${condition}`).join('');
  return `SELECT ${columns('s.path')} FROM nurse_search s JOIN nurses n ON n.id = s.nurse_id ${CURRENT}
    WHERE s.part = ${put(part)} AND ${scope('s.path')}${narrowed} ORDER BY s.path USING ~<~, s.nurse_id LIMIT ${put(limit)}`;
}

/** Everybody, in the order of the register. */
function everybody({ after, limit }: Paging, put: Put, scope: Scope): string {
  return `SELECT ${columns('n.scope_path')} FROM nurses n ${CURRENT}
    WHERE ${scope('n.scope_path')}${after ? ` AND n.scope_path ~>~ ${put(after.sort)}` : ''} ORDER BY n.scope_path USING ~<~ LIMIT ${put(limit)}`;
}

/** By the end of the registration: the first of each authority below the asker's, then the first of them all. */
function byEnd(list: NurseSearchList, { after, limit }: Paging, put: Put, scope: Scope, today: () => string): string {
  const least = put(limit);
  const behind = after ? ` AND (r.valid_to, r.nurse_id) > (${put(after.sort)}::date, ${put(after.key)}::integer)` : '';
  return `SELECT ${columns('r.valid_to::text')} FROM authorities u ${SET}
    CROSS JOIN LATERAL (SELECT r.* FROM nurse_registrations r WHERE ${INDEXED} AND medregistry_authority_path(r.scope_path) = u.scope_path AND ${IN_LIST[list](today())}${behind}
      ORDER BY r.valid_to, r.nurse_id LIMIT ${least}) r
    JOIN nurses n ON n.id = r.nurse_id LEFT JOIN institutions i ON i.id = r.institution_id
    WHERE ${scope('u.scope_path')} ORDER BY r.valid_to, r.nurse_id LIMIT ${least}`;
}

/**
 * One page of nurses within a scope, in one statement that reads little more than the lines that it answers with,
 * however many nurses there are elsewhere: `test/bench/search.ts` holds it to that.
 *
 * @param values takes the statement's values
 * @param scope what the asker may see of a column of scope paths; adds its own values to the same list
 */
export function nurseSearchSql(question: NurseQuestion, paging: Paging, today: string, values: unknown[], scope: Scope): string {
  const put: Put = (value) => `$${values.push(value)}`;
  if (question.by === 'number') return byNumber(question, put, scope);
  if (question.by === 'list' && question.list === 'all') return everybody(paging, put, scope);
  const day = (): string => `${put(today)}::date`;
  return question.by === 'name' ? byName(question, paging, put, scope, day) : byEnd(question.list, paging, put, scope, day);
}
