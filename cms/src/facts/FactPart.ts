import type { SwitchValues } from '@medregistry/config';
import type { DistrictFacts, FactGroup } from '@medregistry/config/facts';
import type { Subject } from '@medregistry/config/vocabulary';
import type { CivilDate, FormData } from '@medregistry/language';

/** What reading a group of facts needs besides its row. */
export interface FactTools {
  decrypt(sealed: string): string;
  /** Opens the sealed values of a stored form. */
  openForm(form: FormData): FormData;
  today: CivilDate;
  /** What the authority has set; for a case that keeps what it was opened under, that. */
  switches: SwitchValues;
}

/**
 * One group of facts: a subselect that gives one JSON value, and what turns that value into the group's type.
 *
 * The subselect may speak of the rows of its subject's source (`cms/src/subjects`): `i` (the institution), `a` (the
 * authority), `p` (its current permit, if any), `c` (the campaign in question, if any), of a nurse's case `n` and `g`
 * as well; and of the source's bindings. Thus any set of groups is loaded by one statement.
 */
export interface FactPart<G extends FactGroup> {
  /** The only kind of subject whose cases know this group. */
  subject?: Subject;
  /** What the authority has set decides what the row means: the switches are read along with it. */
  switched?: true;
  sql: string;
  read(json: unknown, tools: FactTools): DistrictFacts[G];
}
