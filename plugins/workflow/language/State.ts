import { z } from 'zod';
import { Text } from './Text';

/** Two vocabularies: what the office calls a state and what the applicant reads (design.md §3). */
const TwoVoices = z.strictObject({ applicant: Text, staff: Text });

export const State = z.strictObject({
  label: TwoVoices,
  /** The role that has to act, or nobody. */
  holder: z.string().nullable(),
  /** 需要您做什么: one plain sentence each. */
  next: TwoVoices,
  tone: z.enum(['idle', 'active', 'attention', 'good', 'bad']).default('active'),
  editable: z
    .strictObject({
      form: z.boolean().default(false),
      materials: z.boolean().default(false),
      /** Who fills them in; the holder unless told. */
      by: z.array(z.string()).min(1).optional(),
    })
    .default({ form: false, materials: false }),
  /** The state that the applicant is told instead: what is proposed is the office's own affair until it is announced. */
  toldAs: z.string().optional(),
  /** The work is done away from the desk, on a phone: what is looked at there stands first on the screen. */
  onTheSpot: z.boolean().default(false),
  /** Nothing happens any more; the exclusive key is released. */
  closed: z.boolean().default(false),
});
export type State = z.infer<typeof State>;

/** Roles that fill in the form or the materials in a state. */
export const fillersOf = ({ editable: { form, materials, by }, holder }: State): string[] => (form || materials ? (by ?? (holder === null ? [] : [holder])) : []);
