import { all, any, not, today, type ProcedureInput } from '@medregistry/language';
import { obligationStates, type ObligationState } from '../enums';
import { defineProcedure, fact, type DistrictVocabulary } from '../vocabulary';

type StateInput = ProcedureInput<string, never, never, DistrictVocabulary>['states'][string];

/** Office and applicant call the state of an obligation by the same word. */
const state = (key: ObligationState, hant: string, en: string, applicant: string, tone: StateInput['tone'], closed = false): StateInput => {
  const label = { 'zh-Hans': obligationStates[key].label, 'zh-Hant': hant, en };
  return { label: { applicant: label, staff: label }, holder: null, next: { applicant, staff: applicant }, tone, closed };
};

const exempt = fact('institution.exemption').isFilled();
const system = ['system' as const];

/**
 * 校验任务: one for each institution and verification period, fired by the system and by the effects of the
 * verification case. `reopen` and `lapse` undo a filing that led nowhere; a settled obligation is followed by a new one.
 */
export const verificationObligation = defineProcedure({
  key: 'verification-obligation',
  label: { 'zh-Hans': '校验任务', 'zh-Hant': '校驗任務', en: 'Verification obligation' },
  subject: 'institution',
  kind: 'record',
  prefix: 'JYRW',
  initial: 'not-due',
  states: {
    exempt: state('exempt', '不參加年度校驗', 'Exempt', '备案的诊所不参加年度校验，不需要申请。', 'idle'),
    'not-due': state('not-due', '未到校驗期', 'Not due yet', '还没有到校验期，到期前系统会提醒。', 'idle'),
    open: state('open', '可申請校驗', 'Open', '请在校验期满日前提交校验申请。', 'attention'),
    filed: state('filed', '已提交校驗申請', 'Filed', '校验申请正在办理。', 'active'),
    overdue: state('overdue', '逾期未申請校驗', 'Overdue', '已经超过校验期，请立即申请；拒不校验的，登记机关可以吊销许可证。', 'bad'),
    deferred: state('deferred', '暫緩校驗', 'Deferred', '处于暂缓校验期，请按《暂缓校验通知书》整改，期满后按期申请再次校验。', 'bad'),
    're-verification-due': state('re-verification-due', '暫緩期滿，待再次申請', 'Re-verification due', '暂缓期已满，请立即申请再次校验，逾期将注销许可证。', 'attention'),
    're-verification-missed': state('re-verification-missed', '逾期未申請再次校驗', 'Re-verification missed', '暂缓期满后没有按期申请再次校验，登记机关将注销许可证。请立即联系登记机关。', 'bad'),
    're-verification-failed': state('re-verification-failed', '再次校驗不合格', 'Re-verification failed', '再次校验不合格，登记机关将注销许可证。', 'bad'),
    deregistered: state('deregistered', '許可證已註銷', 'Deregistered', '许可证已经注销，不再需要校验。', 'bad', true),
    settled: state('settled', '本期校驗已辦結', 'Settled', '本期校验已经办结。', 'good', true),
  },
  events: {
    exempt: {
      label: '列为不参加校验',
      from: ['not-due', 'open', 'overdue'],
      to: 'exempt',
      roles: system,
      guards: [{ code: 'not-exempt', holds: exempt, message: '该机构不属于不参加年度校验的机构。' }],
    },
    include: {
      label: '恢复参加校验',
      from: ['exempt'],
      to: 'not-due',
      roles: system,
      guards: [{ code: 'still-exempt', holds: not(exempt), message: '该机构仍属于不参加年度校验的机构：{institution.exemption}。' }],
    },
    open: {
      label: '进入校验期',
      from: ['not-due'],
      to: 'open',
      roles: system,
      guards: [
        {
          code: 'too-early',
          holds: any(fact('obligation.opensOn').notAfter(today()), all(fact('switches.opensBy').is('campaign'), fact('campaign.open').is(true))),
          message: '还没有到申请校验的日期（{obligation.opensOn}）。',
        },
      ],
      messages: [{ to: 'applicant', title: '可以申请校验了', body: '{institution.name}已进入校验期，校验期满日为 {obligation.dueOn}，请在期满前提交校验申请。' }],
    },
    'fall-due': {
      label: '逾期未申请',
      from: ['open'],
      to: 'overdue',
      roles: system,
      guards: [{ code: 'in-time', holds: fact('obligation.dueOn').before(today()), message: '校验期还没有届满。' }],
      messages: [{ to: 'applicant', title: '校验已逾期', body: '{institution.name}的校验期已于 {obligation.dueOn} 届满，还没有提交校验申请。请立即申请，或者联系{authority.name}（{authority.phone}）。' }],
    },
    file: { label: '提交校验申请', from: ['open', 'overdue', 're-verification-due'], to: 'filed', roles: system },
    reopen: { label: '撤回申请，重新开放', from: ['filed'], to: 'open', roles: system },
    lapse: { label: '逾期未补正，视为未申请', from: ['filed'], to: 'overdue', roles: system },
    settle: { label: '校验合格，办结', from: ['filed'], to: 'settled', roles: system },
    defer: { label: '暂缓校验', from: ['filed'], to: 'deferred', roles: system },
    'end-deferral': {
      label: '暂缓期满',
      from: ['deferred'],
      to: 're-verification-due',
      roles: system,
      guards: [{ code: 'deferral-runs', holds: fact('obligation.deferredTo').before(today()), message: '暂缓校验期还没有届满。' }],
      messages: [{ to: 'applicant', title: '暂缓期已满，请申请再次校验', body: '{institution.name}的暂缓校验期已于 {obligation.deferredTo} 届满，请在 {obligation.reVerifyBy} 前申请再次校验，逾期将注销许可证。' }],
    },
    'miss-re-verification': {
      label: '逾期未申请再次校验',
      from: ['re-verification-due'],
      to: 're-verification-missed',
      roles: system,
      guards: [{ code: 'in-time', holds: fact('obligation.reVerifyBy').before(today()), message: '申请再次校验的期限还没有届满。' }],
      messages: [
        { to: 'applicant', title: '逾期未申请再次校验', body: '{institution.name}没有在 {obligation.reVerifyBy} 前申请再次校验，登记机关将依法注销许可证。请立即联系{authority.name}（{authority.phone}）。' },
        { to: 'reviewer', title: '机构逾期未申请再次校验', body: '{institution.name}没有在 {obligation.reVerifyBy} 前申请再次校验，请办理许可证注销。' },
      ],
    },
    'withdraw-re-verification': { label: '撤回再次校验申请', from: ['filed'], to: 're-verification-due', roles: system },
    fail: { label: '再次校验不合格', from: ['filed'], to: 're-verification-failed', roles: system },
    deregister: { label: '注销许可证', from: ['overdue', 'deferred', 're-verification-due', 're-verification-missed', 're-verification-failed'], to: 'deregistered', roles: system },
    reinstate: { label: '撤销结论，重新开放', from: ['settled', 'deferred', 're-verification-due'], to: 'open', roles: system },
    'reinstate-re-verification': { label: '撤销再次校验结论，重新开放', from: ['settled', 're-verification-failed', 'deregistered'], to: 're-verification-due', roles: system },
    'reinstate-overdue': { label: '撤销注销决定，仍为逾期', from: ['deregistered'], to: 'overdue', roles: system },
    'reinstate-deferral': { label: '撤销注销决定，仍为暂缓校验', from: ['deregistered'], to: 'deferred', roles: system },
    'reinstate-failure': { label: '撤销注销决定，仍为再次校验不合格', from: ['deregistered'], to: 're-verification-failed', roles: system },
  },
});
