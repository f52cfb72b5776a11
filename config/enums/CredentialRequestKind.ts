import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Why an institution asks for its account (申请事由). */
export const credentialRequestKinds = {
  first: { label: '首次领取', source: '登记管理惯例' },
  forgotten: { label: '忘记用户名或密码', source: '登记管理惯例' },
  'owner-changed': { label: '变更应用负责人', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const CredentialRequestKind = enumOf(credentialRequestKinds);
export type CredentialRequestKind = z.infer<typeof CredentialRequestKind>;
