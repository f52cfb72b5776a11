import type { ProcedureInput, Text } from '@medregistry/language';
import type { DistrictVocabulary } from '../../vocabulary';
import type { Phase } from '../phases/Phase';

export type { Block, GuardInput, Paper, Phase as Events } from '../phases/Phase';
export type States<S extends string> = ProcedureInput<S, never, never, DistrictVocabulary>['states'];
export type Queues<S extends string> = NonNullable<ProcedureInput<S, never, never, DistrictVocabulary>['queues']>;
export type Effects = NonNullable<Phase<string>[string]['effects']>;
export type Slot = NonNullable<ProcedureInput<string, never, never, DistrictVocabulary>['materials']>[number];

/** A text in the three languages. */
export const words = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** What a business is called in the middle of a sentence, and in a list. */
export interface Business {
  hans: string;
  hant: string;
  en: string;
}
