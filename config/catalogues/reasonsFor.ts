import { z } from 'zod';
import { ReviewCategory } from '../enums/ReviewCategory';
import { cannedReasons } from './CannedReason';

const APPLIES = ['all', 'institution', 'nurse'] as const;

/** A canned reason (常用意见) as an authority keeps it, and whose cases it is offered for. */
export const AuthorityReason = z.strictObject({
  code: z.string().trim().regex(/^[A-Za-z][A-Za-z0-9-]{0,11}$/, '代码应以字母开头，由字母和数字组成，最多 12 位。'),
  category: ReviewCategory,
  text: z.string().trim().min(2, '请写明意见内容。').max(500),
  appliesTo: z.enum(APPLIES),
});
export type AuthorityReason = z.infer<typeof AuthorityReason>;

/** The list of an authority; codes are what figures are counted by, so each stands once. */
export const AuthorityReasons = z
  .array(AuthorityReason)
  .max(100, '常用意见最多 100 条。')
  .superRefine((reasons, context) => {
    reasons.forEach(({ code }, index) => {
      if (reasons.findIndex((other) => other.code === code) !== index) context.addIssue({ code: 'custom', path: [index, 'code'], message: `代码 ${code} 重复。` });
    });
  });

/** What an authority starts from. */
export const initialReasons: readonly AuthorityReason[] = cannedReasons.map((reason) => ({ ...reason, appliesTo: 'all' }));

interface Declared {
  code: string;
  category: AuthorityReason['category'];
  text: unknown;
}

/**
 * The reasons that a reviewer is offered: the authority's own list where it keeps one, and what only this procedure
 * declares after it.
 *
 * @param own the list of the nearest authority; undefined where none keeps one
 */
export function reasonsFor<D extends Declared>(own: readonly AuthorityReason[] | undefined, declared: readonly D[], subject: string): (D | Omit<AuthorityReason, 'appliesTo'>)[] {
  if (!own || declared.length === 0) return [...declared];
  const common = new Set<string>([...cannedReasons.map(({ code }) => code), ...own.map(({ code }) => code)]);
  return [
    ...own.filter(({ appliesTo }) => appliesTo === 'all' || appliesTo === subject).map(({ appliesTo: _appliesTo, ...reason }) => reason),
    ...declared.filter(({ code }) => !common.has(code)),
  ];
}
