import type { Procedure } from './Procedure';

export interface RecordedAction {
  event: string;
  from: string;
  to: string;
}

/**
 * The state that a list of actions leads to: state is what the actions say.
 *
 * @throws Error at the first action that does not follow from the one before it or that the declaration forbids.
 */
export function replay(procedure: Procedure, actions: RecordedAction[]): string {
  return actions.reduce((state, { event, from, to }, index) => {
    const declared = procedure.events[event];
    if (from !== state) throw new Error(`Action ${index} (${event}) starts from ${from}, but the case was ${state}`);
    if (!declared?.from.includes(from) || (declared.to ?? from) !== to) throw new Error(`Action ${index}: ${from} -${event}-> ${to} is not declared`);
    return to;
  }, procedure.initial);
}
