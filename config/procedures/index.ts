import type { Procedure } from '@medregistry/language';
import { deregistration } from './deregistration';
import { firstRegistration } from './firstRegistration';
import { permitLife } from './permitLife';
import { renewal } from './renewal';
import { reVerification } from './reVerification';
import { verification } from './verification';
import { verificationObligation } from './verificationObligation';

/** Every business of the district. A new one is one file beside this one and one line here. */
export const procedures: readonly Procedure[] = [
  verification, reVerification, renewal, deregistration, verificationObligation, permitLife,
  firstRegistration,
];

export { deregistration, firstRegistration, permitLife, renewal, reVerification, verification, verificationObligation };
