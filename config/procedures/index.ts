import type { Procedure } from '@medregistry/language';
import { permitLife } from './permitLife';
import { renewal } from './renewal';
import { verification } from './verification';
import { verificationObligation } from './verificationObligation';

/** Every business of the district. A new one is one file beside this one and one line here. */
export const procedures: readonly Procedure[] = [verification, renewal, verificationObligation, permitLife];

export { permitLife, renewal, verification, verificationObligation };
