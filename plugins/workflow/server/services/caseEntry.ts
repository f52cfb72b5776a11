import type { AuditEntry } from '@medregistry/audit';
import type { Json } from '@medregistry/language';
import type { ApplicationRow } from '../ApplicationRow';
import type { ActorStamp } from './store';

/** What slots, documents, messages and audit entries of a case hang on. */
export const SUBJECT_TYPE = 'application';

/** A line of the trail about a case, in the chain of its authority. */
export const caseEntry = (row: ApplicationRow, actor: ActorStamp, action: string, details: Json, now: Date): AuditEntry => ({
  chain: row.authority_path,
  at: now,
  actorId: actor.id || null,
  actorName: actor.name,
  action: `${row.procedure}.${action}`,
  subjectType: SUBJECT_TYPE,
  subjectId: row.document_id,
  scopePath: row.scope_path,
  address: actor.address,
  outcome: 'ok',
  details,
});
