import { managementClasses } from '../enums/ManagementClass';
import { serviceTargets } from '../enums/ServiceTarget';
import { verificationConclusions } from '../enums/VerificationConclusion';
import type { EnumTable } from '../enums/Enumeration';

/** What a version of the permit (执业许可证) says, in the order in which its history (历史沿革, F101) names changes. */
export const permitFields = {
  name: { label: '机构名称' },
  address: { label: '地址' },
  legalRepresentative: { label: '法定代表人' },
  principal: { label: '主要负责人' },
  subjects: { label: '诊疗科目' },
  beds: { label: '床位（张）' },
  chairs: { label: '牙椅（台）' },
  managementClass: { label: '经营性质', values: managementClasses },
  serviceTarget: { label: '服务对象', values: serviceTargets },
  number: { label: '登记号' },
  validFrom: { label: '有效期自' },
  validTo: { label: '有效期至' },
  verificationYears: { label: '校验期（年）' },
  lastVerifiedOn: { label: '上次校验' },
  lastConclusion: { label: '校验结论', values: verificationConclusions },
  nextDueOn: { label: '下一个校验期满日' },
} as const satisfies Record<string, { label: string; values?: EnumTable }>;
