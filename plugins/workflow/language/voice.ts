import type { Procedure } from './Procedure';
import { say } from './Text';
import type { Scene } from './World';

/** In whose words a case is told: the applicant's or the office's. */
export type Voice = 'applicant' | 'staff';

/** In which voice whoever acts is spoken to. */
export const voiceOf = ({ applicantRoles = [], actor }: Pick<Scene, 'applicantRoles' | 'actor'>): Voice => (actor.roles.some((role) => applicantRoles.includes(role)) ? 'applicant' : 'staff');

type Told = Pick<Procedure, 'states'>;

/** The state as it is told: to an applicant the one that stands for it, where it is the office's own affair. */
export const toldState = ({ states }: Told, state: string, voice: Voice): string => (voice === 'applicant' ? states[state]?.toldAs : undefined) ?? state;

/** What a state is called in a voice. */
export function stateLabel(procedure: Told, state: string, voice: Voice): string {
  const told = toldState(procedure, state, voice);
  return say(procedure.states[told]?.label[voice] ?? told);
}

/** Flags that may be told in a voice. */
export const toldFlags = ({ flags }: Pick<Procedure, 'flags'>, set: readonly string[], voice: Voice): string[] => set.filter((flag) => voice === 'staff' || !flags[flag]?.internal);
