import type { Guard, Printed, ProcedureInput } from '@medregistry/language';
import type { z } from 'zod';
import type { Role } from '../../roles';
import type { DistrictVocabulary } from '../../vocabulary';

/** Some events of a procedure, to be spread into it: what one phase of its life consists of. */
export type Phase<S extends string, C extends string = never, D extends string = never> = ProcedureInput<S, C, D, DistrictVocabulary>['events'];

/** Flags of a procedure. */
export type Flags = NonNullable<ProcedureInput<string, never, never, DistrictVocabulary>['flags']>;

/** A rule as a declaration writes it. */
export type GuardInput = z.input<typeof Guard>;

/** A document as a declaration of the district writes it. */
export type Paper = Omit<z.input<typeof Printed>, 'roles'> & { roles: Role[] };
export type Block = Paper['blocks'][number];
