import type { Printout } from '@medregistry/language';
import type { Certificate } from '../signing/Signer';
import type { Actor } from './slotRows';

/** What a document must be issued with. Its content is pinned now, and printed and signed by a job. */
export interface IssueRequest {
  /** Given where something is written beside the document, in the same trip, that names it. */
  documentId?: string;
  subjectType: string;
  subjectId: string;
  scopePath: string;
  /** Which document of the subject, e.g. the key of its declaration. */
  kind: string;
  /** Two to four letters; the number is `<prefix>-<year>-<6 digits>`, the year that of Asia/Shanghai. */
  prefix: string;
  printout: Printout;
  actor: Actor;
  now: Date;
}

export interface IssuedDocument {
  documentId: string;
  kind: string;
  title: string;
  number: string;
  code: string;
  issuedAt: string;
  revokedAt: string | null;
  prints: number;
}

/** One line of what is true today about the subject of a document. */
export interface Fact {
  label: string;
  value: string;
}

/** The signature under a document: when and under which certificate; null while it waits for it, or without one. */
export type Signed = { at: string; certificate: Certificate } | null;

/** Answer of the public check (F20, design.md §7). Says nothing at all about a code that is not known. */
export type Verification =
  | { state: 'unknown' }
  | {
      state: 'genuine' | 'revoked';
      kind: string;
      title: string;
      number: string;
      issuedAt: string;
      revokedAt: string | null;
      /** How often the document was handed out. */
      prints: number;
      signature: Signed;
      today: Fact[];
    };

/**
 * How a file compares with the document of a code: the very bytes that were issued, those of another document of ours,
 * a file whose signature is not one that we stored with it, or one without a signature (a scan, something else).
 */
export type Comparison = 'identical' | 'other-document' | 'changed' | 'unsigned';

/** Tells what is true today about a document's subject, to anyone: no personal data. */
export type Describe = (document: { kind: string; number: string; subjectType: string; subjectId: string }) => Promise<Fact[]>;

export interface PdfRequest {
  documentId: string;
  /** Who it is handed to; null for the public, whose downloads are no prints. */
  actor: Actor | null;
  now: Date;
}
