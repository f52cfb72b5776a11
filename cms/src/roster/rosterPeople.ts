import { NURSES_HERE, nurseMatch, staffMatch } from './rosterMatch';

/** The tabs of the roster as the API names them. */
export const ROSTER_TABS = ['nurse', 'doctor', 'other'] as const;
export type RosterTab = (typeof ROSTER_TABS)[number];

/** What a list of the roster may be narrowed to; each says its condition in SQL. */
export interface RosterFilter {
  /** Part of the name or of its pinyin initials, lower-cased, as a pattern. */
  words?: string;
  keys?: number[];
  match?: string;
  left?: boolean;
}

interface Tab {
  /** Letter that stands for the person's own row. */
  person: 'n' | 's';
  columns: string;
  from: (left: boolean) => string;
  match: (today: string) => string;
}

const NURSE: Tab = {
  person: 'n',
  columns: `n.id AS key, n.document_id AS "documentId", n.name, n.gender, n.id_number AS "idNumber", r.title, r.position, r.department,
    r.certificate_number AS "certificateNumber", r.valid_to::text AS "validTo", r.status, NULL::text AS "technicianKind"`,
  from: () => NURSES_HERE,
  match: nurseMatch,
};

const staff = (kind: 'doctor' | 'technician'): Tab => ({
  person: 's',
  columns: `s.id AS key, s.document_id AS "documentId", s.name, s.gender, s.id_number AS "idNumber", s.title, s.position, s.department,
    COALESCE(s.practice_number, s.certificate_number) AS "certificateNumber", s.valid_to::text AS "validTo", NULL AS status, s.technician_kind AS "technicianKind"`,
  from: (left) => `staff_members s WHERE s.institution_id = i.id AND s.kind = '${kind}' AND ${left ? 'NOT s.on_post' : 's.on_post'}`,
  match: staffMatch,
});

const TABS: Record<RosterTab, Tab> = { nurse: NURSE, doctor: staff('doctor'), other: staff('technician') };

/**
 * One page of a tab in one statement; whose institution is checked by it, too. Parameters: $1 institution, $2 key of the
 * last person before, $3 how many, $4 today.
 *
 * @param values gets what the filter adds
 * @param scope condition on `i.scope_path`, made with the same values
 */
export function peopleSql(tab: RosterTab, { words, keys, match, left = false }: RosterFilter, values: unknown[], scope: string): string {
  const { person, columns, from, match: matched } = TABS[tab];
  const agrees = matched('$4::date');
  const conditions = [
    ...(words === undefined ? [] : [`${person}.search_text LIKE $${values.push(words)}`]),
    ...(keys === undefined ? [] : [`${person}.id = ANY($${values.push(keys)}::int[])`]),
    ...(match === undefined ? [] : [match === 'mismatch' ? `(${agrees}) <> 'consistent'` : `(${agrees}) = $${values.push(match)}`]),
  ];
  const narrowed = conditions.map((condition) => ` AND ${condition}`).join('');
  return `SELECT p.* FROM institutions i LEFT JOIN LATERAL (SELECT ${columns}, ${agrees} AS match FROM ${from(left)} AND ${person}.id > $2${narrowed} ORDER BY ${person}.id LIMIT $3) p ON true
    WHERE i.document_id = $1 AND ${scope} ORDER BY p.key`;
}

/** Keys and sealed numbers of a whole tab: what the last digits of a number are looked for in. Parameter: $1 institution. */
export function numbersSql(tab: RosterTab, left: boolean, scope: string): string {
  const { person, from } = TABS[tab];
  return `SELECT p.* FROM institutions i JOIN LATERAL (SELECT ${person}.id AS key, ${person}.id_number AS "idNumber" FROM ${from(left)}) p ON true WHERE i.document_id = $1 AND ${scope}`;
}

/** How many there are of each kind, and how many of them agree with the registers. Parameters: $1 institution, $2 today. */
export function countsSql(scope: string): string {
  const tabs = Object.entries(TABS).map(([tab, { from, match }]) => `SELECT '${tab}' AS tab, ${match('$2::date')} AS match FROM ${from(false)}`);
  return `SELECT i.scope_path AS "scopePath", i.roster_confirmed_on::text AS "confirmedOn", COALESCE((SELECT jsonb_agg(to_jsonb(g)) FROM (
      SELECT u.tab, u.match, count(*)::int AS count FROM (${tabs.join(' UNION ALL ')}) u GROUP BY u.tab, u.match) g), '[]') AS groups
    FROM institutions i WHERE i.document_id = $1 AND ${scope}`;
}
