import { z } from 'zod';

/** The lists in which an institution checks its nurses (核对本院护士, F68–F75), each with what one does about it. */
export const NurseList = z.enum(['here', 'renewal-due', 'expired', 'not-activated', 'missing', 'surplus']);
export type NurseList = z.infer<typeof NurseList>;

interface Wording {
  title: string;
  body: string;
}

export interface NurseListDeclaration {
  label: string;
  /** What the list means, and what to do about who stands in it. */
  about: string;
  /** What a nurse of the list is told when she is urged (催办); null where nothing is for her to do. */
  urges: Wording | null;
}

export const nurseLists = {
  here: { label: '本院护士', about: '在本机构工作的全部护士。请定期核对，发现不一致的按下面各名单处理。', urges: null },
  'renewal-due': {
    label: '待延续注册',
    about: '注册在本机构，已经可以申请延续注册。请督促护士在有效期届满三十日前申请。',
    urges: { title: '请办理延续注册', body: '{name}：您的执业注册将于 {validTo} 到期。请登录系统办理延续注册，最迟在到期三十日前提交；过期后不得从事护理活动。' },
  },
  expired: {
    label: '过期未延续',
    about: '注册已经过期，不得安排从事护理活动（《护士条例》第二十一条）。请立即停止其护理工作，督促办理重新注册；不再执业的，申请注销。',
    urges: { title: '注册已过期，请办理重新注册', body: '{name}：您的执业注册已于 {validTo} 到期，不得从事护理活动。请登录系统办理重新注册。' },
  },
  'not-activated': { label: '未激活', about: '在本机构工作，还没有激活账户，不能自己申请业务，也收不到提醒。请发放激活码。', urges: null },
  missing: {
    label: '人员缺失',
    about: '在本机构工作，注册不在本机构。请督促本人办理首次注册或者变更注册，办完之前不得安排从事护理活动。',
    urges: { title: '请把执业注册办到现在的单位', body: '{name}：您在{institution}工作，执业注册不在该机构。请登录系统办理首次注册或者变更注册，办完之前不得在该机构从事护理活动。' },
  },
  surplus: {
    label: '人员多出',
    about: '注册还在本机构，人已经不在本机构工作。已调动的，请联系本人办理变更注册；死亡、丧失民事行为能力等情形，由本机构申请注销。',
    urges: { title: '请办理变更注册', body: '{name}：您已不在{institution}工作，执业注册仍在该机构。请登录系统办理变更注册；不再从事护理工作的，可以申请注销。' },
  },
} as const satisfies Record<NurseList, NurseListDeclaration>;

/** Lists from which the institution applies for a cancellation (护士注销申请, F79–F81, F90). */
export const CANCELLED_FROM: readonly NurseList[] = ['expired', 'surplus'];

/** Lists that say that the register and the house disagree: whoever confirms the roster says what is done about them. */
export const DISAGREEING: readonly NurseList[] = ['expired', 'missing', 'surplus'];

/** Lists from which the institution applies for renewals collectively (集体延续注册, F107). */
export const RENEWED_FROM: readonly NurseList[] = ['renewal-due'];

/** The lists whose nurses are urged. */
export const UrgedList = NurseList.extract(['renewal-due', 'expired', 'missing', 'surplus']);
export type UrgedList = z.infer<typeof UrgedList>;
