import { institutionUsername } from './accounts';
import type { DemoCase, DemoCaseStage, DemoInstitution } from './DemonstrationDistrict';

interface CasePlan {
  institution: string;
  procedure?: DemoCase['procedure'];
  upTo: DemoCaseStage;
  about: string;
  notes?: DemoCase['notes'];
}

/** The hospital has none: its case is the one that a visitor files. */
const plans: CasePlan[] = [
  { institution: 'eye-outpatient', upTo: 'draft', about: '草稿，申请书已保存一半' },
  { institution: 'outpatient', upTo: 'submitted', about: '已提交，等待审核' },
  { institution: 'tcm-outpatient', upTo: 'submitted', about: '已提交，等待区中医药主管部门审核' },
  {
    institution: 'dental',
    upTo: 'correction',
    about: '被退回修改，两条意见',
    notes: [
      { category: 'material', code: 'M2', text: '签章处未盖章或签字。', target: 'materials.application-form' },
      { category: 'standard', code: 'S2', text: '人员资质不明确，请补充提供人员资质证明材料如职称证、美容医师主诊证等。', target: '' },
    ],
  },
  { institution: 'licensed-clinic', upTo: 'pending-decision', about: '校验与许可证延续一并提交，建议校验合格、准予延续，等待签批' },
  { institution: 'nursing-home', upTo: 'pending-decision', about: '审核人员建议校验合格，等待签批' },
  { institution: 'community-centre', upTo: 'online-approved', about: '网上审核通过，可打印网上服务通知书，等待窗口办理' },
  { institution: 'laboratory', upTo: 'completed', about: '已登记盖章，校验合格' },
  { institution: 'deferral-proposed', upTo: 'deferral-proposed', about: '审核人员建议暂缓校验，等待签发事前告知书' },
  { institution: 'hearing-asked', upTo: 'hearing', about: '机构要求听证，等待组织' },
  { institution: 'renewal-held', upTo: 'deferred', about: '已决定暂缓校验，同时申请的延续等待校验结论' },
  { institution: 're-verifying', procedure: 're-verification', upTo: 're-verification-visit', about: '再次校验，已安排现场审查' },
  { institution: 're-verification-failed', procedure: 're-verification', upTo: 're-verification-failed', about: '再次校验不合格' },
  { institution: 'set-aside-proposed', upTo: 'set-aside-proposed', about: '已登记盖章，有人提出撤销结论，等待确认' },
];

/** What an invented institution writes under the nine headings of its work summary. */
function workSummaryOf(institution: DemoInstitution): Record<string, string> {
  const { name } = institution;
  return {
    lawfulPractice: `${name}按登记的诊疗科目开展活动，人员均持证上岗，校验期内未受行政处罚。`,
    medicalManagement: '落实首诊负责、查对和危急值报告制度，每季度召开质量分析会，投诉均在七日内答复。',
    infectionManagement: '每月开展环境监测和手卫生检查，医疗废物交有资质的单位处置，交接记录齐全。',
    nursingManagement: '按规定配备护士，每月组织业务学习和技能考核，未发生护理不良事件。',
    pharmacyManagement: '药品从合法渠道购进，效期和温湿度每日登记，每季度开展处方点评。',
    technicalDepartments: '设备按期校准，参加室间质评，结果合格；未设医技科室的项目委托有资质机构完成。',
    outpatientAndEmergency: '落实预检分诊，公示服务流程和收费标准，急救药品和设备每周检查。',
    medicalRecords: '病历书写按规范执行，每月抽查质控，电子病历定期备份。',
    safetyInProduction: '每月检查消防和用电，全年组织两次应急演练，未发生安全生产事故。',
  };
}

function workloadOf(institution: DemoInstitution): DemoCase['workload'] {
  const beds = institution.bedsOpen;
  return {
    outpatientVisits: beds > 0 ? beds * 300 : 9600,
    emergencyVisits: institution.serviceModes.includes('emergency') ? beds * 40 : 0,
    discharges: beds * 6,
    bedDays: beds * 290,
    bedUsePercent: beds > 0 ? 79.5 : 0,
  };
}

/** The cases that the district starts with. The reviewer and the approver of a case are different people. */
export function casesOf(institutions: readonly DemoInstitution[]): DemoCase[] {
  return plans.map((plan) => {
    const institution = institutions.find((candidate) => candidate.key === plan.institution);
    if (institution === undefined) throw new RangeError(`no institution ${plan.institution}`);
    const tcm = institution.authority === 'cy-tcm';
    return {
      institution: plan.institution,
      campaign: tcm ? 'verification-tcm' : 'verification-health',
      procedure: plan.procedure ?? 'verification',
      upTo: plan.upTo,
      applicant: institutionUsername(plan.institution),
      reviewer: tcm ? 'tcm-reviewer' : 'reviewer-1',
      second: tcm ? 'tcm-reviewer' : 'reviewer-2',
      approver: tcm ? 'tcm-approver' : 'approver-1',
      counter: tcm ? 'tcm-counter' : 'counter-verification',
      notes: plan.notes ?? [],
      workSummary: workSummaryOf(institution),
      workload: workloadOf(institution),
      about: plan.about,
    };
  });
}
