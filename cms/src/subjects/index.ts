import type { Subject as SubjectType } from '@medregistry/config/vocabulary';
import type { WorkflowDeclaration } from '@medregistry/workflow';
import { institutionSource, resolveInstitution } from './institution';
import { nurseSource, resolveNurse } from './nurse';
import type { SubjectSource } from './SubjectSource';

export { sourceBindings } from './SubjectSource';
export type { SubjectCase, SubjectSource } from './SubjectSource';

const sources: Record<SubjectType, SubjectSource> = { institution: institutionSource, nurse: nurseSource };

/**
 * How a kind of subject stands in the registers.
 *
 * @throws Error for a kind that config does not know
 */
export function sourceOf(subjectType: string): SubjectSource {
  if (!Object.hasOwn(sources, subjectType)) throw new Error(`No register is tied to the subject ${subjectType}`);
  return sources[subjectType as SubjectType];
}

/** Who finds the subject of a case, for the engine. */
export const subjects: WorkflowDeclaration['subjects'] = { institution: { resolve: resolveInstitution }, nurse: { resolve: resolveNurse } } satisfies Record<SubjectType, unknown>;
