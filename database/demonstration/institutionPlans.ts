import type { DemoInstitution } from './DemonstrationDistrict';

type Copied = Pick<
  DemoInstitution,
  'key' | 'about' | 'authority' | 'name' | 'category' | 'ownership' | 'economicType' | 'managementClass' | 'affiliation' | 'sponsor' | 'serviceModes'
>;

/** How the permit of an institution stands: what its dates are worked out from. */
export type PermitPlan =
  /** Verification falls due in this campaign. */
  | { kind: 'due'; endsInCampaign?: boolean }
  /** Verification falls due long after it. */
  | { kind: 'later'; endsInMonths?: number }
  /** Under deferral since `daysAgo` for `months`. */
  | { kind: 'deferred'; daysAgo: number; months: number; reasons: string[] }
  /** A filed clinic: no permit. */
  | { kind: 'filed'; credentialType: 'clinic-filing' | 'tcm-clinic-filing' };

/** What is written down about an invented institution; the rest is worked out. */
export interface InstitutionPlan extends Copied {
  otherNames?: string[];
  level?: DemoInstitution['level'];
  grade?: DemoInstitution['grade'];
  foreignInvested?: boolean;
  serviceTarget?: DemoInstitution['serviceTarget'];
  street: string;
  beds: number;
  chairs?: number;
  beautyBeds?: number;
  dialysisUnits?: number;
  verificationYears: 1 | 3;
  permit: PermitPlan;
  /** Code, beds, remark. */
  subjects: [code: string, beds?: number, remark?: string][];
  doctors: number;
  nurses: number;
  technicians: number;
}

const municipal = { ownership: 'state', economicType: 'state-owned', managementClass: 'non-profit', affiliation: 'district', sponsor: '北京市朝阳区卫生健康委员会' } as const;
const company = { ownership: 'private', economicType: 'limited-liability', managementClass: 'for-profit', affiliation: 'other' } as const;

