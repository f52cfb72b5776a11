import type { Idempotency, Principal } from '@medregistry/language';

/** Who asks for a write, as the endpoint runner knows it. */
export interface Asking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
  idempotency?: Idempotency | undefined;
}

/** A change of a slot's pages. */
export interface MaterialAsking extends Asking {
  params: { id: string; slot: string };
}
