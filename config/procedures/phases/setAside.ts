import { actorFiredLast, not } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { Flags, GuardInput, Phase } from './Phase';

const text = (key: string, label: string) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength: 4, maxLength: 2000 } });

export const setAsideFlags = {
  'set-aside-proposed': { label: '拟撤销结论', internal: true, absent: '没有人提出撤销本结论。', present: '已有人提出撤销本结论，请先处理。' },
  'set-aside': { label: '结论已撤销', tone: 'bad', absent: '本结论没有撤销。', present: '本结论已经撤销。' },
} as const satisfies Flags;

/** Conclusions are set aside from the last one backwards. */
export const lastConclusion: GuardInput = { code: 'later-conclusion', holds: fact('record.latest').is(true), message: '本结论之后已有新的结论，应当先撤销后面的结论。' };

/** What becomes of the registers, and what the institution is told. */
interface Consequences<S extends string> {
  /** States in which the case was concluded. */
  from: S[];
  guards: GuardInput[];
  confirm: string;
  effects: Phase<S>[string]['effects'];
  /** What comes next for the institution, after the sentence that the conclusion is set aside. */
  next: string;
}

/**
 * 撤销 of a wrong conclusion: beside the state, reasoned, by two people. Nothing is deleted or overwritten: what it
 * does to the registers is a new version, and the obligation opens again.
 *
 * @param noun what the case is called, e.g. 校验申请
 */
export const setAsidePhase = <S extends string>(noun: string, { from, guards, confirm, effects, next }: Consequences<S>): Phase<S, never, 'set-aside-decision'> => ({
  'propose-set-aside': {
    label: { 'zh-Hans': '提出撤销结论', 'zh-Hant': '提出撤銷結論', en: 'Propose to set aside' },
    from,
    roles: ['reviewer', 'approver'],
    internal: true,
    intent: 'danger',
    payload: [text('reason', '撤销理由'), text('basis', '依据')],
    guards,
    flags: { forbids: ['set-aside-proposed', 'set-aside'], set: ['set-aside-proposed'] },
    messages: [{ to: 'approver', title: '提出撤销校验结论', body: `{actor:name}提出撤销{institution.name}${noun} {application:number} 的结论，理由：{payload:reason}。请审核。` }],
  },
  'confirm-set-aside': {
    label: { 'zh-Hans': '确认撤销结论', 'zh-Hant': '確認撤銷結論', en: 'Set aside' },
    from,
    roles: ['approver'],
    intent: 'danger',
    confirm,
    payload: [text('opinion', '意见')],
    guards: [...guards, { code: 'second-person', holds: not(actorFiredLast('propose-set-aside')), message: '撤销结论应当由两人办理，请由提出人以外的负责人确认。' }],
    flags: { needs: ['set-aside-proposed'], reset: ['set-aside-proposed'], set: ['set-aside'] },
    effects,
    documents: [{ key: 'set-aside-decision' }],
    messages: [{ to: 'applicant', title: '校验结论已撤销', body: `{institution.name}${noun} {application:number} 的结论已经撤销，${next}请打印撤销决定书。` }],
  },
  'reject-set-aside': {
    label: { 'zh-Hans': '不予撤销', 'zh-Hant': '不予撤銷', en: 'Keep the conclusion' },
    from,
    roles: ['approver'],
    internal: true,
    payload: [text('reason', '理由')],
    flags: { needs: ['set-aside-proposed'], reset: ['set-aside-proposed'] },
    messages: [{ to: 'reviewer', title: '结论不予撤销', body: `{institution.name}${noun} {application:number} 的结论不予撤销，理由：{payload:reason}。` }],
  },
});
