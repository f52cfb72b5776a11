import type { AccessService } from '@medregistry/access';
import { OVERSEERS } from '@medregistry/config';
import type { CivilDate, Principal } from '@medregistry/language';

/** Adds a value to a statement and gives its place: `$3`. */
export type Put = (value: unknown) => string;

/** Who asks for figures, and of what. */
export interface Question {
  principal: Principal;
  /** documentId of the campaign; the running one where none is named. */
  campaign: string | undefined;
  today: CivilDate;
  /** The instant by which a lease (领取) has expired or not. */
  now: Date;
  /** The stage of every state, by procedure. */
  stages: Record<string, Record<string, string>>;
}

/** A statement as it grows: its values, and the scope of whoever asks on a column. */
export interface Draft {
  values: unknown[];
  put: Put;
  scope: (column: string) => string;
}

export function draft(access: AccessService, { principal }: Pick<Question, 'principal'>): Draft {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}`, scope: (column) => access('scope').sql(principal, OVERSEERS, column, values) };
}
