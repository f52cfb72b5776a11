import type { RegistrationStatus } from '../enums/RegistrationStatus';

export interface CertificateStanding {
  /** Whether she may practise nursing today. */
  good: boolean;
  verdict: string;
  sentence: string;
}

/** What an electronic certificate (护士电子证照, F105) is worth today, in words for whoever it is shown to. */
export const certificateStandings: Readonly<Record<Exclude<RegistrationStatus, 'unregistered'>, CertificateStanding>> = {
  valid: { good: true, verdict: '有效', sentence: '执业注册在有效期内，与纸质《护士执业证书》具有同等效力。' },
  'renewal-due': { good: true, verdict: '有效', sentence: '执业注册在有效期内，与纸质《护士执业证书》具有同等效力；即将到期，需要办理延续注册。' },
  expired: { good: false, verdict: '已过期', sentence: '执业注册有效期已经届满，没有延续，不得从事护理活动（《护士条例》第二十一条）。' },
  suspended: { good: false, verdict: '暂停执业', sentence: '正在暂停执业的处罚期内，不得从事护理活动。' },
  cancelled: { good: false, verdict: '已注销', sentence: '执业注册已经注销，不得从事护理活动。' },
  revoked: { good: false, verdict: '已吊销', sentence: '《护士执业证书》已被吊销，不得从事护理活动。' },
  'transferred-to-military': { good: false, verdict: '已转军队', sentence: '执业注册已经转入军队或者武警部队，不在地方医疗机构执业。' },
};
