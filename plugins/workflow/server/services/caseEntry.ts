import type { AuditEntry } from '@medregistry/audit';
import type { Json } from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationRow } from '../ApplicationRow';
import type { Ports } from '../Ports';
import type { Asking } from './Asking';
import type { OpenCase } from './cases';
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

/** Who does something to a case, as its rows and the trail keep it. */
export const stampOf = ({ actor }: Pick<OpenCase, 'actor'>, { address }: Pick<Asking, 'address'>): ActorStamp => ({ id: actor.userId, name: actor.name, address });

/** Writes lines about cases into the trail, in the caller's transaction. */
export const auditing =
  (ports: Pick<Ports, 'audit'>) =>
  (trx: Knex.Transaction, row: ApplicationRow, { now }: Pick<Asking, 'now'>, actor: ActorStamp, action: string, details: Json): Promise<void> =>
    ports.audit(trx, caseEntry(row, actor, action, details, now));
