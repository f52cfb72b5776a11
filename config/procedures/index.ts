import type { Procedure } from '@medregistry/language';
import { backfill } from './backfill';
import { deregistration } from './deregistration';
import { examinationCorrection } from './examinationCorrection';
import { firstRegistration } from './firstRegistration';
import { informationChange } from './informationChange';
import { militaryTransfer } from './militaryTransfer';
import { nurseChange } from './nurseChange';
import { nursePenalty } from './nursePenalty';
import { permitLife } from './permitLife';
import { registrationCancellation } from './registrationCancellation';
import { registrationCorrection } from './registrationCorrection';
import { registrationRenewal } from './registrationRenewal';
import { renewal } from './renewal';
import { reRegistration } from './reRegistration';
import { reVerification } from './reVerification';
import { verification } from './verification';
import { verificationObligation } from './verificationObligation';

/** Every business of the district. A new one is one file beside this one and one line here. */
export const procedures: readonly Procedure[] = [
  verification, reVerification, renewal, deregistration, verificationObligation, permitLife,
  firstRegistration, nurseChange, registrationRenewal, reRegistration, registrationCancellation, militaryTransfer, nursePenalty,
  informationChange, backfill, registrationCorrection, examinationCorrection,
];

export {
  backfill, deregistration, examinationCorrection, firstRegistration, informationChange, militaryTransfer, nurseChange, nursePenalty, permitLife, registrationCancellation, registrationCorrection,
  registrationRenewal, renewal, reRegistration, reVerification, verification, verificationObligation,
};
