import type { DemoCase } from '@medregistry/database/demonstration';
import type { FormData, Json } from '@medregistry/language';

const NOTHING = '无';

/** What an institution writes when it applies again after a deferral. */
const RECTIFICATION: { [field: string]: Json } = {
  done: '已按《暂缓校验通知书》逐项整改：调整布局，补齐设备和人员，修订制度并组织培训。',
  practice: '暂缓期内没有开展诊疗活动，没有发布医疗服务信息和广告。',
  truthful: true,
};

const numberAt = (form: FormData, section: string, field: string): number => Number(form[section]?.[field] ?? 0);

/**
 * The application form (校验申请书, or that of 再次校验) of a demonstration case: what the registers filled in, completed by what an
 * institution would write.
 *
 * @param form as the case was opened with
 */
export function fillForm(form: FormData, { procedure, workSummary, workload }: DemoCase): FormData {
  if (procedure === 're-verification') return { ...form, rectification: { ...form['rectification'], ...RECTIFICATION } };
  const beds = Math.max(numberAt(form, 'profile', 'bedsOpen'), numberAt(form, 'profile', 'bedsApproved'));
  const management = Math.max(1, Math.round(numberAt(form, 'staffing', 'health') / 12));
  const { outpatientVisits, emergencyVisits, discharges, bedDays, bedUsePercent } = workload;
  const inpatients: { [field: string]: Json } =
    beds > 0
      ? { discharged: discharges, bedDays, bedUse: bedUsePercent, averageStay: discharges > 0 ? Math.round((bedDays / discharges) * 10) / 10 : 0, inpatientCost: 9860 }
      : {};
  return {
    ...form,
    staffing: { ...form['staffing'], engineering: 0, management, workers: management, total: numberAt(form, 'staffing', 'health') + 2 * management },
    roster: { ...form['roster'], confirmed: true },
    period: {
      ...form['period'],
      changes: NOTHING,
      inspections: '本校验期内接受日常监督检查两次，提出的问题均已按期整改。',
      compensation: NOTHING,
      violations: NOTHING,
      specialTechniques: NOTHING,
      penaltyPoints: 0,
    },
    summary: { ...form['summary'], ...workSummary },
    commitment: { ...form['commitment'], truthful: true, usesAgent: false },
    workload: { ...form['workload'], outpatientVisits, emergencyVisits, outpatientCost: 386.5, ...inpatients },
  };
}
