import type { CivilDate } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';

/** One step of a reminder: so many days before (negative) or after the day that it counts from, to these roles. */
export const ReminderStep = z.strictObject({
  at: z.number().int().min(-400, '提前的天数请不要超过 400。').max(400, '之后的天数请不要超过 400。'),
  to: z.array(z.string().min(1)).min(1, '请选择提醒谁。').max(10),
});
export type ReminderStep = z.infer<typeof ReminderStep>;

/** The part of a rule that administrators change. */
export const ReminderSetting = z.strictObject({
  enabled: z.boolean(),
  steps: z
    .array(ReminderStep)
    .min(1, '请至少保留一个提醒时间。')
    .max(20, '提醒时间请不要超过 20 个。')
    .refine((steps) => new Set(steps.map(({ at }) => at)).size === steps.length, '同一天只能提醒一次，请删除重复的天数。'),
});
export type ReminderSetting = z.infer<typeof ReminderSetting>;

/** A rule as it comes along. */
export interface ReminderRule {
  key: string;
  label: string;
  /** One sentence: what is looked at, and from which day is counted. */
  about: string;
  /** Why the rule exists, where law or a statement says so. */
  basis?: string;
  /** Name of the source that finds the records. */
  source: string;
  unit: 'day' | 'working-day';
  steps: readonly ReminderStep[];
  /** Roles from which a step chooses; a word that the source explains may be among them. */
  audience: readonly string[];
  /** The text for a step. */
  template: (step: ReminderStep) => string;
}

/** A record that may be due, found by a source. */
export interface Candidate {
  record: string;
  /** What people call it. */
  label: string;
  /** The day that is counted from. */
  anchor: CivilDate;
  scopePath: string;
  subjectPath?: string | null;
  selfPath?: string | null;
  /** What words of the audience that are no roles mean for this record. */
  roles?: Readonly<Record<string, readonly string[]>>;
  values: Readonly<Record<string, string>>;
  link: string;
  subjectType: string;
  subjectId: string;
}

/** Finds the records of a rule whose day lies in a span. Reads only. */
export type ReminderSource = (trx: Pick<Knex, 'raw'>, span: { from: CivilDate; to: CivilDate; today: CivilDate }) => Promise<Candidate[]>;

export const ReminderLine = z.object({
  key: z.string(),
  label: z.string(),
  about: z.string(),
  basis: z.string().nullable(),
  unit: z.enum(['day', 'working-day']),
  audience: z.array(z.object({ role: z.string(), label: z.string() })),
  ...ReminderSetting.shape,
  steps: z.array(ReminderStep),
  original: z.array(ReminderStep),
  version: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
});
export type ReminderLine = z.infer<typeof ReminderLine>;

/** One message that a rule would send. */
export const DryRunLine = z.object({
  label: z.string(),
  anchor: z.string(),
  at: z.number().int(),
  title: z.string(),
  recipients: z.array(z.string()),
  /** It went out already. */
  done: z.boolean(),
});
export type DryRunLine = z.infer<typeof DryRunLine>;

export const DryRun = z.object({ on: z.string(), total: z.number().int(), lines: z.array(DryRunLine) });
export type DryRun = z.infer<typeof DryRun>;
