import { z } from 'zod';
import { valueOf } from './Switch';
import { switches, type SwitchKey } from './switches';

type ValueOf<S> = S extends { type: 'yes-no' } ? boolean : S extends { type: 'number' } ? number : S extends { options: readonly { value: infer V }[] } ? V : never;
/** The value of every switch. */
export type SwitchValues = { [K in SwitchKey]: ValueOf<(typeof switches)[K]> };

const entries = Object.entries(switches) as [SwitchKey, (typeof switches)[SwitchKey]][];

/** The facts that rules read: one value for each switch. */
export const SwitchFacts = z.strictObject(Object.fromEntries(entries.map(([key, declared]) => [key, valueOf(declared)])) as { [K in SwitchKey]: z.ZodType<SwitchValues[K]> });

export const SWITCH_KEYS = entries.map(([key]) => key);

/** What holds where nobody has set anything. */
export const defaultSwitches = (): SwitchValues => Object.fromEntries(entries.map(([key, declared]) => [key, declared.default])) as SwitchValues;

/** The values that were set, completed by the defaults; what a switch does not accept (any more) is as if it were not set. */
export function switchValues(set: Record<string, unknown>): SwitchValues {
  const accepted = SWITCH_KEYS.flatMap((key) => (SwitchFacts.shape[key].safeParse(set[key]).success ? [[key, set[key]] as const] : []));
  return { ...defaultSwitches(), ...(Object.fromEntries(accepted) as Partial<SwitchValues>) };
}
