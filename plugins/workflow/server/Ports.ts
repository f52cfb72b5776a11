import type { EndpointAnswer, Idempotency, Principal } from '@medregistry/language';
import type { AuditEntry } from '@medregistry/audit';
import type { Bundle, Documents, ReadContents, Slots } from '@medregistry/dossier';
import type { OutboxItem } from '@medregistry/outbox';
import type { Knex } from 'knex';

export interface Sealer {
  seal<T>(value: T, paths: readonly string[]): T;
  open<T>(value: T, paths: readonly string[]): T;
}

/** The other plugins as the engine sees them; wired in `index.ts`. */
export interface Ports {
  transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  connection: Knex;
  query<T extends object>(name: string, sql: string, values?: readonly unknown[]): Promise<T[]>;
  cipher: Sealer;
  /** Whether the person has shown lately who they are, or need not. */
  isFresh(principal: Principal, now: Date): boolean;
  audit(trx: Knex.Transaction, entry: AuditEntry): Promise<void>;
  enqueue(trx: Knex.Transaction, items: OutboxItem[]): Promise<void>;
  remember(trx: Knex.Transaction, request: { principal: Principal; idempotency: Idempotency | undefined; now: Date }, answer: EndpointAnswer<unknown>): Promise<void>;
  contents: ReadContents;
  slots: Slots;
  documents: Documents;
  bundle: Bundle;
}
