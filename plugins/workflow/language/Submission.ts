import type { Form, FormData } from './Form';
import { joinedKey, named, ownerOfPath } from './joinedNames';

/** A page of a slot as it was submitted. */
export interface SubmittedPage {
  id: string;
  rotation: number;
  /** Lines that the system laid over it; absent where it laid none. */
  mark?: string[];
}

/** What an applicant handed in in one round (轮次): the form, roster included, and the pages of each slot. */
export interface Submission {
  form: FormData;
  pages: { [slot: string]: SubmittedPage[] };
}

/** What is compared from round to round: one case, or one with all that goes along with it, under the names of the whole. */
export interface Rounds {
  before: Submission;
  now: Submission;
  form: Form;
  /** Joined procedures that had handed in something both times; what came along later has no round before. */
  parts: string[];
}

/** A part of a whole: the leading case (null) or a joined one, by the name of its procedure. */
export interface Part<T> {
  joined: string | null;
  content: T;
}

/** Submissions that were handed in together, as one. */
export function submissionTogether(parts: readonly Part<Submission>[]): Submission {
  const whole: Submission = { form: {}, pages: {} };
  for (const { joined, content } of parts) {
    Object.assign(whole.form, joined === null ? content.form : named(content.form, joined));
    Object.assign(whole.pages, joined === null ? content.pages : named(content.pages, joined));
  }
  return whole;
}

/** The forms of a whole as one declaration, whose sections are named as the whole names them. */
export const formTogether = (parts: readonly Part<Form>[]): Form => ({
  sections: parts.flatMap(({ joined, content }) => content.sections.map((section) => (joined === null ? section : { ...section, key: joinedKey(joined, section.key) }))),
});

/** Whether a place belongs to something that was handed in both times. */
export function wasThere(target: string, { parts }: Rounds): boolean {
  const { procedure } = ownerOfPath(target);
  return procedure === null || parts.includes(procedure);
}
