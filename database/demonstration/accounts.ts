import type { DemoAccount, DemoInstitution } from './DemonstrationDistrict';

/** People of the authorities; the names are invented and say what they do. */
const staff: DemoAccount[] = [
  { username: 'reviewer-1', name: '审核甲', roles: ['reviewer'], authority: 'cy-health', about: '区卫生健康委审核人员' },
  { username: 'reviewer-2', name: '审核乙', roles: ['reviewer'], authority: 'cy-health', about: '区卫生健康委审核人员，参加现场审查' },
  { username: 'approver-1', name: '签批甲', roles: ['approver'], authority: 'cy-health', about: '区卫生健康委签批负责人' },
  { username: 'officer-1', name: '兼职甲', roles: ['reviewer', 'approver'], authority: 'cy-health', about: '兼有审核和签批两种角色；自己审核过的业务不能自己签批' },
  { username: 'counter-credentials', name: '窗口甲', roles: ['counter'], authority: 'cy-health', about: '二层北厅综合窗口，核验发放机构账户' },
  { username: 'counter-verification', name: '窗口乙', roles: ['counter'], authority: 'cy-health', about: '二层卫生健康委窗口，登记盖章' },
  { username: 'administrator', name: '管理甲', roles: ['administrator'], authority: 'cy-health', about: '区级管理员：校验年度工作、通知、窗口' },
  { username: 'security', name: '安全甲', roles: ['security'], authority: 'cy-health', about: '安全管理员：工作人员的账户、角色和范围' },
  { username: 'auditor', name: '审计甲', roles: ['auditor'], authority: 'cy-health', about: '审计管理员：审计记录' },
  { username: 'support', name: '客服甲', roles: ['support'], authority: 'cy-health', about: '客服：只看脱敏信息' },
  { username: 'provincial', name: '市级甲', roles: ['provincial'], authority: 'bj', about: '市卫生健康委，可见全市' },
  { username: 'provincial-2', name: '市级乙', roles: ['provincial'], authority: 'bj', about: '市卫生健康委，复核补录和关键信息修改' },
  { username: 'tcm-reviewer', name: '审核丙', roles: ['reviewer'], authority: 'cy-tcm', about: '区中医药主管部门审核人员' },
  { username: 'tcm-approver', name: '签批丙', roles: ['approver'], authority: 'cy-tcm', about: '区中医药主管部门签批负责人' },
  { username: 'tcm-counter', name: '窗口丙', roles: ['counter'], authority: 'cy-tcm', about: '区中医药主管部门窗口' },
  { username: 'tcm-administrator', name: '管理丙', roles: ['administrator'], authority: 'cy-tcm', about: '区中医药主管部门管理员' },
];

/** Has not fetched its account yet, so that there is one to hand out at the window. */
export const WITHOUT_ACCOUNT = 'filed-clinic';

/** The username of an institution's own account. */
export function institutionUsername(key: string): string {
  return `jg-${key}`;
}

/**
 * One account for each institution, one nurse manager in those with beds, and the people of the
 * authorities. In small institutions one person holds both roles (R1 and R2). One institution has none yet.
 */
export function accountsOf(institutions: readonly DemoInstitution[]): DemoAccount[] {
  const clerks = institutions.filter(({ key }) => key !== WITHOUT_ACCOUNT).map((institution): DemoAccount => {
    const small = institution.bedsApproved === 0;
    return {
      username: institutionUsername(institution.key),
      name: institution.systemOwner.name,
      roles: small ? ['institution', 'nursing'] : ['institution'],
      institution: institution.key,
      about: `${institution.name}经办人：${institution.about}`,
    };
  });
  const managers: DemoAccount[] = institutions
    .filter((institution) => institution.bedsApproved > 0)
    .map((institution) => ({
      username: `hs-${institution.key}`,
      name: `${institution.name}护理部`,
      roles: ['nursing'],
      institution: institution.key,
      about: `${institution.name}护士管理`,
    }));
  return [...clerks, ...managers, ...staff];
}
