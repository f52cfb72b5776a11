import type { Assessment, Facts, Standard } from '@medregistry/language';

/** What the self-check of an institution takes: the rules and the counts as data, and what they give by themselves. */
export interface SelfCheck {
  institution: { documentId: string; name: string };
  today: string;
  facts: Facts;
  standard: Standard | null;
  /** Why there is no standard. */
  without: string | null;
  assessment: Assessment | null;
}

/** A standard as the list of standards shows it. */
export interface ListedStandard {
  family: string;
  familyLabel: string;
  categories: string[];
  levels: string[];
  standard: Standard;
}
