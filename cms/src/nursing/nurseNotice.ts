import type { OutboxItem, Templates } from '@medregistry/outbox';
import { nurseSelfPath } from '../subjects/nurse';

export interface NurseNotice {
  /** Whom it goes to: the nurse, or who manages the nurses of the institution at `subjectPath`. */
  to: 'nurse' | 'nursing';
  nurse: string;
  authorityPath: string;
  subjectPath?: string;
  kind: string;
  values: Record<string, string>;
  link?: string;
  /** Once for each. */
  dedupeKey: string;
}

/** A message about a nurse, by the district's own text of its kind. */
export const nurseNotice = (fill: Templates['fill'], { to, nurse, authorityPath, subjectPath, kind, values, link = '/', dedupeKey }: NurseNotice): OutboxItem => ({
  topic: 'notify',
  dedupeKey,
  payload: { roles: [to], scopePath: authorityPath, subjectPath: subjectPath ?? null, selfPath: nurseSelfPath(nurse), kind, ...fill(kind, values), link, subjectType: 'nurse', subjectId: nurse },
});
