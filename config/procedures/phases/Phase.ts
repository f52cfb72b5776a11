import type { ProcedureInput } from '@medregistry/language';
import type { DistrictVocabulary } from '../../vocabulary';

/** Some events of a procedure, to be spread into it: what one phase of its life consists of. */
export type Phase<S extends string, C extends string = never, D extends string = never> = ProcedureInput<S, C, D, DistrictVocabulary>['events'];

/** Flags of a procedure. */
export type Flags = NonNullable<ProcedureInput<string, never, never, DistrictVocabulary>['flags']>;
