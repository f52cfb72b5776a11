import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whom a question concerns (F100). */
export const helpAudiences = {
  everyone: { label: '所有人', source: '登记管理惯例' },
  institutions: { label: '医疗机构', source: '护士电子化注册操作说明 4.(3)' },
  nurses: { label: '护士', source: '护士电子化注册操作说明 4.(4)' },
} as const satisfies EnumTable;

export const HelpAudience = enumOf(helpAudiences);
export type HelpAudience = z.infer<typeof HelpAudience>;
