export { institutionStandards, standardFor, WITHOUT_STANDARD } from './institutionStandards';
export type { Applicable } from './institutionStandards';
export { Confidence, defineStandard, EDITIONS, FAMILIES, InstitutionStandard, OFFICIAL_PAGE } from './InstitutionStandard';
export type { StandardFamily } from './InstitutionStandard';
export { selfCheckPaper } from './paper';
