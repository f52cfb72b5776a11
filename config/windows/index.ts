export { ServiceHours, windowOpening } from './opening';
export type { Opening } from './opening';
