import { z } from 'zod';
import { Operand } from './Operand';
import { Text } from './Text';

export const CLOCK_UNITS = ['natural-day', 'working-day', 'month'] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];

/** A term (时限): started, paused and stopped by events. */
export const Clock = z.strictObject({
  label: Text,
  length: z.union([z.number().int().positive(), Operand]),
  /** A unit that the law leaves open is a setting of the authority, read like any other fact. */
  unit: z.union([z.enum(CLOCK_UNITS), Operand]),
  /** A date before which the term does not end, whatever its length (a deadline that a campaign sets for all). */
  notBefore: Operand.optional(),
  /** The article that sets the term. */
  basis: Text,
  /** A shorter length that the authority promises (承诺时限), same unit; one that is not shorter is no promise. */
  promised: z.union([z.number().int().positive(), Operand]).optional(),
  /** Whether a term that ends on a holiday ends on the next working day (民法典 Art. 203). */
  rolls: z.boolean().default(true),
});
export type Clock = z.infer<typeof Clock>;
