import type { clocks } from './clocks';
import type { documents } from './documents';
import type { states } from './states';

/** The names that the phases of the procedure use. */
export type VerificationState = keyof typeof states;
export type VerificationClock = keyof typeof clocks;
export type VerificationDocument = keyof typeof documents;
