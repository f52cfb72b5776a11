import type { CivilDate } from '@medregistry/language';

/**
 * A kind of subject in SQL: the rows that facts and effects of its cases speak of, under one set of aliases, and what
 * a new record of a register takes from them.
 */
export interface SubjectSource {
  from: string;
  where: string;
  /** What a new record takes from the case and its subject, by column, unless the effect says otherwise. */
  given: Readonly<Record<string, string>>;
}

/** The case that a statement is about. */
export interface SubjectCase {
  applicationId: string | null;
  subjectType: string;
  /** documentId of the subject. */
  subjectId: string;
  /** documentIds and keys that the case was opened with. */
  context: { [key: string]: unknown };
  today: CivilDate;
}

const said = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The bindings that every source may use. */
export const sourceBindings = ({ applicationId, subjectId, context, today }: SubjectCase): Record<string, string | null> => ({
  subject: subjectId,
  application: applicationId,
  campaign: said(context['campaign']),
  institution: said(context['institution']),
  authority: said(context['authority']),
  province: said(context['province']),
  today,
});
