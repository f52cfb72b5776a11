import { z } from 'zod';
import { Condition } from './Condition';
import { Text } from './Text';

/** A condition that must hold for an event, with what to say when it does not. */
export const Guard = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  holds: Condition,
  message: Text,
  /** The place that the problem points at. */
  path: z.string().default(''),
});
export type Guard = z.infer<typeof Guard>;

/**
 * Checks that every procedure shares, done by the interpreter itself:
 * the form is complete and well-formed; each required slot has a page; there is no note without an answer.
 */
export const REQUIREMENTS = ['form', 'materials'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];
