import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** The five reasons for cancelling a nurse registration (注销原因). */
export const cancellationReasons = {
  expired: { label: '注册有效期满未延续注册', source: '护士电子化注册机构端指南' },
  revoked: { label: '受吊销《护士执业证书》处罚', source: '护士电子化注册机构端指南' },
  incapacity: { label: '丧失民事行为能力', source: '护士电子化注册机构端指南' },
  death: { label: '死亡', source: '护士电子化注册机构端指南' },
  other: { label: '其它', source: '护士电子化注册机构端指南' },
} as const satisfies EnumTable;

export const CancellationReason = enumOf(cancellationReasons);
export type CancellationReason = z.infer<typeof CancellationReason>;
