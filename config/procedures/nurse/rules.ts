import { any, actorFired, form, not, type Condition } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { GuardInput } from './Part';

/** The identity was checked and she signs in herself (F98, F104). */
export const activated: GuardInput = {
  code: 'not-activated',
  holds: fact('nurse.activated').is(true),
  message: '该护士的账户还没有激活，请先用激活码激活账户，或者联系执业机构护理部。',
};

/** What is being cancelled moves nowhere; asked when she applies, so that nobody holds up what is under way. */
export const notBeingCancelled: GuardInput = {
  code: 'cancellation-open',
  holds: fact('nurse.openCancellation').isEmpty(),
  message: '正在办理注销注册（{nurse.openCancellation}），办结或者撤回后才能申请这项业务。',
};

const targetKnown: GuardInput = { code: 'no-institution', holds: fact('target.id').isFilled(), message: '请选择执业机构后再申请。' };

/** An institution that names no authority blocks the business (F65). */
const authoritySet: GuardInput = {
  code: 'authority-unset',
  holds: any(not(fact('target.id').isFilled()), fact('target.authoritySet').is(true)),
  message: '{target.name}还没有设置这项业务的审批机关，请联系该机构护理部在“设置审批机关”中选择后再申请。',
};

const mayPractise: GuardInput = {
  code: 'institution-not-practising',
  holds: any(not(fact('target.id').isFilled()), fact('target.mayPractise').is(true)),
  message: '{target.name}现在不能执业（许可证已过期、注销或者停业），不能注册到该机构，请联系该机构核对许可证状态。',
};

/** What every business asks of the institution where she is to practise. */
export const targetGuards: GuardInput[] = [targetKnown, authoritySet, mayPractise];

/** A registration that is in force today. */
export const inForce: Condition = fact('registration.status').oneOf(['valid', 'renewal-due']);

export const notSuspended: GuardInput = {
  code: 'suspended',
  holds: not(fact('registration.status').is('suspended')),
  message: '该护士正在暂停执业的处罚期内，期满后才能办理。',
};

/** Her declaration in the form. */
export const declared: Condition = form('declaration.truthful').is(true);

export const truthful: GuardInput = { code: 'not-declared', holds: declared, message: '请阅读申请人声明，并选择“是”。', path: 'form.declaration.truthful' };

/** Whoever reviewed a case never decides it. */
export const otherPerson: GuardInput = { code: 'same-person', holds: not(actorFired('accept', 'not-accept', 'return', 'propose')), message: '您审核过本件，不能由您签批，请交由其他负责人签批。' };
