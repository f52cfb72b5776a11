import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

const source = '系统中的业务名称';

/** The businesses that a service guide (办事指南) can explain, by the keys of their declarations. */
export const guidedProcedures = {
  verification: { label: '医疗机构校验', source },
  're-verification': { label: '暂缓后再次校验', source },
  renewal: { label: '许可证有效期延续', source },
  deregistration: { label: '责令补办与许可证注销', source },
  'first-registration': { label: '护士首次注册', source },
  'nurse-change': { label: '护士变更注册', source },
  'registration-renewal': { label: '护士延续注册', source },
  're-registration': { label: '护士重新注册', source },
  'registration-cancellation': { label: '护士注销注册', source },
  'military-transfer': { label: '军队武警地方业务', source },
  'information-change': { label: '护士信息修改', source },
  backfill: { label: '护士执业注册补录', source },
  'registration-correction': { label: '护士执业注册信息修改', source },
  'examination-correction': { label: '护士执业考试资格信息修改', source },
} as const satisfies EnumTable;

export const GuidedProcedure = enumOf(guidedProcedures);
export type GuidedProcedure = z.infer<typeof GuidedProcedure>;
