export type { AuditEntry, AuditOutcome, StoredAuditEntry } from './AuditEntry';
export type { ChainHead, Trail, TrailDatabase, TrailPage, TrailQuestion } from './services/trail';
export type { BrokenLink, BrokenReason } from './services/verifyChains';
