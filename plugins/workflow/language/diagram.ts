import type { Procedure } from './Procedure';
import { say } from './Text';

const id = (state: string): string => state.replaceAll('-', '_');

/** A procedure's states and events as a Mermaid state diagram. */
export function stateDiagram(procedure: Procedure): string {
  const states = Object.entries(procedure.states).map(([key, { label }]) => `  ${id(key)}: ${say(label.staff)}`);
  const events = Object.entries(procedure.events).flatMap(([, event]) =>
    event.from.map((from) => `  ${id(from)} --> ${id(event.to ?? from)}: ${say(event.label)}`),
  );
  const ends = Object.entries(procedure.states)
    .filter(([, { closed }]) => closed)
    .map(([key]) => `  ${id(key)} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${id(procedure.initial)}`, ...states, ...events, ...ends].join('\n');
}
