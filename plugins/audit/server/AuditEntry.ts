import type { Json } from '@medregistry/language';

export type AuditOutcome = 'ok' | 'refused';

/** One thing that happened, as the caller hands it over; the chain adds sequence and hashes. */
export interface AuditEntry {
  /** One chain per authority and one for the system; its head is locked until the caller's transaction ends. */
  chain: string;
  at: Date;
  /** null for the system and for somebody who is not signed in. */
  actorId: number | null;
  actorName: string;
  action: string;
  subjectType?: string | null;
  subjectId?: string | null;
  scopePath?: string | null;
  /** Network address that the request came from. */
  address?: string | null;
  outcome: AuditOutcome;
  /** Sensitive values stand here as keyed digests only, so that erasing the value itself stays possible. */
  details?: Json;
}

/** An entry as it stands in the trail. */
export interface StoredAuditEntry {
  documentId: string;
  chain: string;
  sequence: number;
  /** ISO text, milliseconds, UTC. */
  at: string;
  actorId: number | null;
  actorName: string;
  action: string;
  subjectType: string | null;
  subjectId: string | null;
  scopePath: string | null;
  address: string | null;
  outcome: AuditOutcome;
  details: Json;
  hash: string;
}
