import { say, stageOf, type CivilDate, type Procedure } from '@medregistry/language';
import type { Candidate, ReminderSource } from '@medregistry/outbox';

/** States in which somebody has to act, with who that is and what the office calls them. */
export type CaseStates = readonly { procedure: string; state: string; holder: string; label: string; stage: string }[];

/** Read from the declarations, so that a business that is added is reminded of, too. */
export const statesIn = (procedures: readonly Procedure[]): CaseStates =>
  procedures.flatMap((procedure) =>
    Object.entries(procedure.states).flatMap(([state, { holder, closed, label }]) =>
      holder === null || closed ? [] : [{ procedure: procedure.key, state, holder, label: say(label.staff), stage: stageOf(procedure, state) }],
    ),
  );

interface Row {
  record: string;
  number: string;
  label: string;
  anchor: CivilDate;
  procedure: string;
  state: string;
  scopePath: string;
  subjectPath: string | null;
  selfPath: string | null;
}

const OPEN = `a.closed_at IS NULL AND a.submitted_at IS NOT NULL AND (a.leading_key IS NULL OR a.stands_alone)
  AND (a.procedure, a.state) IN (SELECT * FROM unnest(CAST(:procedures AS text[]), CAST(:states AS text[])))`;
const COLUMNS = `a.document_id AS record, a.number, a.subject_name AS label, a.procedure, a.state, a.scope_path AS "scopePath", a.subject_path AS "subjectPath", a.self_path AS "selfPath"`;

/** Counted from the day on which the case came to where it is. */
const WAITING = `
  SELECT ${COLUMNS}, e.entered::text AS anchor
  FROM applications a
  CROSS JOIN LATERAL (SELECT (max(t.at) AT TIME ZONE 'Asia/Shanghai')::date AS entered FROM actions t WHERE t.application_key = a.id AND t.from_state IS DISTINCT FROM t.to_state) e
  WHERE ${OPEN} AND e.entered BETWEEN CAST(:from AS date) AND CAST(:to AS date) ORDER BY e.entered, a.id`;

/** Counted from the end of the term that ends first. */
const ENDING = `
  SELECT ${COLUMNS}, a.due_on::text AS anchor
  FROM applications a WHERE ${OPEN} AND a.due_on BETWEEN CAST(:from AS date) AND CAST(:to AS date) ORDER BY a.due_on, a.id`;

const cases =
  (sql: string, states: () => CaseStates): ReminderSource =>
  async (trx, span) => {
    const all = states();
    const { rows } = await trx.raw<{ rows: Row[] }>(sql, { ...span, procedures: all.map(({ procedure }) => procedure) as never, states: all.map(({ state }) => state) as never });
    return rows.map(({ record, number, label, anchor, procedure, state, scopePath, subjectPath, selfPath }): Candidate => {
      const now = all.find((one) => one.procedure === procedure && one.state === state);
      return {
        // The state belongs to the record: the same day in another state is another wait.
        record: `${record}:${state}`, label: `${label}（${number}）`, anchor, scopePath, subjectPath, selfPath, roles: now ? { holder: [now.holder] } : {},
        values: { 'institution.name': label, 'application:number': number, state: now?.label ?? state }, link: `/applications/${record}`, subjectType: 'application', subjectId: record,
      };
    });
  };

/** Cases that wait for somebody. */
export const caseSources = (states: () => CaseStates) => {
  const at = (...stages: string[]) => (): CaseStates => states().filter(({ stage }) => stages.includes(stage));
  return {
    'returned-case': cases(ENDING, at('returned')),
    'office-case': cases(WAITING, at('with-office')),
    'office-deadline': cases(ENDING, at('with-office')),
  };
};
