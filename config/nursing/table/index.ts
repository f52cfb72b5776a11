export { NURSE_KEYS, nurseColumns } from './nurseColumns';
export type { NurseKey, NurseValues } from './nurseColumns';
export { reviewNurse } from './reviewNurse';
export type { NurseRemark } from './reviewNurse';
