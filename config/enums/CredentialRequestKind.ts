import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Why an institution asks for its account (申请事由). */
export const credentialRequestKinds = {
  first: { label: '首次领取', source: 'domain 4.12' },
  forgotten: { label: '忘记用户名或密码', source: 'domain 4.12' },
  'owner-changed': { label: '变更应用负责人', source: 'domain 4.12' },
} as const satisfies EnumTable;

export const CredentialRequestKind = enumOf(credentialRequestKinds);
export type CredentialRequestKind = z.infer<typeof CredentialRequestKind>;
