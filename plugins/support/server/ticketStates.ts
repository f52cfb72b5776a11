import { z } from 'zod';

/** Where a question stands. */
export const TicketState = z.enum(['open', 'in-progress', 'answered', 'transferred', 'resolved', 'closed']);
export type TicketState = z.infer<typeof TicketState>;

export const TicketEvent = z.enum(['claim', 'answer', 'ask', 'transfer', 'resolve', 'close']);
export type TicketEvent = z.infer<typeof TicketEvent>;

interface Move {
  from: readonly TicketState[];
  to: TicketState;
  /** Who may: the requester, whoever answers, or both. */
  by: readonly ('requester' | 'desk')[];
}

const LIVING = ['open', 'in-progress', 'answered', 'transferred'] as const;

/** What may happen to a question. Whoever asks again opens even a settled one. */
export const moves = {
  claim: { from: ['open', 'transferred'], to: 'in-progress', by: ['desk'] },
  answer: { from: LIVING, to: 'answered', by: ['desk'] },
  ask: { from: [...LIVING, 'resolved'], to: 'in-progress', by: ['requester'] },
  transfer: { from: LIVING, to: 'transferred', by: ['desk'] },
  resolve: { from: ['answered', 'in-progress'], to: 'resolved', by: ['requester', 'desk'] },
  close: { from: LIVING, to: 'closed', by: ['desk'] },
} as const satisfies Record<TicketEvent, Move>;

/** The state after an event; null where it may not happen now, or not by this side. */
export function after(event: TicketEvent, state: TicketState, by: 'requester' | 'desk'): TicketState | null {
  const move: Move = moves[event];
  if (!move.by.includes(by) || !move.from.includes(state)) return null;
  // A question that nobody has taken stays so when its requester adds to it.
  return event === 'ask' && (state === 'open' || state === 'transferred') ? state : move.to;
}
