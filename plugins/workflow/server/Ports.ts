import type { EndpointAnswer, Idempotency, Principal, Printout, UploadedFile } from '@medregistry/language';
import type { AuditEntry } from '@medregistry/audit';
import type { OutboxItem } from '@medregistry/outbox';
import type { Knex } from 'knex';

/** A page of a slot as screens see it. */
export interface PageView {
  id: string;
  position: number;
  rotation: number;
  kind: 'image' | 'pdf';
  name: string;
  width: number;
  height: number;
  bytes: number;
  addedAt: string;
}

/** A slot as the dossier keeps it; slots nobody has touched are not there. */
export interface SlotView {
  slot: string;
  version: number;
  frozen: boolean;
  bytes: number;
  pages: PageView[];
}

export interface IssuedView {
  documentId: string;
  kind: string;
  number: string;
  prints: number;
}

export interface SubjectKey {
  subjectType: string;
  subjectId: string;
}

/** Who asks, for the log of prints and pages. */
export interface Asker {
  userId: number;
  name: string;
  address: string;
  now: Date;
}

/** What the engine needs of the dossier plugin. */
export interface Dossier {
  slots(connection: Knex, subject: SubjectKey): Promise<SlotView[]>;
  freeze(trx: Knex.Transaction, subject: SubjectKey): Promise<void>;
  thaw(trx: Knex.Transaction, subject: SubjectKey): Promise<void>;
  append(subject: SubjectKey & { scopePath: string }, slot: string, files: UploadedFile[], asker: Asker): Promise<SlotView>;
  arrange(subject: SubjectKey, slot: string, pages: { id: string; rotation: number }[], asker: Asker): Promise<SlotView>;
  remove(subject: SubjectKey, slot: string, page: string, asker: Asker): Promise<SlotView>;
  slotFile(subject: SubjectKey, slot: string): Promise<Buffer>;
  preview(subject: SubjectKey, slot: string, page: string): Promise<Buffer>;
  issued(connection: Knex, subject: SubjectKey): Promise<IssuedView[]>;
  issue(trx: Knex.Transaction, document: SubjectKey & { kind: string; prefix: string; region: string; scopePath: string; printout: Printout; now: Date }): Promise<IssuedView>;
  print(documentId: string, asker: Asker): Promise<Buffer>;
  draft(printout: Printout): Promise<Buffer>;
  whole(subject: SubjectKey, title: string, slots: { slot: string; label: string }[]): Promise<Buffer>;
}

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
  audit(trx: Knex.Transaction, entry: AuditEntry): Promise<void>;
  enqueue(trx: Knex.Transaction, items: OutboxItem[]): Promise<void>;
  remember(trx: Knex.Transaction, request: { principal: Principal; idempotency: Idempotency | undefined; now: Date }, answer: EndpointAnswer<unknown>): Promise<void>;
  dossier: Dossier;
}
