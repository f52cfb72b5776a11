import type { Principal } from '@medregistry/language';

/** Who asks, from where, and when. */
export interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}
