import type { EnumTable } from './Enumeration';
import { affiliations } from './Affiliation';
import { appointmentStates } from './AppointmentState';
import { audiences } from './Audience';
import { authorityKinds } from './AuthorityKind';
import { authorityLevels } from './AuthorityLevel';
import { campaignStates } from './CampaignState';
import { cancellationReasons } from './CancellationReason';
import { clinicTypes } from './ClinicType';
import { credentialRequestKinds } from './CredentialRequestKind';
import { credentialTypes } from './CredentialType';
import { deferralCauses } from './DeferralCause';
import { degrees } from './Degree';
import { doctorCategories } from './DoctorCategory';
import { doctorLevels } from './DoctorLevel';
import { doctorTitles } from './DoctorTitle';
import { economicTypes } from './EconomicType';
import { educations } from './Education';
import { employments } from './Employment';
import { ethnicGroups } from './EthnicGroup';
import { exemptionReasons } from './ExemptionReason';
import { genders } from './Gender';
import { guidedProcedures } from './GuidedProcedure';
import { ratingGrades } from './RatingGrade';
import { ratingStates } from './RatingState';
import { helpAudiences } from './HelpAudience';
import { helpSteps } from './HelpStep';
import { healthConditions } from './Health';
import { holidayKinds } from './HolidayKind';
import { idTypes } from './IdType';
import { institutionCategories } from './InstitutionCategory';
import { institutionGrades } from './InstitutionGrade';
import { institutionLevels } from './InstitutionLevel';
import { institutionStatuses } from './InstitutionStatus';
import { managementClasses } from './ManagementClass';
import { materialStates } from './MaterialState';
import { nationalities } from './Nationality';
import { noteSeverities } from './NoteSeverity';
import { noticeTypes } from './NoticeType';
import { nurseBusinesses } from './NurseBusiness';
import { nursePositions } from './NursePosition';
import { nurseTitles } from './NurseTitle';
import { obligationStates } from './ObligationState';
import { ownerships } from './Ownership';
import { permitStatuses } from './PermitStatus';
import { practiceRecordCategories, practiceRecordKinds, practiceRecordStatuses } from './PracticeRecord';
import { provinces } from './Province';
import { registrationOrigins } from './RegistrationOrigin';
import { registrationStatuses } from './RegistrationStatus';
import { regulationCategories } from './RegulationCategory';
import { reviewCategories } from './ReviewCategory';
import { rosterMatches } from './RosterMatch';
import { rosterSources } from './RosterSource';
import { serviceModes } from './ServiceMode';
import { serviceTargets } from './ServiceTarget';
import { staffKinds } from './StaffKind';
import { technicianKinds } from './TechnicianKind';
import { technicianTitles } from './TechnicianTitle';
import { verificationConclusions } from './VerificationConclusion';
import { windowPurposes } from './WindowPurpose';
import { workCategories } from './WorkCategory';

/** An enumeration with its Chinese name, for form fields and the modeller. */
export interface Enumeration {
  label: string;
  table: EnumTable;
}

/** Every enumeration by name: `enumerations[name].table` gives a select field its options. */
export const enumerations = {
  affiliation: { label: '隶属关系', table: affiliations },
  audience: { label: '受众', table: audiences },
  authorityKind: { label: '审批机关类别', table: authorityKinds },
  authorityLevel: { label: '审批机关层级', table: authorityLevels },
  appointmentState: { label: '预约状态', table: appointmentStates },
  guidedProcedure: { label: '办事指南的业务', table: guidedProcedures },
  ratingGrade: { label: '好差评等级', table: ratingGrades },
  ratingState: { label: '评价办理状态', table: ratingStates },
  helpAudience: { label: '问答对象', table: helpAudiences },
  helpStep: { label: '办理环节', table: helpSteps },
  campaignState: { label: '年度工作状态', table: campaignStates },
  cancellationReason: { label: '注销原因', table: cancellationReasons },
  practiceRecordKind: { label: '护士执业记录类别', table: practiceRecordKinds },
  practiceRecordCategory: { label: '护士执业记录事项', table: practiceRecordCategories },
  practiceRecordStatus: { label: '护士执业记录状态', table: practiceRecordStatuses },
  clinicType: { label: '诊所类型', table: clinicTypes },
  credentialRequestKind: { label: '账户申请事由', table: credentialRequestKinds },
  credentialType: { label: '证照类型', table: credentialTypes },
  deferralCause: { label: '暂缓校验事由', table: deferralCauses },
  degree: { label: '学位', table: degrees },
  doctorCategory: { label: '医师执业类别', table: doctorCategories },
  doctorLevel: { label: '医师级别', table: doctorLevels },
  doctorTitle: { label: '医师职称', table: doctorTitles },
  economicType: { label: '经济类型', table: economicTypes },
  education: { label: '学历', table: educations },
  employment: { label: '聘用形式', table: employments },
  ethnicGroup: { label: '民族', table: ethnicGroups },
  exemptionReason: { label: '不参加校验原因', table: exemptionReasons },
  gender: { label: '性别', table: genders },
  health: { label: '健康状况', table: healthConditions },
  holidayKind: { label: '日期类型', table: holidayKinds },
  idType: { label: '证件类型', table: idTypes },
  institutionCategory: { label: '机构类别', table: institutionCategories },
  institutionGrade: { label: '等次', table: institutionGrades },
  institutionLevel: { label: '级别', table: institutionLevels },
  institutionStatus: { label: '机构状态', table: institutionStatuses },
  managementClass: { label: '机构分类管理', table: managementClasses },
  materialState: { label: '材料状态', table: materialStates },
  nationality: { label: '国籍', table: nationalities },
  noteSeverity: { label: '意见级别', table: noteSeverities },
  noticeType: { label: '通知类型', table: noticeTypes },
  nurseBusiness: { label: '护士业务', table: nurseBusinesses },
  nursePosition: { label: '护理职务', table: nursePositions },
  nurseTitle: { label: '护理技术职称', table: nurseTitles },
  obligationState: { label: '校验义务状态', table: obligationStates },
  ownership: { label: '所有制形式', table: ownerships },
  permitStatus: { label: '许可证状态', table: permitStatuses },
  province: { label: '省份', table: provinces },
  registrationOrigin: { label: '注册记录来源', table: registrationOrigins },
  registrationStatus: { label: '执业注册状态', table: registrationStatuses },
  regulationCategory: { label: '细则机构类别', table: regulationCategories },
  reviewCategory: { label: '意见类别', table: reviewCategories },
  rosterMatch: { label: '名录核对结果', table: rosterMatches },
  rosterSource: { label: '名录数据来源', table: rosterSources },
  serviceMode: { label: '服务方式', table: serviceModes },
  serviceTarget: { label: '服务对象', table: serviceTargets },
  staffKind: { label: '人员类别', table: staffKinds },
  technicianKind: { label: '其他卫生技术人员类别', table: technicianKinds },
  technicianTitle: { label: '药剂与技术职称', table: technicianTitles },
  verificationConclusion: { label: '校验结论', table: verificationConclusions },
  windowPurpose: { label: '窗口事项', table: windowPurposes },
  workCategory: { label: '工作类别', table: workCategories },
} as const satisfies Record<string, Enumeration>;

export type EnumName = keyof typeof enumerations;