/** Invented institutions of the district. None exists; streets and house numbers are invented too. */
export const institutionPlans: InstitutionPlan[] = [
  {
    key: 'hospital', about: '二级综合医院，200张床位，许可证本次到期，需同时办理延续', authority: 'cy-health', name: '北京朝晖示例医院', otherNames: ['北京市朝阳区示例人民医院'],
    category: 'A100', level: 'secondary', grade: 'grade-a', ...municipal, serviceModes: ['outpatient', 'emergency', 'inpatient'], street: '示例东路18号', beds: 200, chairs: 6, dialysisUnits: 12,
    verificationYears: 3, permit: { kind: 'due', endsInCampaign: true },
    subjects: [['01'], ['03.01', 30], ['03.02', 20], ['03.04', 30], ['04.01', 40], ['04.03', 20], ['05.01', 15], ['05.02', 15], ['07', 20], ['10', 0, '门诊'], ['11', 0, '门诊'], ['12', 0, '门诊'], ['20', 0], ['26'], ['28', 10], ['30.01'], ['30.03'], ['32.01'], ['32.02'], ['32.05'], ['50', 0, '门诊']],
    doctors: 48, nurses: 70, technicians: 22,
  },
  {
    key: 'outpatient', about: '综合门诊部，已提交待审核；名录中有一名护士注册在别处', authority: 'cy-health', name: '北京云杉示例综合门诊部', category: 'D110', ...company, sponsor: '北京云杉示例医疗科技有限公司',
    serviceModes: ['outpatient'], street: '示例西街6号院2号楼', beds: 0, verificationYears: 1, permit: { kind: 'due' },
    subjects: [['03'], ['04'], ['05.01'], ['10'], ['30.01'], ['32.05']], doctors: 6, nurses: 8, technicians: 3,
  },
  {
    key: 'dental', about: '口腔门诊部，材料被退回修改', authority: 'cy-health', name: '北京青禾示例口腔门诊部', category: 'D152', ...company, sponsor: '北京青禾示例口腔管理有限公司',
    serviceModes: ['outpatient'], street: '示例南里9号', beds: 0, chairs: 8, verificationYears: 1, permit: { kind: 'due' },
    subjects: [['12.01'], ['12.02'], ['12.05'], ['12.06'], ['12.07'], ['12.10']], doctors: 6, nurses: 6, technicians: 2,
  },
  {
    key: 'nursing-home', about: '护理院，待签批', authority: 'cy-health', name: '北京松鹤示例护理院', category: 'A710', ...company, managementClass: 'non-profit', sponsor: '北京松鹤示例养老服务中心',
    serviceModes: ['outpatient', 'inpatient'], street: '示例北路31号', beds: 110, verificationYears: 1, permit: { kind: 'due' },
    subjects: [['03', 70], ['21', 20], ['24', 20], ['50'], ['30.01'], ['32.01']], doctors: 8, nurses: 26, technicians: 6,
  },
  {
    key: 'community-centre', about: '社区卫生服务中心，网上审核通过，待窗口办理', authority: 'cy-health', name: '北京市朝阳区示例街道社区卫生服务中心', category: 'B100', level: 'primary', ...municipal,
    serviceModes: ['outpatient', 'home-bed', 'rounds'], street: '示例街道甲2号', beds: 0, chairs: 2, verificationYears: 1, permit: { kind: 'due' },
    subjects: [['01'], ['02'], ['03'], ['05.01'], ['06'], ['09'], ['12'], ['21'], ['30.01'], ['32.01'], ['50']], doctors: 14, nurses: 14, technicians: 6,
  },
  {
    key: 'community-station', about: '社区卫生服务站，尚未填报；护士中有一名姓名含生僻字', authority: 'cy-health', name: '北京市朝阳区示例家园社区卫生服务站', category: 'B200', ...municipal,
    serviceModes: ['outpatient', 'home-bed'], street: '示例家园5号楼底商', beds: 0, verificationYears: 1, permit: { kind: 'due' },
    subjects: [['01'], ['02'], ['50']], doctors: 3, nurses: 4, technicians: 1,
  },
  {
    key: 'filed-clinic', about: '已备案普通诊所，不参加年度校验；尚未领取账户', authority: 'cy-health', name: '北京仁和里示例诊所', category: 'D211', ...company, sponsor: '个人',
    serviceModes: ['outpatient'], street: '示例胡同12号', beds: 0, verificationYears: 1, permit: { kind: 'filed', credentialType: 'clinic-filing' },
    subjects: [['02'], ['03']], doctors: 2, nurses: 2, technicians: 1,
  },
  {
    key: 'foreign-clinic', about: '中外合资诊所，名为诊所但不免校验，校验期1年', authority: 'cy-health', name: '北京海岳示例国际诊所', category: 'D211', ownership: 'sino-foreign', economicType: 'foreign-joint-venture',
    managementClass: 'for-profit', affiliation: 'other', sponsor: '北京海岳示例医疗有限公司（中外合资）', foreignInvested: true, serviceTarget: 'public-and-overseas', serviceModes: ['outpatient'],
    street: '示例使馆路3号', beds: 0, verificationYears: 1, permit: { kind: 'due' }, subjects: [['02'], ['03'], ['07']], doctors: 4, nurses: 4, technicians: 1,
  },
  {
    key: 'aesthetic', about: '医疗美容门诊部，处于暂缓校验期', authority: 'cy-health', name: '北京丽泽示例医疗美容门诊部', category: 'D154', ...company, sponsor: '北京丽泽示例美容有限公司',
    serviceModes: ['outpatient'], street: '示例中街88号', beds: 0, beautyBeds: 6, verificationYears: 1,
    permit: { kind: 'deferred', daysAgo: 40, months: 3, reasons: ['麻醉专业人员未达到《医疗机构基本标准》要求', '手术室未按标准分区'] },
    subjects: [['14.01'], ['14.03'], ['26']], doctors: 5, nurses: 5, technicians: 1,
  },
  {
    key: 'licensed-clinic', about: '口腔诊所，仍持执业许可证、尚未转为备案，不免校验；校验与延续一并提交，待签批', authority: 'cy-health', name: '北京晨曦示例口腔诊所', category: 'D215', ...company, sponsor: '个人',
    serviceModes: ['outpatient'], street: '示例小区7号楼1层', beds: 0, chairs: 3, verificationYears: 1, permit: { kind: 'due', endsInCampaign: true }, subjects: [['12']], doctors: 2, nurses: 2, technicians: 1,
  },
  {
    key: 'rehabilitation', about: '康复医院，80张床位，未到校验期；许可证四个月后到期，可单独办理延续', authority: 'cy-health', name: '北京春山示例康复医院', category: 'A527', level: 'secondary', ...company, sponsor: '北京春山示例康复集团',
    serviceModes: ['outpatient', 'inpatient'], street: '示例园路20号', beds: 80, verificationYears: 1, permit: { kind: 'later', endsInMonths: 4 },
    subjects: [['03.03', 20], ['21', 60], ['30.01'], ['32.01'], ['50']], doctors: 12, nurses: 20, technicians: 12,
  },
  {
    key: 'laboratory', about: '医学检验实验室，本期校验已办结', authority: 'cy-health', name: '北京衡准示例医学检验实验室', category: 'P910', ...company, sponsor: '北京衡准示例检测有限公司',
    serviceModes: ['other'], street: '示例科技园B座', beds: 0, verificationYears: 1, permit: { kind: 'due' }, subjects: [['30.01'], ['30.02'], ['30.03'], ['30.04'], ['30.05'], ['31']], doctors: 3, nurses: 1, technicians: 9,
  },
  {
    key: 'eye-outpatient', about: '眼科门诊部，草稿填写中', authority: 'cy-health', name: '北京明澈示例眼科门诊部', category: 'D153', ...company, sponsor: '北京明澈示例眼科有限公司',
    serviceModes: ['outpatient'], street: '示例大街101号', beds: 0, verificationYears: 1, permit: { kind: 'due' }, subjects: [['10'], ['26']], doctors: 4, nurses: 5, technicians: 2,
  },
  {
    key: 'tcm-outpatient', about: '中医门诊部，由区中医药主管部门发证，已提交待审核', authority: 'cy-tcm', name: '北京杏林示例中医门诊部', category: 'D121', ...company, sponsor: '北京杏林示例中医药有限公司',
    serviceModes: ['outpatient'], street: '示例古道16号', beds: 0, verificationYears: 1, permit: { kind: 'due' }, subjects: [['50.01'], ['50.03'], ['50.13'], ['50.14']], doctors: 6, nurses: 4, technicians: 3,
  },
  {
    key: 'tcm-hospital', about: '中医医院，120张床位，三年校验一次，未到校验期', authority: 'cy-tcm', name: '北京岐黄示例中医医院', category: 'A210', level: 'secondary', grade: 'grade-b', ...municipal,
    serviceModes: ['outpatient', 'emergency', 'inpatient'], street: '示例河畔路2号', beds: 120, verificationYears: 3, permit: { kind: 'later' },
    subjects: [['50.01', 60], ['50.02', 20], ['50.10', 20], ['50.13', 20], ['20'], ['30.01'], ['32.01']], doctors: 20, nurses: 26, technicians: 10,
  },
  {
    key: 'tcm-clinic', about: '已备案中医诊所，不参加年度校验', authority: 'cy-tcm', name: '北京本草堂示例中医诊所', category: 'D212', ...company, sponsor: '个人',
    serviceModes: ['outpatient'], street: '示例花园3号', beds: 0, verificationYears: 1, permit: { kind: 'filed', credentialType: 'tcm-clinic-filing' }, subjects: [['50.01'], ['50.13']], doctors: 2, nurses: 1, technicians: 1,
  },
];
