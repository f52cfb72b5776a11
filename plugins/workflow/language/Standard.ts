import { z } from 'zod';
import { CivilDate } from './civil';
import { Condition } from './Condition';
import { Measure } from './Measure';
import { Operand } from './Operand';
import { Text } from './Text';

/** How a criterion compares. */
export const Test = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-least'), have: Measure, need: Measure }),
  z.strictObject({ kind: z.literal('at-most'), have: Measure, need: Measure }),
  z.strictObject({ kind: z.literal('between'), have: Measure, need: Measure, most: Measure }),
  /** Codes in a column of a list: a wanted one is there itself or with a code below it (`03` by `03.01`). */
  z.strictObject({
    kind: z.literal('includes'),
    of: Operand,
    column: z.string().min(1),
    wanted: z.array(z.strictObject({ label: Text, anyOf: z.array(z.string()).min(1) })).min(1),
    /** How many of the wanted are enough; all of them unless told. */
    enough: z.number().int().positive().optional(),
  }),
  /** What no register knows: a person looks. */
  z.strictObject({ kind: z.literal('confirm'), have: Measure.optional() }),
]);
export type Test = z.infer<typeof Test>;

/** One line of a standard. */
export const Criterion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: Text,
  unit: Text.default('人'),
  test: Test,
  /** Why what is counted is only a part of what counts: falling short of it proves nothing. */
  partial: Text.optional(),
  /** The line applies only when this holds. */
  when: Condition.optional(),
  /** Where the number comes from. */
  source: z.string().min(1),
  /** How sure its keeper is of it, in the keeper's own marks. */
  confidence: z.string().min(1),
  /** Not certain: shown, but never as a gap, until somebody has checked the number. */
  certain: z.boolean(),
  effectiveFrom: CivilDate.optional(),
  effectiveTo: CivilDate.optional(),
});
export type Criterion = z.infer<typeof Criterion>;

/** What something must be like, as data (基本标准): evaluated by one interpreter on the server and in the browser. */
export const Standard = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: Text,
  /** Document and edition, e.g. 卫医发〔1994〕30号（2017年重新公布）. */
  edition: z.string().min(1),
  version: z.string().min(1),
  effectiveFrom: CivilDate,
  effectiveTo: CivilDate.optional(),
  /** The official page. */
  page: z.url(),
  criteria: z.array(Criterion).min(1),
});
export type Standard = z.infer<typeof Standard>;

/** What the numbers say of a criterion. */
export const OUTCOMES = ['met', 'gap', 'unknown'] as const;
/** What is shown of it: a criterion that is not certain is `to-check` whatever the numbers say. */
export const FINDING_STATUSES = [...OUTCOMES, 'to-check'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export const Finding = z.strictObject({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  outcome: z.enum(OUTCOMES),
  status: z.enum(FINDING_STATUSES),
  have: z.number().nullable(),
  need: z.number().nullable(),
  most: z.number().nullable(),
  /** What is missing from a list. */
  lacking: z.array(z.string()),
  /** What the numbers say, and the same with the label in front: a sentence that stands alone. */
  says: z.string(),
  sentence: z.string(),
  basis: z.string().nullable(),
  source: z.string(),
  confidence: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A standard held against a scene on a day: complete in itself, so that it can be kept. */
export const Assessment = z.strictObject({
  standard: z.string(),
  label: z.string(),
  edition: z.string(),
  version: z.string(),
  page: z.string(),
  assessedOn: CivilDate,
  findings: z.array(Finding),
  counts: z.strictObject({ met: z.number(), gap: z.number(), unknown: z.number(), 'to-check': z.number() }),
});
export type Assessment = z.infer<typeof Assessment>;
