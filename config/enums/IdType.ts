import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Kind of identity paper (证件类型). */
export const idTypes = {
  'resident-id': { label: '居民身份证', source: '登记管理惯例' },
  'military-id': { label: '军官证/士兵证', source: '登记管理惯例' },
  'hm-travel-permit': { label: '港澳居民来往内地通行证', source: '登记管理惯例' },
  'taiwan-travel-permit': { label: '台湾居民来往大陆通行证', source: '登记管理惯例' },
  'hmt-residence-permit': { label: '港澳台居民居住证', source: '登记管理惯例' },
  'foreign-permanent-residence': { label: '外国人永久居留身份证', source: '登记管理惯例' },
  passport: { label: '护照', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const IdType = enumOf(idTypes);
export type IdType = z.infer<typeof IdType>;
