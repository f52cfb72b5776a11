import { z } from 'zod';
import { Text } from './Text';

export const NOTE_CATEGORIES = ['material', 'standard', 'other'] as const;

/** How much a note asks (意见级别): what must be mended before the next submission, or a piece of advice. */
export const NOTE_SEVERITIES = ['must', 'advice'] as const;
export type NoteSeverity = (typeof NOTE_SEVERITIES)[number];

/** What the reviewer finds of a note in the next round: 通过 or 仍不合格. */
export const NOTE_VERDICTS = ['met', 'unmet'] as const;
export type NoteVerdict = (typeof NOTE_VERDICTS)[number];

/**
 * What a review note (审核意见) points at: `form.<section>.<field>`, one row of a table there
 * (`form.<section>.<field>.<key>`, see `rowKeys`), `materials.<slot>`, one page of it (`materials.<slot>.<page>`),
 * `person.<id>`, or '' for the whole.
 */
export const NoteTarget = z.string().max(300);

export const NoteInput = z.strictObject({
  target: NoteTarget.default(''),
  category: z.enum(NOTE_CATEGORIES),
  code: z.string().optional(),
  text: z.string().trim().min(2).max(2000),
  severity: z.enum(NOTE_SEVERITIES).default('must'),
  /** Why a point is raised that was there in the round before and was not raised then (一次性告知). */
  lateReason: z.string().trim().max(500).optional(),
});
export type NoteInput = z.infer<typeof NoteInput>;

export const ReplyInput = z.strictObject({ note: z.string(), done: z.literal(true), reply: z.string().max(2000).default('') });
export type ReplyInput = z.infer<typeof ReplyInput>;

/** A reason that reviewers give again and again. */
export const CannedReason = z.strictObject({ code: z.string(), category: z.enum(NOTE_CATEGORIES), text: Text });
export type CannedReason = z.infer<typeof CannedReason>;

/** How long a case stays with the person who took it (领取), and who may take it over before that. */
export const Lease = z.strictObject({
  minutes: z.number().int().positive().default(240),
  takeOver: z.array(z.string()).default([]),
});
export type Lease = z.infer<typeof Lease>;

export const Review = z.strictObject({
  reasons: z.array(CannedReason).default([]),
  lease: Lease.prefault({}),
  /** Fields of the form that say whom to call about the case, e.g. `contact.mobile`. */
  contact: z.array(z.string()).default([]),
  /** What a reviewer looks at, in order; advice, not a condition. */
  points: z.array(z.strictObject({ key: z.string(), label: Text, target: NoteTarget.default('') })).default([]),
});
export type Review = z.infer<typeof Review>;

export const Queue = z.strictObject({
  label: Text,
  roles: z.array(z.string()).min(1),
  states: z.array(z.string()).min(1),
  /** Only cases that carry one of these flags. */
  flags: z.array(z.string()).min(1).optional(),
  empty: Text,
});
export type Queue = z.infer<typeof Queue>;
