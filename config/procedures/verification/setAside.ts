import { today, value } from '@medregistry/language';
import { fact } from '../../vocabulary';
import { lastConclusion, permitStands, setAsidePhase } from '../phases/setAside';

/** 撤销 of a conclusion of a verification: its obligation opens again. */
export const setAside = setAsidePhase<'completed' | 'deferred'>('校验申请', {
  from: ['completed', 'deferred'],
  guards: [lastConclusion, permitStands],
  confirm: '撤销后校验任务重新开放，原记录保留并注明已撤销。确定撤销吗？',
  effects: [
    { verb: 'newVersion', record: 'verificationRecord', values: { status: value('set-aside').operand, setAsideOn: today().operand } },
    { verb: 'newVersion', record: 'permit', values: { lastConclusion: fact('record.conclusionBefore').operand, lastVerifiedOn: fact('record.verifiedBefore').operand, nextDueOn: fact('record.dueOn').operand } },
    { verb: 'set', record: 'institution', values: { status: value('practising').operand }, when: fact('institution.status').is('verification-deferred') },
    { verb: 'advance', record: 'obligation', values: { event: value('reinstate').operand, deferredTo: value(null).operand, reVerifyFrom: value(null).operand } },
  ],
  next: '校验任务重新开放，请重新申请校验。',
});
