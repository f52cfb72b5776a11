import type { Problem } from '@medregistry/language';
import type { Tone } from './Row';

/** A case that weighs on the institution, and what it has to do about it. */
export interface Burden {
  documentId: string;
  number: string;
  stateLabel: string;
  tone: Tone;
  nextStep: string;
  dueOn: string | null;
}

/** Everything of 校验申请业务提示 for one institution. */
export interface Prompt {
  institution: { id: string; name: string };
  eligible: boolean;
  reason: string | null;
  /** Everything that stands in the way of starting. */
  problems?: Problem[];
  exemption: string | null;
  obligation: { state: string; stateLabel: string; dueOn: string; opensOn: string } | null;
  campaign: {
    id: string;
    title: string;
    year: number;
    applyFrom: string;
    applyTo: string;
    windowFrom: string;
    renewalCutoff: string;
  } | null;
  notice: {
    id: string;
    title: string;
    body: string;
    version: number;
    attachments: { id: string; name: string; bytes: number; sha256: string }[];
    acknowledgedAt: string | null;
  } | null;
  permit: { number: string; validFrom: string; validTo: string; nextDueOn: string | null; lastVerifiedOn: string | null; version: number } | null;
  /** The deferral (暂缓校验) under which the institution stands. */
  deferral: { from: string; to: string; months: number; tasks: string | null; effects: string[]; step: string; reVerification: Burden | null } | null;
  /** An order to make up for the verification, or a deregistration that is being decided. */
  order: Burden | null;
  renewalNeeded: boolean;
  materials: { key: string; label: string; requirement: string; required: boolean }[];
  window: { name: string; hall: string; address: string; hours: string; phone: string; opensOn: string | null; opening: { openUntil: string | null; next: { date: string; from: string } | null } | null } | null;
  current: { documentId: string; number: string | null; state: string; stateLabel: string } | null;
}

/** Why this institution cannot start, apart from the notice that it may read and confirm on the same page. */
export function hindrancesOf({ eligible, reason, problems, exemption, current }: Prompt): string[] {
  if (eligible || exemption || current) return [];
  const found = (problems ?? []).filter(({ code }) => code !== 'notice-unread').map(({ message }) => message);
  return problems || !reason ? found : [reason];
}
