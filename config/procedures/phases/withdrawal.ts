import { any, flagged, value, type Condition } from '@medregistry/language';
import type { Flags, Phase } from './Phase';

export const withdrawalFlags = {
  'withdrawal-asked': { label: '申请撤回', absent: '机构没有申请撤回。', present: '已申请撤回，请等待审核人员答复。' },
} as const satisfies Flags;

const reason = (label: string) => ({ key: 'reason', label, type: 'long-text' as const, required: true, rule: { minLength: 2, maxLength: 500 } });

/**
 * Withdrawal once the office has taken the case on: only with the officer's consent (F101).
 *
 * @param from states in which consent is needed
 * @param when narrows them further; what was asked is answered wherever the case has come to meanwhile
 * @param obligation what the obligation does when the case ends in this way
 */
export const withdrawalPhase = <S extends string, C extends string>(
  noun: string,
  { from, when, clocks, obligation }: { from: S[]; when?: Condition; clocks: C[]; obligation: string },
): Phase<S | 'withdrawn', C> => {
  const asked = when ? { when: any(when, flagged('withdrawal-asked')) } : {};
  return {
    'ask-withdrawal': {
      label: { 'zh-Hans': '申请撤回', 'zh-Hant': '申請撤回', en: 'Ask to withdraw' },
      from,
      ...(when ? { when } : {}),
      roles: ['institution'],
      payload: [reason('撤回原因')],
      flags: { forbids: ['withdrawal-asked'], set: ['withdrawal-asked'] },
      messages: [{ to: 'reviewer', title: '申请撤回', body: `{institution.name}申请撤回${noun} {application:number}，原因：{payload:reason}。请审核是否同意。` }],
    },
    'consent-withdrawal': {
      label: { 'zh-Hans': '同意撤回', 'zh-Hant': '同意撤回', en: 'Consent to withdrawal' },
      from,
      ...asked,
      to: 'withdrawn',
      roles: ['reviewer'],
      fresh: true,
      confirm: '同意后本件结束，机构需要校验的要重新申请。确定同意吗？',
      flags: { needs: ['withdrawal-asked'], reset: ['withdrawal-asked'] },
      effects: [{ verb: 'advance', record: 'obligation', values: { event: value(obligation).operand } }],
      clocks: { stop: clocks },
      messages: [{ to: 'applicant', title: '已同意撤回', body: `{institution.name}的${noun} {application:number} 已撤回。仍需校验的，请重新申请。` }],
    },
    'refuse-withdrawal': {
      label: { 'zh-Hans': '不同意撤回', 'zh-Hant': '不同意撤回', en: 'Refuse withdrawal' },
      from,
      ...asked,
      roles: ['reviewer'],
      payload: [reason('不同意的理由')],
      flags: { needs: ['withdrawal-asked'], reset: ['withdrawal-asked'] },
      messages: [{ to: 'applicant', title: '不同意撤回', body: `{institution.name}的${noun} {application:number} 继续办理，不同意撤回的理由：{payload:reason}。` }],
    },
  };
};
