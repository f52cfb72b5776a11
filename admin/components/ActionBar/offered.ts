import type { Action } from '../../types/Case';

/** Whether the state of the case knows this event at all. */
export const isPossible = (action: Action): boolean => action.problems.every(({ code }) => code !== 'not-in-state');

/**
 * What stands on the screen: the actions of this state; where there are none, the main ones of the role, so that
 * the person reads why nothing can be done yet.
 */
export function offered(actions: Action[]): Action[] {
  const possible = actions.filter(isPossible);
  return possible.length > 0 ? possible : actions.filter(({ intent }) => intent === 'primary').slice(0, 1);
}
