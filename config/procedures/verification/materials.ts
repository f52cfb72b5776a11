import type { Condition, Procedure } from '@medregistry/language';
import { renewalMaterials, verificationMaterials, type MaterialKind, type MaterialOccasion } from '../../catalogues';
import { fact } from '../../vocabulary';
import { agentActs } from './conduct';

/** The permit ends within the campaign: renewal is filed together (F13, F23). */
export const renewalNeeded = fact('permit.renewalNeeded').is(true);

const OCCASIONS = {
  always: { required: true },
  agent: { when: agentActs, required: true },
  renewal: { when: renewalNeeded, required: true },
  'on-demand': { required: false },
} as const satisfies Record<MaterialOccasion, { when?: Condition; required: boolean }>;

/** Slots whose paper the system prints from the form. */
const PRINTABLE: Partial<Record<string, string>> = { 'application-form': 'application-form', 'staff-roster': 'roster', 'work-summary': 'work-summary' };

const slot = ({ key, label, requirement, occasion, seal, signature, copyMark }: MaterialKind): Procedure['materials'][number] => ({
  key,
  label,
  requirement,
  seal,
  signature,
  copyMark,
  ...OCCASIONS[occasion],
  ...(PRINTABLE[key] ? { printable: PRINTABLE[key] } : {}),
});

/** VM01–VM15 and the renewal's two, but for those that the form itself answers (VM10–VM13). */
export const materials: Procedure['materials'] = ([...verificationMaterials, ...renewalMaterials] as readonly MaterialKind[])
  .filter(({ asForm }) => !asForm)
  .map(slot);
