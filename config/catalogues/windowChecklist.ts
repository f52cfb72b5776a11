/** A line that the counter ticks before it stamps. */
export interface WindowChecklistItem {
  key: string;
  label: string;
  /** Asked for only when the permit is renewed together with the verification. */
  renewalOnly: boolean;
  /** Feature that the line comes from. */
  source: string;
}

/**
 * What to bring to the window (登记盖章). A plain verification needs the duplicate and the
 * sealed notice (F21); a renewal needs the other four as well (F25–F29).
 */
export const windowChecklist = [
  { key: 'permitDuplicate', label: '《医疗机构执业许可证》副本原件', renewalOnly: false, source: 'F21、F26' },
  { key: 'guidanceNotice', label: '网上审核指导服务完成通知单（加盖本单位公章）', renewalOnly: false, source: 'F21、F27' },
  { key: 'permitOriginal', label: '《医疗机构执业许可证》正本原件', renewalOnly: true, source: 'F26' },
  { key: 'sealedMaterials', label: '在系统中上传的全部校验申请材料（加盖医疗机构公章）', renewalOnly: true, source: 'F25' },
  { key: 'licenceApplication', label: '行政许可申请表', renewalOnly: true, source: 'F28' },
  { key: 'renewalApplication', label: '《医疗机构执业许可证》有效期延续申请书', renewalOnly: true, source: 'F29' },
] as const satisfies readonly WindowChecklistItem[];

/** The lines that apply: all of them with a renewal, the first two without. */
export function windowChecklistFor(withRenewal: boolean): WindowChecklistItem[] {
  return windowChecklist.filter((item) => withRenewal || !item.renewalOnly);
}
