import { z } from 'zod';
import { Text } from './Text';

export const NOTE_CATEGORIES = ['material', 'standard', 'other'] as const;

/** What a review note (审核意见) points at: `form.<section>.<field>`, `materials.<slot>`, `person.<id>` or ''. */
export const NoteTarget = z.string();

export const NoteInput = z.strictObject({
  target: NoteTarget.default(''),
  category: z.enum(NOTE_CATEGORIES),
  code: z.string().optional(),
  text: z.string().trim().min(2).max(2000),
});
export type NoteInput = z.infer<typeof NoteInput>;

export const ReplyInput = z.strictObject({ note: z.string(), done: z.literal(true), reply: z.string().max(2000).default('') });
export type ReplyInput = z.infer<typeof ReplyInput>;

/** A reason that reviewers give again and again. */
export const CannedReason = z.strictObject({ code: z.string(), category: z.enum(NOTE_CATEGORIES), text: Text });
export type CannedReason = z.infer<typeof CannedReason>;

export const Review = z.strictObject({
  reasons: z.array(CannedReason).default([]),
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
