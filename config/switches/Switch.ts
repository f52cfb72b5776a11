import { z } from 'zod';

/** From when a changed value counts: for what is opened from then on, or at once for everybody. */
export const SWITCH_REACHES = ['new-cases', 'at-once'] as const;
export type SwitchReach = (typeof SWITCH_REACHES)[number];

/** Which businesses a switch is about. */
export const SWITCH_TOPICS = ['verification', 'nurses'] as const;
export type SwitchTopic = (typeof SWITCH_TOPICS)[number];

const common = { topic: z.enum(SWITCH_TOPICS), label: z.string(), basis: z.string(), reach: z.enum(SWITCH_REACHES) };

/** What an authority may choose where the law leaves it open or [M-M] sources differ (机关参数). */
export const Switch = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('choice'), options: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(2), default: z.string(), ...common }),
  z.strictObject({ type: z.literal('yes-no'), default: z.boolean(), ...common }),
  z.strictObject({ type: z.literal('number'), unit: z.string(), min: z.number().int(), max: z.number().int(), default: z.number().int(), ...common }),
]);
export type Switch = z.infer<typeof Switch>;

/** The schema of a switch's value. */
export function valueOf(declared: Switch): z.ZodType<string | boolean | number> {
  switch (declared.type) {
    case 'choice': return z.enum(declared.options.map(({ value }) => value) as [string, ...string[]], '请选择列出的一项。');
    case 'yes-no': return z.boolean('请选择“是”或“否”。');
    case 'number': return z.number('请填写整数。').int('请填写整数。').min(declared.min, `不能小于 ${declared.min}。`).max(declared.max, `不能大于 ${declared.max}。`);
  }
}
