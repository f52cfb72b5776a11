import { any, not, today } from '@medregistry/language';
import { fact } from '../../vocabulary';
import { otherPerson } from '../phases/otherPerson';
import type { GuardInput } from '../phases/Phase';
import { declaredTruthful } from './conduct';
import { rosterConfirmed } from './staff';

const notExempt: GuardInput = {
  code: 'exempt',
  holds: fact('institution.exemption').isEmpty(),
  message: '本机构不参加年度校验，不需要提交申请：{institution.exemption}。',
};

const permitValid: GuardInput = {
  code: 'permit-not-valid',
  holds: fact('permit.status').oneOf(['valid', 'renewal-due', 'deemed-renewed']),
  message: '没有查到有效的《医疗机构执业许可证》，请先到登记机关核对许可证状态。',
};

const campaignKnown: GuardInput = {
  code: 'no-campaign',
  holds: fact('campaign.id').isFilled(),
  message: '登记机关还没有发布本年度的校验工作，请等待通知。',
};

/** Somebody who is overdue makes up for it whenever that is (校验办法 Art. 10). */
const campaignOpen: GuardInput = {
  code: 'campaign-not-open',
  holds: any(not(fact('campaign.id').isFilled()), fact('campaign.open').is(true), fact('obligation.state').is('overdue')),
  message: '现在不在网上申请期内，本年度的申请期为 {campaign.applyFrom} 至 {campaign.applyTo}。',
};

/** The notice was read in its current version (F1). */
const noticeAcknowledged: GuardInput = {
  code: 'notice-unread',
  holds: fact('notice.acknowledged').is(true),
  message: '请先阅读《{notice.title}》并确认。',
  path: 'notice',
};

const due: GuardInput = {
  code: 'not-due',
  holds: not(fact('obligation.state').is('not-due')),
  message: '本机构还没有到校验期，{obligation.opensOn} 起可以申请，校验期满日为 {obligation.dueOn}。',
};

const notDeferred: GuardInput = {
  code: 'deferred',
  holds: not(fact('obligation.state').oneOf(['deferred', 're-verification-due'])),
  message: '本机构处于暂缓校验，请在暂缓期满后 {switches.reVerificationDays} 日内申请再次校验。',
};

const notForfeited: GuardInput = {
  code: 'forfeited',
  holds: not(fact('obligation.state').oneOf(['re-verification-missed', 're-verification-failed', 'deregistered'])),
  message: '本机构没有按期申请再次校验或者再次校验不合格，不能再申请校验，请联系登记机关 {authority.name}（{authority.phone}）。',
};

const notSettled: GuardInput = {
  code: 'settled',
  holds: not(fact('obligation.state').is('settled')),
  message: '本期校验已经办结，下一个校验期满日为 {permit.nextDueOn}。',
};

const obligationKnown: GuardInput = {
  code: 'no-obligation',
  holds: fact('obligation.state').isFilled(),
  message: '没有查到本机构本期的校验任务，请联系登记机关 {authority.name}（{authority.phone}）。',
};

const eligible = [notExempt, permitValid, campaignKnown, campaignOpen, obligationKnown, due, notDeferred, notForfeited, notSettled, noticeAcknowledged];

/** What must hold to open a case; the exclusive key says the rest (F4, F6, F18). */
export const creationGuards: GuardInput[] = eligible;

const rosterTrue: GuardInput = { code: 'roster-unconfirmed', holds: rosterConfirmed, message: '请核对人员名录，并在“以上人员信息真实、完整”处选择“是”。', path: 'form.roster.confirmed' };
const truthful: GuardInput = { code: 'not-declared', holds: declaredTruthful, message: '请阅读附表14-7的承诺，并选择“是”。', path: 'form.commitment.truthful' };

/** What must hold to submit, beyond a complete form and complete materials. */
export const submissionGuards: GuardInput[] = [...eligible, rosterTrue, truthful];

/** Resubmission answers the office; the campaign may be over by then. */
export const resubmissionGuards: GuardInput[] = [permitValid, rosterTrue, truthful];

/** The window stamps from its opening date on (F22). */
export const windowGuards: GuardInput[] = [
  { code: 'window-unknown', holds: fact('window.opensOn').isFilled(), message: '登记机关还没有设置办理窗口和开放日期，请联系管理员。' },
  {
    code: 'window-not-open',
    holds: any(fact('window.opensOn').isEmpty(), fact('window.opensOn').notAfter(today())),
    message: '{window.name}自 {window.opensOn} 起办理登记盖章，现在还不能办理。',
  },
];

/** Only a permit that stands is stamped. */
export const stampGuards: GuardInput[] = [...windowGuards, permitValid];

export const differentPerson = otherPerson('claim', 'accept', 'return', 'visit', 'inspect', 'confirm-inspection', 'propose', 'propose-deferral', 'record-hearing');
