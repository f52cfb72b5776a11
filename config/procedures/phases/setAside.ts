import { actorFiredLast, not } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { Flags, GuardInput, Phase } from './Phase';

const text = (key: string, label: string) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength: 4, maxLength: 2000 } });

/** What can be set aside: what a verification comes to is a conclusion (结论), everything else a decision (决定). */
const words = {
  conclusion: { hans: '结论', hant: '結論', title: '校验结论' },
  decision: { hans: '决定', hant: '決定', title: '决定' },
} as const;
type Kind = keyof typeof words;

const flagsOf = ({ hans }: { hans: string }) =>
  ({
    'set-aside-proposed': { label: `拟撤销${hans}`, internal: true, absent: `没有人提出撤销本${hans}。`, present: `已有人提出撤销本${hans}，请先处理。` },
    'set-aside': { label: `${hans}已撤销`, tone: 'bad', absent: `本${hans}没有撤销。`, present: `本${hans}已经撤销。` },
  }) as const satisfies Flags;

export const setAsideFlags = flagsOf(words.conclusion);
export const decisionSetAsideFlags = flagsOf(words.decision);

/** Conclusions are set aside from the last one backwards. */
export const lastConclusion: GuardInput = { code: 'later-conclusion', holds: fact('record.latest').is(true), message: '本结论之后已有新的结论，应当先撤销后面的结论。' };

/** A deregistration is the last of all: while it stands, nothing before it is set aside. */
export const permitStands: GuardInput = { code: 'deregistered', holds: not(fact('permit.status').is('deregistered')), message: '许可证已经注销，不能只撤销此前的结论或决定，应当先撤销注销决定。' };

/** What becomes of the registers, and what the institution is told. */
interface Consequences<S extends string> {
  /** What is set aside; a conclusion unless told otherwise. */
  kind?: Kind;
  /** States in which the case was concluded. */
  from: S[];
  guards: GuardInput[];
  confirm: string;
  effects: Phase<S>[string]['effects'];
  /** What comes next for the institution, after the sentence that it is set aside. */
  next: string;
}

/**
 * 撤销 of a wrong conclusion or decision: beside the state, reasoned, by two people. Nothing is deleted or
 * overwritten: what it does to the registers is a new version, and what the case was about opens again.
 *
 * @param noun what the case is called, e.g. 校验申请
 */
export const setAsidePhase = <S extends string>(noun: string, { kind = 'conclusion', from, guards, confirm, effects, next }: Consequences<S>): Phase<S, never, 'set-aside-decision'> => {
  const { hans, hant, title } = words[kind];
  return {
    'propose-set-aside': {
      label: { 'zh-Hans': `提出撤销${hans}`, 'zh-Hant': `提出撤銷${hant}`, en: 'Propose to set aside' },
      from,
      roles: ['reviewer', 'approver'],
      internal: true,
      intent: 'danger',
      payload: [text('reason', '撤销理由'), text('basis', '依据')],
      guards,
      flags: { forbids: ['set-aside-proposed', 'set-aside'], set: ['set-aside-proposed'] },
      messages: [{ to: 'approver', title: `提出撤销${title}`, body: `{actor:name}提出撤销{institution.name}${noun} {application:number} 的${hans}，理由：{payload:reason}。请审核。` }],
    },
    'confirm-set-aside': {
      label: { 'zh-Hans': `确认撤销${hans}`, 'zh-Hant': `確認撤銷${hant}`, en: 'Set aside' },
      from,
      roles: ['approver'],
      intent: 'danger',
      fresh: true,
      confirm,
      payload: [text('opinion', '意见')],
      guards: [...guards, { code: 'second-person', holds: not(actorFiredLast('propose-set-aside')), message: `撤销${hans}应当由两人办理，请由提出人以外的负责人确认。` }],
      flags: { needs: ['set-aside-proposed'], reset: ['set-aside-proposed'], set: ['set-aside'] },
      effects,
      documents: [{ key: 'set-aside-decision' }],
      messages: [{ to: 'applicant', title: `${title}已撤销`, body: `{institution.name}${noun} {application:number} 的${hans}已经撤销，${next}请打印撤销决定书。` }],
    },
    'reject-set-aside': {
      label: { 'zh-Hans': '不予撤销', 'zh-Hant': '不予撤銷', en: `Keep the ${kind}` },
      from,
      roles: ['approver'],
      internal: true,
      payload: [text('reason', '理由')],
      flags: { needs: ['set-aside-proposed'], reset: ['set-aside-proposed'] },
      messages: [{ to: 'reviewer', title: `${hans}不予撤销`, body: `{institution.name}${noun} {application:number} 的${hans}不予撤销，理由：{payload:reason}。` }],
    },
  };
};
