import { any, form, not, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { courseClocks } from './nurse/clocks';
import { certificate, decision, decisionFlags, review } from './nurse/decision';
import { applicationForm, coursePapers } from './nurse/documents';
import { confirmation, filing, filingFlags } from './nurse/filing';
import { diploma, employment, identityCard, otherPapers, photo, signedForm, training } from './nurse/materials';
import type { Business, GuardInput } from './nurse/Part';
import { courseQueues } from './nurse/queues';
import { activated, notBeingCancelled, targetGuards, truthful } from './nurse/rules';
import { applicantSection, careerSection, certificateFields, declarationSection, practiceSection, practiceValues } from './nurse/sections';
import { courseStates } from './nurse/states';

const business: Business = { hans: '重新注册', hant: '重新註冊', en: 'Re-registration' };

const registeredOnce: GuardInput = { code: 'not-registered', holds: fact('registration.status').isFilled(), message: '没有查到您的执业注册记录：从未注册的办理首次注册，老护士换证人员记录缺失的办理补录。' };

const ended: GuardInput = {
  code: 'still-registered',
  holds: any(fact('registration.status').oneOf(['expired', 'cancelled', 'revoked']), fact('registration.status').isEmpty()),
  message: '您的执业注册状态是“{registration.statusLabel}”，不需要重新注册：即将到期的办理延续注册，换单位的办理变更注册，转军队的办理军队武警地方业务。',
};

/** 护士条例 Art. 32: two years from the revocation. */
const notBanned: GuardInput = { code: 'banned', holds: not(fact('registration.banned').is(true)), message: '被吊销《护士执业证书》的，自吊销之日起二年内不得申请执业注册，{registration.bannedUntil} 后可以申请。' };

const eligible = [activated, notBeingCancelled, ...targetGuards, registeredOnce, ended, notBanned];

/**
 * 护士重新注册 (domain.md §3.5.4): after the end of a registration that was not renewed, after a cancellation, or two years
 * after a revocation. The certificate's number stays; a break of more than three years asks for training.
 */
export const reRegistration = defineProcedure({
  key: 're-registration',
  label: { 'zh-Hans': '护士重新注册', 'zh-Hant': '護士重新註冊', en: 'Re-registration of a nurse' },
  subject: 'nurse',
  route: 're-registration',
  prefix: 'HSR',
  initial: 'draft',
  states: courseStates(business),
  pins: ['switches'],
  flags: { ...filingFlags, ...decisionFlags },
  create: { roles: ['nurse'], guards: eligible },
  exclusive: [fact('nurse.id').operand],
  exclusiveGroup: 'nurse-registration',
  form: {
    sections: [
      applicantSection,
      { key: 'former', label: '原执业注册', fields: [...certificateFields, { key: 'reason', label: '重新注册原因', type: 'choice', required: true, options: [{ value: 'expired', label: '有效期届满未延续' }, { value: 'cancelled', label: '注册已注销' }, { value: 'revoked', label: '被吊销满二年' }] }] },
      careerSection,
      practiceSection('拟执业机构'),
      declarationSection,
    ],
  },
  materials: [signedForm('护士执业注册申请审核表'), identityCard, diploma, employment, training, photo, otherPapers],
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'former', label: '原注册记录和终止原因', target: 'form.former.reason' },
      { key: 'training', label: '中断执业三年以上的，已接受三个月培训', target: 'materials.training' },
      { key: 'health', label: '健康状况符合要求', target: 'form.applicant.health' },
      { key: 'employment', label: '拟聘用材料由有执业资格的机构出具', target: 'materials.employment' },
    ],
    contact: ['applicant.mobile'],
  },
  clocks: courseClocks({ length: 20, promised: 'registrationPromise', basis: '《护士条例》第八条、《护士执业注册管理办法》：重新注册按首次注册办理，二十个工作日内作出决定' }),
  documents: {
    'application-form': applicationForm('护士执业注册申请审核表', business, ['applicant', 'former', 'career', 'practice', 'declaration']),
    ...coursePapers(business, {
      basis: '《护士执业注册管理办法》',
      granted: [{ label: '护士执业证书编号', value: '{registration.certificateNumber}' }, { label: '注册有效期', value: '{validity.validFrom} 至 {validity.validTo}' }],
      refused: '未经执业注册，不得从事护理活动。',
    }),
  },
  queues: courseQueues(business),
  events: {
    ...filing(business, [...eligible, truthful]),
    ...confirmation(business, targetGuards, ['acceptance']),
    ...review(business),
    ...decision(business, {
      guards: [...targetGuards, notBanned],
      effects: [
        {
          verb: 'newVersion',
          record: 'registration',
          values: {
            status: value('valid').operand,
            institution: fact('target.id').operand,
            authority: fact('authority.id').operand,
            validFrom: fact('validity.validFrom').operand,
            validTo: fact('validity.validTo').operand,
            registeredOn: today().operand,
            approvedOn: today().operand,
            lastBusiness: value('re-registration').operand,
            onPost: value(true).operand,
            leftOn: value(null).operand,
            cancellationReason: value(null).operand,
            cancelledOn: value(null).operand,
            revokedOn: value(null).operand,
            bannedUntil: value(null).operand,
            ...practiceValues,
          },
        },
        { verb: 'set', record: 'nurse', values: { workplace: fact('target.id').operand, health: form('applicant.health').operand, mobile: form('applicant.mobile').operand } },
      ],
      told: '您的重新注册申请 {application:number} 已经准予，注册有效期自 {validity.validFrom} 至 {validity.validTo}，执业机构为{target.name}。',
    }),
    ...certificate(),
  },
});
