import type { Text } from '@medregistry/language';
import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** How a roster row agrees with the registers (核对结果). */
export const rosterMatches = {
  consistent: { label: '一致', source: '登记管理惯例' },
  elsewhere: { label: '未注册在本机构', source: '登记管理惯例' },
  unlisted: { label: '未查到注册信息', source: '登记管理惯例' },
  expired: { label: '注册已过期', source: '登记管理惯例' },
  duplicate: { label: '重复', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const RosterMatch = enumOf(rosterMatches);
export type RosterMatch = z.infer<typeof RosterMatch>;

/** What to do about a row that does not agree (S3, S4 of domain.md §4.17.7); null where nothing is to be done. */
export const rosterMatchAdvice = {
  consistent: null,
  elsewhere: {
    'zh-Hans': '请本人尽快办理变更注册到本机构；已经离职的，请登记离职。变更完成前不计入本机构人数。',
    'zh-Hant': '請本人儘快辦理變更註冊到本機構；已經離職的，請登記離職。變更完成前不計入本機構人數。',
    en: 'Ask the person to change the registration to this institution, or record the leaving. Until then the person is not counted here.',
  },
  unlisted: {
    'zh-Hans': '没有查到注册信息。请核对证件号码和执业证书编码；尚未注册的，请先办理注册再上岗。',
    'zh-Hant': '沒有查到註冊資訊。請核對證件號碼和執業證書編碼；尚未註冊的，請先辦理註冊再上崗。',
    en: 'No registration was found. Check the ID number and the certificate number; whoever is not registered has to register before working.',
  },
  expired: {
    'zh-Hans': '注册或证书已过有效期。请办理延续或重新注册，换发后更新有效期；办结前不得执业。',
    'zh-Hant': '註冊或證書已過有效期。請辦理延續或重新註冊，換發後更新有效期；辦結前不得執業。',
    en: 'The registration or certificate has expired. Have it renewed or register again, then update its date; nobody may practise until that is done.',
  },
  duplicate: {
    'zh-Hans': '同一证件号码在名录中出现了不止一次。请核对是否录错，多余的一行请登记离职。',
    'zh-Hant': '同一證件號碼在名錄中出現了不止一次。請核對是否錄錯，多餘的一行請登記離職。',
    en: 'The same ID number stands in the roster more than once. Check for a typing mistake and record the surplus line as left.',
  },
} as const satisfies Record<RosterMatch, Text | null>;
