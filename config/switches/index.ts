export { Switch, SWITCH_REACHES, SWITCH_TOPICS, valueOf } from './Switch';
export type { SwitchReach, SwitchTopic } from './Switch';
export { defaultSwitches, SWITCH_KEYS, SwitchFacts, switchValues } from './SwitchValues';
export type { SwitchValues } from './SwitchValues';
export { switches } from './switches';
export type { SwitchKey } from './switches';
