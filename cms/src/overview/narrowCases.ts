import { STAFF } from '@medregistry/config';
import { verification } from '@medregistry/config/procedures';
import { z } from 'zod';
import { BUCKETS, bucketSql, countedMoves, daySql, heldSql, movesSql, placeSql, STEPS, type Bucket } from './cohort';
import type { Put, Question } from './Question';

const none = z.literal('none');

/** Which cases stand behind a figure. */
export const CaseFields = z.object({
  campaign: z.string().max(64).optional(),
  procedure: z.string().max(64).optional(),
  state: z.string().max(64).optional(),
  /** What is left of the term. */
  bucket: z.enum(Object.keys(BUCKETS) as [Bucket, ...Bucket[]]).optional(),
  step: z.enum(STEPS).optional(),
  day: z.iso.date().optional(),
  /** Code of a canned reason. */
  reason: z.string().max(20).optional(),
  /** Where review notes point. */
  place: z.string().max(200).optional(),
  /** Whose hands an open case is in; `none` for nobody's. */
  assignee: z.union([none, z.coerce.number().int().positive()]).optional(),
  /** Who acted on a case of the campaign. */
  handler: z.coerce.number().int().positive().optional(),
});
/** Figures of a campaign have lists of that campaign; those of open cases span all businesses. */
export const CaseFilter = CaseFields.refine(({ campaign, step, reason, place, handler }) => campaign !== undefined || (step ?? reason ?? place ?? handler) === undefined, {
  path: ['campaign'],
  message: '请指明是哪一年度的校验工作。',
});
export type CaseFilter = z.infer<typeof CaseFilter>;

/** The conditions on a case `a` that its figure was counted by. */
export function narrowCases(filter: CaseFilter, { today, stages, now }: Pick<Question, 'today' | 'stages' | 'now'>, put: Put): string[] {
  const { bucket, step, day, reason, place, assignee, handler } = filter;
  let kept: string | undefined;
  const staged = (): string => (kept ??= `${put(JSON.stringify(stages))}::jsonb`);
  const held = (): string => heldSql(`${put(now.toISOString())}::timestamptz`);
  const inCampaign = (): string => `a.procedure = ${put(verification.key)} AND a.context ->> 'campaign' = ${put(filter.campaign ?? null)}`;
  const open = (which: string): string => `a.closed_at IS NULL AND (${staged()} -> a.procedure ->> a.state) ${which}`;
  const acted = (which: string[]): string => `EXISTS (SELECT FROM actions t WHERE t.application_key = a.id AND ${which.join(' AND ')})`;
  const moved = (which: typeof step): string => `(t.from_state, t.to_state) IN (SELECT v."from", v."to" FROM ${movesSql(put(JSON.stringify(countedMoves({ stages }).filter((move) => move.step === which))))})`;
  const noted = (what: string, value: string): string => `EXISTS (SELECT FROM review_notes n WHERE n.application_key = a.id AND ${what} = ${put(value)})`;
  const found = [
    ...(bucket ? [open("<> 'preparing'"), `(${bucketSql(`${put(today)}::date`)}) = ${put(bucket)}`] : []),
    ...(assignee === undefined ? [] : [open("= 'with-office'"), assignee === 'none' ? `NOT ${held()}` : `${held()} AND a.assignee_id = ${put(assignee)}`]),
    ...(step ? [inCampaign(), acted([moved(step), ...(day ? [`${daySql} = ${put(day)}::date`] : [])])] : []),
    ...(reason ? [inCampaign(), noted('n.code', reason)] : []),
    ...(place ? [inCampaign(), noted(placeSql('n.target'), place)] : []),
    ...(handler ? [inCampaign(), acted([`t.actor_id = ${put(handler)}`, `t.role = ANY(${put(STAFF)}::text[])`])] : []),
  ];
  return found.length > 0 ? found : [open("<> 'preparing'")];
}
