import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Economic type (经济类型), the two digits of the registration number after the region. */
export const economicTypes = {
  'state-owned': { label: '国有', source: 'WS 218-2002 / 登记注册类型代码', code: '11' },
  'collective-owned': { label: '集体', source: 'WS 218-2002 / 登记注册类型代码', code: '12' },
  'cooperative-shares': { label: '股份合作', source: 'WS 218-2002 / 登记注册类型代码', code: '13' },
  'joint-operation': { label: '联营', source: 'WS 218-2002 / 登记注册类型代码', code: '14' },
  'limited-liability': { label: '有限责任公司', source: 'WS 218-2002 / 登记注册类型代码', code: '15' },
  'joint-stock-company': { label: '股份有限公司', source: 'WS 218-2002 / 登记注册类型代码', code: '16' },
  'private-enterprise': { label: '私营', source: 'WS 218-2002 / 登记注册类型代码', code: '17' },
  'other-domestic': { label: '其他内资', source: 'WS 218-2002 / 登记注册类型代码', code: '19' },
  'hmt-joint-venture': { label: '与港澳台商合资经营', source: 'WS 218-2002 / 登记注册类型代码', code: '21' },
  'hmt-cooperative': { label: '与港澳台商合作经营', source: 'WS 218-2002 / 登记注册类型代码', code: '22' },
  'hmt-sole': { label: '港澳台商独资经营', source: 'WS 218-2002 / 登记注册类型代码', code: '23' },
  'hmt-joint-stock': { label: '港澳台商投资股份有限公司', source: 'WS 218-2002 / 登记注册类型代码', code: '24' },
  'foreign-joint-venture': { label: '中外合资经营', source: 'WS 218-2002 / 登记注册类型代码', code: '31' },
  'foreign-cooperative': { label: '中外合作经营', source: 'WS 218-2002 / 登记注册类型代码', code: '32' },
  'foreign-sole': { label: '外资企业', source: 'WS 218-2002 / 登记注册类型代码', code: '33' },
  'foreign-joint-stock': { label: '外商投资股份有限公司', source: 'WS 218-2002 / 登记注册类型代码', code: '34' },
} as const satisfies EnumTable;

export const EconomicType = enumOf(economicTypes);
export type EconomicType = z.infer<typeof EconomicType>;
