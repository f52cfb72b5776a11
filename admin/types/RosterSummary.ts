import type { Field } from '@medregistry/language';

/** How many people a roster has, and what may be done with it. */
export interface RosterSummary {
  confirmedOn: string | null;
  counts: Record<RosterKind, number>;
  /** People who do not agree with the registers, by how. */
  mismatches: Record<string, number>;
  /** The same by tab. */
  byTab: Record<RosterKind, number>;
  edits: boolean;
  fields: Field[];
}

export type RosterKind = 'doctor' | 'nurse' | 'other';
