import { actorFiredLast, not, today, value } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { Flags, Phase } from '../phases/Phase';
import type { VerificationDocument, VerificationState } from './parts';

const CONCLUDED: VerificationState[] = ['completed', 'deferred'];
const text = (key: string, label: string) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength: 4, maxLength: 2000 } });

export const setAsideFlags = {
  'set-aside-proposed': { label: '拟撤销结论', internal: true, absent: '没有人提出撤销本结论。', present: '已有人提出撤销本结论，请先处理。' },
  'set-aside': { label: '结论已撤销', tone: 'bad', absent: '本结论没有撤销。', present: '本结论已经撤销。' },
} as const satisfies Flags;

const standing = { code: 'later-conclusion', holds: fact('record.latest').is(true), message: '本结论之后已有新的结论，应当先撤销后面的结论。' };

/**
 * 撤销 of a wrong conclusion: beside the state, reasoned, by two people. Nothing is deleted or overwritten: what it
 * does to the registers is a new version, and the obligation opens again.
 */
export const setAside: Phase<VerificationState, never, VerificationDocument> = {
  'propose-set-aside': {
    label: { 'zh-Hans': '提出撤销结论', 'zh-Hant': '提出撤銷結論', en: 'Propose to set aside' },
    from: CONCLUDED,
    roles: ['reviewer', 'approver'],
    internal: true,
    intent: 'danger',
    payload: [text('reason', '撤销理由'), text('basis', '依据')],
    guards: [standing],
    flags: { forbids: ['set-aside-proposed', 'set-aside'], set: ['set-aside-proposed'] },
    messages: [{ to: 'approver', title: '提出撤销校验结论', body: '{actor:name}提出撤销{institution.name}校验申请 {application:number} 的结论，理由：{payload:reason}。请审核。' }],
  },
  'confirm-set-aside': {
    label: { 'zh-Hans': '确认撤销结论', 'zh-Hant': '確認撤銷結論', en: 'Set aside' },
    from: CONCLUDED,
    roles: ['approver'],
    intent: 'danger',
    confirm: '撤销后校验任务重新开放，原记录保留并注明已撤销。确定撤销吗？',
    payload: [text('opinion', '意见')],
    guards: [standing, { code: 'second-person', holds: not(actorFiredLast('propose-set-aside')), message: '撤销结论应当由两人办理，请由提出人以外的负责人确认。' }],
    flags: { needs: ['set-aside-proposed'], reset: ['set-aside-proposed'], set: ['set-aside'] },
    effects: [
      { verb: 'newVersion', record: 'verificationRecord', values: { status: value('set-aside').operand, setAsideOn: today().operand } },
      { verb: 'newVersion', record: 'permit', values: { lastConclusion: fact('record.conclusionBefore').operand, lastVerifiedOn: fact('record.verifiedBefore').operand, nextDueOn: fact('record.dueOn').operand } },
      { verb: 'set', record: 'institution', values: { status: value('practising').operand }, when: fact('institution.status').is('verification-deferred') },
      { verb: 'advance', record: 'obligation', values: { event: value('reinstate').operand, deferredTo: value(null).operand } },
    ],
    documents: [{ key: 'set-aside-decision' }],
    messages: [{ to: 'applicant', title: '校验结论已撤销', body: '{institution.name}校验申请 {application:number} 的结论已经撤销，校验任务重新开放。请打印撤销决定书，并重新申请校验。' }],
  },
  'reject-set-aside': {
    label: { 'zh-Hans': '不予撤销', 'zh-Hant': '不予撤銷', en: 'Keep the conclusion' },
    from: CONCLUDED,
    roles: ['approver'],
    internal: true,
    payload: [text('reason', '理由')],
    flags: { needs: ['set-aside-proposed'], reset: ['set-aside-proposed'] },
    messages: [{ to: 'reviewer', title: '结论不予撤销', body: '{institution.name}校验申请 {application:number} 的结论不予撤销，理由：{payload:reason}。' }],
  },
};
