import { all, any, application, form, linked, not, today, value } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { GuardInput } from '../phases/Phase';
import { permitStands, setAsidePhase } from '../phases/setAside';
import { withVerification } from './form';

export const refused = application('state').is('refused');
/** Refused, and the permit has ended since: the application was made in time and has no decision (行政许可法 Art. 50). */
export const lapsedMeanwhile = all(refused, fact('permit.validTo').before(today()));

/** The permit still runs by this very decision: for the new term where it was granted, for the old one where not. */
const lastRenewal: GuardInput = {
  code: 'later-renewal',
  holds: any(
    all(refused, form('renewal.validTo').is(fact('permit.validTo'))),
    all(not(refused), fact('permit.validFrom').is(form('renewal.validTo').plus({ days: 1 }))),
  ),
  message: '本决定之后许可证的有效期已有变更，应当先撤销后面的延续决定。',
};

/** A case that goes along with a verification is concluded with it. */
const verificationClosed: GuardInput = {
  code: 'verification-open',
  holds: any(not(withVerification), linked('verification', 'closed').is(true)),
  message: '一并办理的校验申请还没有办结，请在校验申请办结后再提出撤销。',
};

const NOUN = '许可证延续申请';
const guards = [lastRenewal, permitStands, verificationClosed];

const plain = setAsidePhase<'completed' | 'refused'>(NOUN, {
  kind: 'decision',
  from: ['completed', 'refused'],
  guards,
  confirm: '撤销准予延续的，许可证恢复原有效期；撤销不予延续的，机构可以重新申请。原决定保留并注明已撤销。确定撤销吗？',
  effects: [{ verb: 'newVersion', record: 'permit', values: { validFrom: form('renewal.validFrom').operand, validTo: form('renewal.validTo').operand, status: value('valid').operand }, when: not(refused) }],
  next: '许可证的有效期和后续办理见撤销决定书。',
});

const deemed = setAsidePhase<'refused'>(NOUN, {
  kind: 'decision',
  from: ['refused'],
  guards,
  confirm: '原有效期已经届满，撤销不予延续的决定后，依照《行政许可法》第五十条视为准予延续，由窗口换发许可证。确定撤销吗？',
  effects: [
    { verb: 'newVersion', record: 'permit', values: { validFrom: fact('permit.renewedFrom').operand, validTo: fact('permit.renewedTo').operand, status: value('deemed-renewed').operand } },
    { verb: 'set', record: 'institution', values: { status: value('practising').operand }, when: fact('institution.status').is('expired') },
  ],
  next: '依法视为准予延续，请到{window.name}换发许可证。',
})['confirm-set-aside'];

/**
 * 撤销 of a decision on a renewal. A grant gives way to the validity before it, which the night ends where it is over.
 * A refusal leaves the application, which was made in time, without a decision: while the permit runs it is filed
 * anew; where it has ended, the renewal is deemed granted and handed out at the window.
 */
export const setAside = {
  ...plain,
  'confirm-set-aside': { ...plain['confirm-set-aside'], when: not(lapsedMeanwhile) },
  'confirm-deemed': { ...deemed, when: lapsedMeanwhile, flags: { ...deemed?.flags, set: ['set-aside', 'to-hand-out'] } },
} as typeof plain;
