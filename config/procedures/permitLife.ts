import { any, not, today, value, type ProcedureInput } from '@medregistry/language';
import { permitStatuses, type PermitStatus } from '../enums';
import { defineProcedure, fact, type DistrictVocabulary } from '../vocabulary';

type StateInput = ProcedureInput<string, never, never, DistrictVocabulary>['states'][string];

/** Office and applicant call the status of a permit by the same word. */
const state = (key: PermitStatus, hant: string, en: string, applicant: string, tone: StateInput['tone'], closed = false): StateInput => {
  const label = { 'zh-Hans': permitStatuses[key].label, 'zh-Hant': hant, en };
  return { label: { applicant: label, staff: label }, holder: null, next: { applicant, staff: applicant }, tone, closed };
};

const system = ['system' as const];
const pastEnd = fact('permit.validTo').before(today());
/** Filed in time and undecided: such a permit is deemed renewed, it does not expire (行政许可法 Art. 50). */
const renewalUndecided = fact('renewal.undecided').is(true);

/**
 * 许可证状态 of the current version of a permit, fired by the daily job (domain.md §3.3). Renewal, deregistration and
 * revocation are decided elsewhere and make versions of their own.
 */
export const permitLife = defineProcedure({
  key: 'permit-life',
  label: { 'zh-Hans': '许可证有效期', 'zh-Hant': '許可證有效期', en: 'Validity of a permit' },
  subject: 'institution',
  kind: 'record',
  prefix: 'XKZ',
  initial: 'valid',
  states: {
    valid: state('valid', '有效', 'Valid', '许可证在有效期内。', 'good'),
    'renewal-due': state('renewal-due', '需辦理延續', 'Renewal due', '请在许可证有效期届满三十日前申请延续。', 'attention'),
    expired: state('expired', '已過期', 'Expired', '许可证有效期已经届满，不得继续执业，登记机关将依法办理注销。', 'bad', true),
  },
  events: {
    'fall-due': {
      label: '进入延续期',
      from: ['valid'],
      to: 'renewal-due',
      roles: system,
      guards: [{ code: 'too-early', holds: any(fact('permit.renewalNeeded').is(true), fact('permit.renewalOpensOn').notAfter(today())), message: '还没有到申请延续的日期（{permit.renewalOpensOn}）。' }],
      messages: [{ to: 'applicant', title: '许可证需要办理延续', body: '{institution.name}的《医疗机构执业许可证》有效期至 {permit.validTo}，请在届满三十日前申请延续；本年度需要校验的，与校验申请一并提交。' }],
    },
    expire: {
      label: '有效期届满未延续',
      from: ['valid', 'renewal-due'],
      to: 'expired',
      roles: system,
      guards: [
        { code: 'in-force', holds: pastEnd, message: '许可证有效期还没有届满。' },
        { code: 'undecided', holds: not(renewalUndecided), message: '延续申请还没有作出决定，依法视为准予延续。' },
      ],
      effects: [{ verb: 'set', record: 'institution', values: { status: value('expired').operand }, when: not(fact('institution.status').oneOf(['deregistered', 'revoked'])) }],
      messages: [
        { to: 'applicant', title: '许可证已过期', body: '{institution.name}的《医疗机构执业许可证》有效期已于 {permit.validTo} 届满，没有提出延续申请，不得继续开展诊疗活动。请立即联系{authority.name}（{authority.phone}）。' },
        { to: 'reviewer', title: '许可证过期，建议办理注销', body: '{institution.name}的《医疗机构执业许可证》有效期已于 {permit.validTo} 届满，未申请延续。依照《行政许可法》第七十条第一项，应当办理注销手续，请核实后提出。' },
        { to: 'approver', title: '许可证过期，建议办理注销', body: '{institution.name}的《医疗机构执业许可证》有效期已于 {permit.validTo} 届满，未申请延续，建议依照《行政许可法》第七十条第一项办理注销。' },
      ],
    },
  },
});
