import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Position of a nurse (职务). */
export const nursePositions = {
  none: { label: '无', source: '登记管理惯例' },
  'head-nurse': { label: '护士长', source: '登记管理惯例' },
  'deputy-head-nurse': { label: '副护士长', source: '登记管理惯例' },
  'senior-head-nurse': { label: '科护士长', source: '登记管理惯例' },
  'deputy-director': { label: '护理部副主任', source: '登记管理惯例' },
  director: { label: '护理部主任', source: '登记管理惯例' },
  'vice-president': { label: '副院长', source: '登记管理惯例' },
  other: { label: '其他', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const NursePosition = enumOf(nursePositions);
export type NursePosition = z.infer<typeof NursePosition>;
