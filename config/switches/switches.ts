import type { Switch } from './Switch';
import { nurseSwitches } from './nurseSwitches';
import { verificationSwitches } from './verificationSwitches';

/** Every switch of an authority. */
export const switches = { ...verificationSwitches, ...nurseSwitches } as const satisfies Record<string, Switch>;

export type SwitchKey = keyof typeof switches;
