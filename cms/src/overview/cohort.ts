import { standingOf } from '@medregistry/config';
import { verification } from '@medregistry/config/procedures';
import type { Draft, Question } from './Question';

/** Institutions that no longer exist take part in nothing. */
const GONE = ['deregistered', 'revoked'];

/** Places of the values that several fragments share, so that each is sent once. */
export interface Cohort {
  sql: string;
  stages: string;
  procedure: string;
  today: string;
}

/**
 * What every figure and every list behind a figure is counted from: the campaign `c`, its cases `mine`, and for each
 * institution where it stands, `standing`. One text for both, so that a number and its list cannot disagree.
 */
export function cohort({ put, scope }: Draft, { campaign, today, stages }: Question): Cohort {
  const staged = put(JSON.stringify(stages));
  const day = put(today);
  const wanted = put(campaign ?? null);
  const procedure = `${put(verification.key)}::text`;
  return {
    stages: `${staged}::jsonb`,
    procedure,
    today: `${day}::date`,
    sql: `c AS MATERIALIZED (
      SELECT c.* FROM campaigns c
      WHERE ${scope('c.scope_path')} AND (${wanted}::text IS NULL AND c.state <> 'draft' OR c.document_id = ${wanted})
      ORDER BY c.state = 'running' DESC, c.year DESC, c.id LIMIT 1
    ), mine AS MATERIALIZED (
      SELECT a.id, a.document_id, a.number, a.subject_id, a.state, a.closed_at FROM applications a
      WHERE a.context ->> 'campaign' = (SELECT document_id FROM c) AND a.procedure = ${procedure} AND a.stands_alone AND ${scope('a.scope_path')}
    ), standing AS MATERIALIZED (
      SELECT i.id, i.document_id, i.name, i.registration_number, i.category, i.phone, i.verification_contact, i.scope_path, o.due_on,
        k.document_id AS case_id, k.number AS case_number,
        COALESCE(${put(JSON.stringify(standingOf))}::jsonb -> o.state ->> COALESCE(${staged}::jsonb -> ${procedure} ->> k.state, 'none'), 'not-due') AS standing
      FROM c JOIN institutions i ON i.authority_id = c.authority_id
      LEFT JOIN verification_obligations o ON o.institution_id = i.id AND o.year = c.year
      LEFT JOIN (SELECT DISTINCT ON (m.subject_id) m.* FROM mine m WHERE m.closed_at IS NULL ORDER BY m.subject_id, m.id DESC) k ON k.subject_id = i.document_id
      WHERE ${scope('i.scope_path')} AND i.status <> ALL(${put(GONE)}::text[])
    )`,
  };
}

/** Steps of cases that are counted by day. */
export const STEPS = ['filed', 'returned', 'approved', 'stamped'] as const;
export type DayStep = (typeof STEPS)[number];

/** A change of state that is one of these steps: coming to another stage counts, moving within one does not. */
interface CountedMove {
  from: string;
  to: string;
  step: DayStep;
}

const stepBetween = (from: string, to: string): DayStep | undefined => {
  if (from === to) return undefined;
  if (from === 'preparing' && to === 'with-office') return 'filed';
  return ({ returned: 'returned', approved: 'approved', done: 'stamped' } as const)[to];
};

/**
 * Every move between states of the verification that counts as a step. Told to the database as a few lines that it
 * joins by, most actions are left out before anything is asked of them.
 */
export function countedMoves({ stages }: Pick<Question, 'stages'>): CountedMove[] {
  const stageOf = Object.entries(stages[verification.key] ?? {});
  return stageOf.flatMap(([from, before]) =>
    stageOf.flatMap(([to, after]) => {
      const step = stepBetween(before, after);
      return step ? [{ from, to, step }] : [];
    }),
  );
}

/** The counted moves as rows `v` of a statement; `moves` is the place of their JSON. */
export const movesSql = (moves: string): string => `json_to_recordset(${moves}::json) AS v("from" text, "to" text, step text)`;

export const daySql = `(t.at AT TIME ZONE 'Asia/Shanghai')::date`;

/** How much of their term open cases have left, worst first. */
export const BUCKETS = { overdue: '已逾期', soon: '3 日内到期', week: '7 日内到期', later: '7 日以后到期', none: '没有时限' } as const;
export type Bucket = keyof typeof BUCKETS;

/** Whether somebody has the case `a` in hand: a lease that has run out holds nothing. */
export const heldSql = (now: string): string => `(a.assigned_until > ${now}) IS TRUE`;

export const bucketSql = (today: string): string =>
  `CASE WHEN a.due_on IS NULL THEN 'none' WHEN a.due_on < ${today} THEN 'overdue' WHEN a.due_on <= ${today} + 3 THEN 'soon' WHEN a.due_on <= ${today} + 7 THEN 'week' ELSE 'later' END`;

/** The slot, field or kind of place that a note's target lies in: pages and rows of one are counted together. */
export const placeSql = (target: string): string =>
  `CASE split_part(${target}, '.', 1) WHEN 'materials' THEN 'materials.' || split_part(${target}, '.', 2)
    WHEN 'form' THEN concat_ws('.', 'form', split_part(${target}, '.', 2), NULLIF(split_part(${target}, '.', 3), '')) ELSE split_part(${target}, '.', 1) END`;
