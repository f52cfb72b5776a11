export { Switch, SWITCH_REACHES, valueOf } from './Switch';
export type { SwitchReach } from './Switch';
export { defaultSwitches, SWITCH_KEYS, SwitchFacts, switchValues } from './SwitchValues';
export type { SwitchValues } from './SwitchValues';
export { switches } from './switches';
export type { SwitchKey } from './switches';
