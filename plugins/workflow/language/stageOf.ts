import type { Procedure } from './Procedure';

/** How far a case is, whatever its procedure calls the state: what overviews count by. */
export const STAGES = ['preparing', 'with-office', 'returned', 'approved', 'done', 'ended'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The stage of a state, from what is declared of it: a business that is added, or a state that a business gets, is
 * counted without another table to keep.
 */
export function stageOf({ states, initial }: Pick<Procedure, 'states' | 'initial'>, key: string): Stage {
  const state = states[key];
  if (key === initial && !state?.closed) return 'preparing';
  if (state?.closed) return state.tone === 'good' ? 'done' : 'ended';
  if (state?.editable.form || state?.editable.materials) return 'returned';
  return state?.tone === 'good' ? 'approved' : 'with-office';
}
