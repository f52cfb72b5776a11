import type { Role } from '../roles';

/** How long a case stays with the officer who took it (领取) without a sign of work, and who may take it over before. */
export const reviewLease = { minutes: 240, takeOver: ['approver'] } satisfies { minutes: number; takeOver: Role[] };
