import { z } from 'zod';
import { Text } from './Text';

/**
 * A mark beside the state (标记): set and reset by events, never a state of its own, so that a case can be asked
 * something or be objected to wherever it stands. What is set follows from the actions, as the state does.
 */
export const Flag = z.strictObject({
  label: Text,
  tone: z.enum(['idle', 'active', 'attention', 'good', 'bad']).default('attention'),
  /** The office's own affair: an applicant never reads it. */
  internal: z.boolean().default(false),
  /** Said to somebody whose event needs the flag while it is not set. */
  absent: Text,
  /** Said to somebody whose event the flag forbids while it is set. */
  present: Text,
});
export type Flag = z.infer<typeof Flag>;

/** What an event has to do with flags: it needs them, is forbidden by them, sets and resets them. */
export const FlagUse = z
  .strictObject({ needs: z.array(z.string()).default([]), forbids: z.array(z.string()).default([]), set: z.array(z.string()).default([]), reset: z.array(z.string()).default([]) })
  .prefault({});
export type FlagUse = z.infer<typeof FlagUse>;
