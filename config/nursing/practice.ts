import type { CivilDate } from '@medregistry/language';
import type { CredentialType } from '../enums/CredentialType';
import type { InstitutionStatus } from '../enums/InstitutionStatus';
import type { PermitStatus } from '../enums/PermitStatus';
import type { RegistrationStatus } from '../enums/RegistrationStatus';

export interface Practice {
  status: InstitutionStatus;
  credentialType: CredentialType;
  /** The current permit; null for a clinic that is filed (备案). */
  permit: { status: PermitStatus; validTo: CivilDate } | null;
}

const PRACTISING: readonly InstitutionStatus[] = ['practising', 'verification-deferred', 'verification-overdue'];
const IN_FORCE: readonly PermitStatus[] = ['valid', 'renewal-due', 'deemed-renewed'];

/** Whether nurses may be registered with an institution: it practises, by a permit in force or a filing. */
export function mayEmploy({ status, credentialType, permit }: Practice, today: CivilDate): boolean {
  if (!PRACTISING.includes(status)) return false;
  if (credentialType !== 'practice-licence') return true;
  return permit !== null && IN_FORCE.includes(permit.status) && permit.validTo >= today;
}

/** What the dates alone decide, stored or not. */
const BY_DATE: readonly RegistrationStatus[] = ['valid', 'renewal-due', 'expired', 'suspended'];

/** The status of a registration on a day: what is stored, and what its dates have made of it since. */
export function statusOn(status: RegistrationStatus, { validTo, suspendedTo, opensOn }: { validTo: CivilDate; suspendedTo: CivilDate | null; opensOn: CivilDate }, today: CivilDate): RegistrationStatus {
  const resumed = status === 'suspended' && suspendedTo !== null && suspendedTo < today ? 'valid' : status;
  if (!BY_DATE.includes(resumed)) return resumed;
  if (validTo < today) return 'expired';
  if (resumed === 'suspended') return resumed;
  return opensOn <= today ? 'renewal-due' : 'valid';
}
