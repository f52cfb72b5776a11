import { fact as anyFact, procedureIn, type OperandBuilder } from '@medregistry/language';
import type { NurseBusiness } from './enums';
import type { FactPath } from './facts';
import type { Role } from './roles';

/** What a procedure can be about. */
export type Subject = 'institution' | 'nurse';

/** The register records that effects can speak of; cms ties each to a table. */
export const RECORDS = ['institution', 'permit', 'verificationRecord', 'obligation', 'nurse', 'registration', 'practiceRecord'] as const;
export type RecordName = (typeof RECORDS)[number];

/**
 * Which office decides a nurse's business: one of the six that her institution names an authority for (F65), or the
 * province that issued the certificate or held the examination (F95, F97).
 */
export type Route = NurseBusiness | 'province';

/** The words of the district: what is not among them does not compile in a declaration. */
export interface DistrictVocabulary {
  role: Role;
  record: RecordName;
  subject: Subject;
  route: Route;
}

/**
 * Declares a procedure of the district.
 *
 * @throws Error that lists every fault of the declaration, when the module is loaded.
 */
export const defineProcedure = procedureIn<DistrictVocabulary>();

/** What a register says. A path that no fact group has does not compile. */
export const fact = (path: FactPath): OperandBuilder => anyFact(path);
