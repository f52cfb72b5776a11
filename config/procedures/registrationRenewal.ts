import { action, all, any, application, firstOf, form, not, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { courseClocks } from './nurse/clocks';
import { collective, collectiveFiling, collectiveFlags, collectiveStates, consentClock } from './nurse/collective';
import { certificate, decision, decisionFlags, review } from './nurse/decision';
import { applicationForm, coursePapers } from './nurse/documents';
import { confirmation, filing, filingFlags } from './nurse/filing';
import { certificateCopy, otherPapers, signedForm } from './nurse/materials';
import { words, type Business, type Effects, type GuardInput } from './nurse/Part';
import { courseQueues } from './nurse/queues';
import { activated, declared, notBeingCancelled, notSuspended, targetGuards, truthful } from './nurse/rules';
import { declarationSection, holderSection, practiceSection } from './nurse/sections';
import { courseStates } from './nurse/states';

const business: Business = { hans: '延续注册', hant: '延續註冊', en: 'Renewal of registration' };

const registeredOnce: GuardInput = { code: 'not-registered', holds: fact('registration.status').isFilled(), message: '没有查到您的执业注册记录，请办理首次注册。' };

/** From its end on a registration is not renewed but made again (护士条例 Art. 10). */
const beforeEnd: GuardInput = {
  code: 'expired',
  holds: fact('registration.status').oneOf(['valid', 'renewal-due', 'suspended']),
  message: '注册有效期已于 {registration.validTo} 届满或者注册已经注销、吊销，不能延续，请办理重新注册。',
};

/** Asked when a case is opened and never again: what was opened stays open, however the authority sets the day later. */
const opened: GuardInput = {
  code: 'too-early',
  holds: fact('registration.renewalOpensOn').notAfter(today()),
  message: '注册有效期至 {registration.validTo}，{registration.renewalOpensOn} 起可以申请延续注册。',
};

const sameInstitution: GuardInput = {
  code: 'other-institution',
  holds: any(fact('target.id').is(fact('registration.institutionId')), fact('target.id').isEmpty()),
  message: '您注册在{registration.institutionName}，延续注册由该机构确认；已经换单位的，请先办理变更注册。',
};

const eligible = [activated, notBeingCancelled, ...targetGuards, registeredOnce, beforeEnd, notSuspended, sameInstitution];

/** A renewal that was filed in time may be decided after the end; nothing is renewed that was cancelled or revoked meanwhile. */
const stillStands: GuardInput = { code: 'ended', holds: fact('registration.status').oneOf(['valid', 'renewal-due', 'expired']), message: '该护士的执业注册现在是“{registration.statusLabel}”，不能延续。' };

/** Received is what the institution has confirmed, or the nurse has consented to. */
const received = firstOf(action('resubmit.on'), action('consent.on'), action('confirm.on')).operand;

/** A renewal that raises no question: in good health, in time, right the first time. Such are taken together (批量受理). */
const clean: GuardInput[] = [
  { code: 'health', holds: form('applicant.health').is('good'), message: '健康状况不是“健康状况良好”，要逐件办理。' },
  { code: 'late', holds: all(form('period.lateReason').isEmpty(), action('apply-for-nurse.payload.note').isEmpty()), message: '距有效期届满不足三十日才申请，要逐件办理。' },
  { code: 'corrected', holds: application('round').atMost(1), message: '申请退回或者补正过，要逐件办理。' },
];

const renewed: Effects = [
  {
    verb: 'newVersion',
    record: 'registration',
    values: {
      status: value('valid').operand,
      validTo: fact('registration.renewedTo').operand,
      registeredOn: today().operand,
      approvedOn: today().operand,
      lastBusiness: value('renewal').operand,
      authority: fact('authority.id').operand,
    },
  },
];

const GRANTED = { told: '您的延续注册申请 {application:number} 已经准予，注册有效期延续至 {registration.renewedTo}。' };
const ENDED = '您的注册有效期至 {registration.validTo}，届满后不得从事护理活动，需要继续执业的应当办理重新注册。';

/**
 * 护士延续注册 (护士条例 Art. 10; domain.md §3.5.3). Taken until the last day, with a warning within thirty days; undecided
 * then, it is deemed granted and the authority is alarmed (行政许可法 Art. 50).
 */
export const registrationRenewal = defineProcedure({
  key: 'registration-renewal',
  label: { 'zh-Hans': '护士延续注册', 'zh-Hant': '護士延續註冊', en: 'Renewal of a nurse’s registration' },
  subject: 'nurse',
  route: 'renewal',
  prefix: 'HSY',
  initial: 'draft',
  states: { ...courseStates(business), ...collectiveStates(business) },
  pins: ['switches'],
  flags: { ...filingFlags, ...collectiveFlags, ...decisionFlags },
  create: { roles: ['nurse', 'nursing'], guards: [...eligible, opened] },
  exclusive: [fact('nurse.id').operand],
  exclusiveGroup: 'nurse-registration',
  form: {
    sections: [
      holderSection,
      practiceSection('现执业机构'),
      {
        key: 'period',
        label: '本注册期内情况',
        fields: [
          { key: 'work', label: '工作经历和培训', type: 'long-text', required: not(collective), rule: { minLength: 2, maxLength: 2000 } },
          { key: 'records', label: '执业良好、不良记录', type: 'long-text', required: not(collective), rule: { minLength: 1, maxLength: 1000 }, help: '没有的填“无”。' },
          {
            key: 'lateReason',
            label: '不足三十日的说明',
            type: 'long-text',
            when: all(fact('registration.late').is(true), not(collective)),
            required: true,
            rule: { minLength: 2, maxLength: 500 },
            help: '距有效期届满已不足三十日。应当在届满三十日前申请（《护士条例》第十条），届满前没有提交的，只能办理重新注册。',
          },
        ],
      },
      // In a collective application the consent says so.
      { ...declarationSection, when: not(collective) },
    ],
  },
  /** Where the institution applies for many, the consent stands for the signature and the register for the copy (国务院令第716号 Art. 7). */
  materials: [{ ...signedForm('护士执业注册申请审核表'), required: not(collective) }, { ...certificateCopy, required: not(collective) }, otherPapers],
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'certificate', label: '证书与系统登记一致，注册在本辖区机构', target: 'materials.certificate' },
      { key: 'health', label: '健康状况符合要求', target: 'form.applicant.health' },
      { key: 'penalties', label: '没有未执行完毕的暂停执业处罚', target: 'form.period.records' },
    ],
    contact: ['applicant.mobile'],
  },
  clocks: {
    consent: consentClock,
    ...courseClocks({ length: 20, promised: 'renewalPromise', basis: '《护士条例》第十条、《护士执业注册管理办法》：自受理之日起二十个工作日内作出决定' }),
    /** The last day of the registration: one day counted from the confirmation, but never before it. */
    expiry: { label: '注册有效期届满', length: 1, unit: 'natural-day', basis: '《行政许可法》第五十条：逾期未作决定的，视为准予延续', notBefore: fact('registration.validTo').operand, rolls: false },
  },
  documents: {
    'application-form': applicationForm('护士执业注册申请审核表', business, ['applicant', 'practice', 'period', 'declaration']),
    ...coursePapers(business, {
      basis: '《护士条例》第十条',
      granted: [{ label: '原有效期至', value: '{registration.validTo}' }, { label: '延续后有效期至', value: '{registration.renewedTo}' }],
      refused: ENDED,
    }),
  },
  queues: {
    ...courseQueues(business),
    consents: { label: words('延续注册：待本人同意', '延續註冊：待本人同意', 'Renewal of registration: consent'), roles: ['nurse', 'nursing'], states: ['pending-consent'], empty: '没有等待本人同意的集体申请。' },
    declined: { label: words('延续注册：本人不同意', '延續註冊：本人不同意', 'Renewal of registration: declined'), roles: ['nursing'], states: ['declined'], empty: '没有本人不同意的集体申请。' },
  },
  events: {
    ...filing<'expiry' | 'consent', 'pending-consent'>(business, [...eligible, { ...truthful, holds: any(collective, declared) }], ['expiry', 'consent'], ['pending-consent']),
    ...collectiveFiling<'expiry'>(business, { guards: eligible, starts: ['acceptance', 'expiry'], late: fact('registration.late').is(true) }),
    ...confirmation<'expiry'>(business, targetGuards, ['acceptance', 'expiry']),
    ...review<'expiry'>(business, { starts: [{ clock: 'decision', from: received }], ends: ['expiry'], clean }),
    ...decision<'expiry'>(business, { guards: [notSuspended, stillStands], effects: renewed, ...GRANTED, ends: ['expiry'], clean }),
    'deem-granted': {
      label: words('逾期未决定，视为准予', '逾期未決定，視為准予', 'Deemed granted'),
      from: ['submitted', 'in-review', 'pending-decision'],
      to: 'certificate-making',
      roles: ['system'],
      after: 'expiry',
      guards: [notSuspended, stillStands],
      effects: renewed,
      clocks: { stop: ['expiry', 'acceptance', 'decision'], start: ['delivery'] },
      messages: [
        { to: 'nurse', title: '延续注册视为准予', body: '您的注册有效期已于 {registration.validTo} 届满，审批机关没有在届满前作出决定，依法视为准予延续至 {registration.renewedTo}。' },
        { to: 'approver', title: '警报：延续注册逾期未决定，已视为准予', body: '{nurse.name}的延续注册申请 {application:number} 在有效期届满（{registration.validTo}）前没有作出决定，依照《行政许可法》第五十条视为准予延续，请查明原因。' },
        { to: 'administrator', title: '警报：延续注册逾期未决定，已视为准予', body: '{nurse.name}的延续注册申请 {application:number} 在有效期届满（{registration.validTo}）前没有作出决定，已视为准予延续。' },
      ],
    },
    ...certificate(),
  },
});
