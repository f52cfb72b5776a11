import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Conclusion of a verification (校验结论). A first verification knows only the first two; the third exists for re-verification alone. */
export const verificationConclusions = {
  passed: { label: '校验合格', source: '校验办法第18条、第20条' },
  deferred: { label: '暂缓校验', source: '校验办法第18条、第20条' },
  're-verification-failed': { label: '再次校验不合格', source: '校验办法第18条、第20条' },
} as const satisfies EnumTable;

export const VerificationConclusion = enumOf(verificationConclusions);
export type VerificationConclusion = z.infer<typeof VerificationConclusion>;
