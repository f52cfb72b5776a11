import type { InstitutionPlan } from './institutionPlans';

const company = {
  authority: 'cy-health', ownership: 'private', economicType: 'limited-liability', managementClass: 'for-profit', affiliation: 'other', serviceModes: ['outpatient'],
  beds: 0, verificationYears: 1, doctors: 2, nurses: 2, technicians: 1,
} satisfies Partial<InstitutionPlan>;

/** Under a deferral of three months whose last day has just passed, on whatever day one looks. */
const JUST_OVER = { kind: 'deferred', daysAgo: 92, months: 3 } as const;

/**
 * Invented institutions whose verification does not go straight: put off, heard, made again, failed, set aside. None
 * exists; streets and house numbers are invented too.
 */
export const deferralPlans: InstitutionPlan[] = [
  {
    key: 'deferral-proposed', about: '口腔门诊部，审核人员建议暂缓校验，待签发事前告知书', name: '北京白鹭示例口腔门诊部', category: 'D152', ...company, sponsor: '北京白鹭示例口腔管理有限公司',
    street: '示例水岸路11号', chairs: 4, permit: { kind: 'due' }, subjects: [['12.01'], ['12.06']],
  },
  {
    key: 'hearing-asked', about: '眼科门诊部，收到暂缓校验事前告知后要求听证', name: '北京银杏示例眼科门诊部', category: 'D153', ...company, sponsor: '北京银杏示例眼科有限公司',
    street: '示例银杏路23号', permit: { kind: 'due' }, subjects: [['10']],
  },
  {
    key: 'renewal-held', about: '综合门诊部，已决定暂缓校验，同时申请的许可证延续等待校验结论', name: '北京长风示例综合门诊部', category: 'D110', ...company, sponsor: '北京长风示例医疗科技有限公司',
    street: '示例长风街5号', permit: { kind: 'due', endsInCampaign: true }, subjects: [['03'], ['04']],
  },
  {
    key: 're-verifying', about: '医疗美容门诊部，暂缓期满，已申请再次校验，待现场审查', name: '北京映月示例医疗美容门诊部', category: 'D154', ...company, sponsor: '北京映月示例美容有限公司',
    street: '示例映月路40号', beautyBeds: 4, permit: { ...JUST_OVER, reasons: ['手术室未按标准分区'] }, subjects: [['14.01'], ['14.03']],
  },
  {
    key: 're-verification-failed', about: '口腔门诊部，再次校验不合格，待办理许可证注销', name: '北京晴川示例口腔门诊部', category: 'D152', ...company, sponsor: '北京晴川示例口腔管理有限公司',
    street: '示例晴川路8号', chairs: 4, permit: { ...JUST_OVER, reasons: ['消毒供应区域未独立设置'] }, subjects: [['12.01'], ['12.07']],
  },
  {
    key: 'set-aside-proposed', about: '综合门诊部，校验已办结，有人提出撤销结论，待确认', name: '北京听涛示例综合门诊部', category: 'D110', ...company, sponsor: '北京听涛示例医疗科技有限公司',
    street: '示例听涛路66号', permit: { kind: 'due' }, subjects: [['03'], ['04']],
  },
];
