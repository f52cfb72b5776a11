export { reviewPerson, withIdentityFacts } from './reviewPerson';
export type { RosterRemark } from './reviewPerson';
export { ROSTER_KEYS } from './RosterColumn';
export type { RosterColumn, RosterKey, RosterValues } from './RosterColumn';
export { rosterCategories, rosterColumns } from './rosterColumns';
