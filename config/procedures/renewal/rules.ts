import { any, linked, not, today } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { GuardInput } from '../phases/Phase';
import { declaredTruthful, withVerification } from './form';

const permitStands: GuardInput = {
  code: 'permit-not-valid',
  holds: fact('permit.status').oneOf(['valid', 'renewal-due', 'deemed-renewed']),
  message: '没有查到有效的《医疗机构执业许可证》，已注销、吊销或者过期的许可证不能延续，请联系登记机关 {authority.name}（{authority.phone}）。',
};

/** Nothing is left that could be renewed (行政许可法 Art. 70). */
export const permitGone = fact('permit.status').oneOf(['deregistered', 'revoked']);

export const permitLeft: GuardInput = { code: 'permit-gone', holds: not(permitGone), message: '许可证已经注销或者吊销，不能视为准予延续。' };

const beforeExpiry: GuardInput = {
  code: 'permit-expired',
  holds: fact('permit.validTo').notBefore(today()),
  message: '许可证有效期已于 {permit.validTo} 届满，不能再申请延续，请联系登记机关 {authority.name}（{authority.phone}）。',
};

/** Within the campaign's cut-off (F23), or within the window before its own end. */
const renewalDue: GuardInput = {
  code: 'renewal-not-due',
  holds: any(fact('permit.renewalNeeded').is(true), fact('permit.renewalOpensOn').notAfter(today())),
  message: '许可证有效期至 {permit.validTo}，{permit.renewalOpensOn} 起可以申请延续。',
};

/** Chaoyang runs both together in the year in which the permit ends (F13). */
const withTheVerification: GuardInput = {
  code: 'file-with-verification',
  holds: any(withVerification, not(fact('obligation.state').oneOf(['open', 'overdue']))),
  message: '本机构今年需要校验，请在校验申请中一并办理延续，不用另外提交。',
};

export const creationGuards: GuardInput[] = [permitStands, beforeExpiry, renewalDue, withTheVerification];

const truthful: GuardInput = { code: 'not-declared', holds: declaredTruthful, message: '请阅读承诺，并选择“是”。', path: 'form.statement.truthful' };

export const submissionGuards: GuardInput[] = [permitStands, beforeExpiry, truthful];

/** A verification that is put off says that the conditions are not met now; the renewal waits for its end. */
const verified: GuardInput = {
  code: 'verification-deferred',
  holds: not(fact('obligation.state').oneOf(['deferred', 're-verification-due'])),
  message: '该机构处于暂缓校验，延续申请应当等待校验结论。请选择“等待校验结论”；许可证有效期至 {permit.validTo}。',
};

/** A renewal is never refused for a deferral: it waits for its end. */
export const noDeferralProposed: GuardInput = {
  code: 'deferral-proposed',
  holds: not(linked('verification', 'state').oneOf(['pending-deferral', 'deferral-notice', 'hearing', 'deferral-pending'])),
  message: '该机构的校验拟暂缓，延续申请等待校验结论，现在不能决定不予延续。',
};

export const grantGuards: GuardInput[] = [permitStands, verified];

/** The permit's last day has passed (行政许可法 Art. 50). */
export const expired: GuardInput = { code: 'permit-in-force', holds: fact('permit.validTo').before(today()), message: '许可证有效期还没有届满。' };
