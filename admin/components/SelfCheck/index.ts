export { CaseSelfCheck } from './CaseSelfCheck';
export { Counts, Findings } from './Findings';
export { LiveSelfCheck, SelfCheckSum } from './LiveSelfCheck';
export { StandardFacts } from './StandardFacts';
