import type { Guard, Printed, ProcedureInput, Text } from '@medregistry/language';
import type { z } from 'zod';
import type { Role } from '../../roles';
import type { DistrictVocabulary } from '../../vocabulary';

/** Some events of a nurse's business, to be spread into it. */
export type Events<S extends string, C extends string = never, D extends string = never> = ProcedureInput<S, C, D, DistrictVocabulary>['events'];
export type States<S extends string> = ProcedureInput<S, never, never, DistrictVocabulary>['states'];
export type Queues<S extends string> = NonNullable<ProcedureInput<S, never, never, DistrictVocabulary>['queues']>;
export type GuardInput = z.input<typeof Guard>;
export type Effects = NonNullable<Events<string>[string]['effects']>;
export type Slot = NonNullable<ProcedureInput<string, never, never, DistrictVocabulary>['materials']>[number];

/** A document as a declaration of the district writes it. */
export type Paper = Omit<z.input<typeof Printed>, 'roles'> & { roles: Role[] };
export type Block = Paper['blocks'][number];

/** A text in the three languages. */
export const words = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** What a business is called in the middle of a sentence, and in a list. */
export interface Business {
  hans: string;
  hant: string;
  en: string;
}
