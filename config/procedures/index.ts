import type { Procedure } from '@medregistry/language';
import { verification } from './verification';
import { verificationObligation } from './verificationObligation';

/** Every business of the district. A new one is one file beside this one and one line here. */
export const procedures: readonly Procedure[] = [verification, verificationObligation];

export { verification, verificationObligation };
