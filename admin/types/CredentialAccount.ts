import type { Tone } from './Row';

/** An institution with the standing of its account, as the window lists it. */
export interface CredentialLine {
  documentId: string;
  name: string;
  registrationNumber: string;
  username: string | null;
  standing: string;
  standingLabel: string;
  tone: Tone;
}

export interface CredentialKind {
  kind: string;
  label: string;
  when: string;
  /** Asks for the person in charge anew. */
  changesOwner: boolean;
  papers: { paper: string; label: string }[];
}

export interface CredentialAccount extends CredentialLine {
  owner: { name: string; mobile: string; position: string | null } | null;
  kinds: CredentialKind[];
  history: { documentId: string; kindLabel: string; number: string; mobile: string; issuedBy: string; issuedAt: string }[];
}

/** What was handed out; the secret itself is on its way to a phone. */
export interface HandedOut {
  documentId: string;
  number: string;
  username: string;
  mobile: string;
}
