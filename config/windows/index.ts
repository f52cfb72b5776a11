export { ServiceHours, spansOn, windowOpening } from './opening';
export { slotsOn, windowPurposeOf } from './slots';
export type { Slot } from './slots';
export type { Opening } from './opening';
