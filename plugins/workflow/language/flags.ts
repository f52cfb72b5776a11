import type { FlagUse } from './Flag';
import type { Procedure } from './Procedure';

/** The flags once an event has happened, in the order in which they were set. */
export const flagsAfter = (flags: readonly string[], { set, reset }: FlagUse): string[] => [
  ...flags.filter((flag) => !reset.includes(flag) && !set.includes(flag)),
  ...set,
];

/** The flags that a list of actions leaves set: like the state, they are what the actions say. */
export const flagsOf = (procedure: Procedure, actions: readonly { event: string }[]): string[] =>
  actions.reduce<string[]>((flags, { event }) => {
    const declared = procedure.events[event];
    return declared ? flagsAfter(flags, declared.flags) : flags;
  }, []);
