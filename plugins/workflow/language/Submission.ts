import type { FormData } from './Form';

/** A page of a slot as it was submitted. */
export interface SubmittedPage {
  id: string;
  rotation: number;
}

/** What an applicant handed in in one round (轮次): the form, roster included, and the pages of each slot. */
export interface Submission {
  form: FormData;
  pages: { [slot: string]: SubmittedPage[] };
}
