import { form, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { courseClocks } from './nurse/clocks';
import { certificate, decision, decisionFlags, review } from './nurse/decision';
import { applicationForm, coursePapers } from './nurse/documents';
import { confirmation, filing, filingFlags } from './nurse/filing';
import { diploma, employment, examination, identityCard, otherPapers, photo, signedForm, training } from './nurse/materials';
import type { Business, GuardInput } from './nurse/Part';
import { courseQueues } from './nurse/queues';
import { activated, notBeingCancelled, targetGuards, truthful } from './nurse/rules';
import { applicantSection, careerSection, declarationSection, practiceSection, practiceValues } from './nurse/sections';
import { courseStates } from './nurse/states';

const business: Business = { hans: '首次注册', hant: '首次註冊', en: 'First registration' };

const neverRegistered: GuardInput = {
  code: 'registered-already',
  holds: fact('registration.status').isEmpty(),
  message: '您已经有执业注册记录（{registration.statusLabel}），不能办理首次注册：有效期内换单位的办理变更注册，即将到期的办理延续注册，已过期、注销或者吊销的办理重新注册。',
};

const examined: GuardInput = {
  code: 'not-examined',
  holds: fact('nurse.examPassedOn').isFilled(),
  message: '没有查到您通过护士执业资格考试的记录。确实通过考试的，请办理考试资格信息修改。',
};

const eligible = [activated, notBeingCancelled, ...targetGuards, neverRegistered, examined];

/** 护士执业首次注册 (护士条例 Art. 7, 8; domain.md §3.5.1). After three years three months' training is asked for. */
export const firstRegistration = defineProcedure({
  key: 'first-registration',
  label: { 'zh-Hans': '护士首次注册', 'zh-Hant': '護士首次註冊', en: 'First registration of a nurse' },
  subject: 'nurse',
  route: 'first-registration',
  prefix: 'HSC',
  initial: 'draft',
  states: courseStates(business),
  pins: ['switches'],
  flags: { ...filingFlags, ...decisionFlags },
  create: { roles: ['nurse'], guards: eligible },
  exclusive: [fact('nurse.id').operand],
  exclusiveGroup: 'nurse-registration',
  form: { sections: [applicantSection, careerSection, practiceSection('拟执业机构'), declarationSection] },
  materials: [signedForm('护士执业注册申请审核表'), identityCard, diploma, examination, employment, training, photo, otherPapers],
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'identity', label: '身份证明与系统登记一致', target: 'materials.identity-card' },
      { key: 'education', label: '普通全日制三年以上护理、助产专业学历', target: 'form.applicant.studyYears' },
      { key: 'internship', label: '护理临床实习不少于八个月', target: 'form.career.internshipMonths' },
      { key: 'examination', label: '通过考试三年内，或者已接受三个月培训', target: 'form.applicant.examPassedOn' },
      { key: 'health', label: '健康状况符合要求', target: 'form.applicant.health' },
      { key: 'employment', label: '拟聘用材料由有执业资格的机构出具', target: 'materials.employment' },
    ],
    contact: ['applicant.mobile'],
  },
  clocks: courseClocks({ length: 20, promised: 'registrationPromise', basis: '《护士条例》第八条：自收到申请之日起二十个工作日内作出决定' }),
  documents: {
    'application-form': applicationForm('护士执业注册申请审核表', business, ['applicant', 'career', 'practice', 'declaration']),
    ...coursePapers(business, {
      basis: '《护士条例》第八条',
      granted: [{ label: '注册有效期', value: '{validity.validFrom} 至 {validity.validTo}' }],
      refused: '未经执业注册，不得从事护理活动。',
    }),
  },
  queues: courseQueues(business),
  events: {
    ...filing(business, [...eligible, truthful]),
    ...confirmation(business, targetGuards, ['acceptance']),
    ...review(business),
    ...decision(business, {
      guards: [...targetGuards, neverRegistered],
      effects: [
        {
          verb: 'append',
          record: 'registration',
          values: {
            status: value('valid').operand,
            origin: value('native').operand,
            lastBusiness: value('first-registration').operand,
            firstRegisteredOn: today().operand,
            registeredOn: today().operand,
            approvedOn: today().operand,
            validFrom: fact('validity.validFrom').operand,
            validTo: fact('validity.validTo').operand,
            ...practiceValues,
          },
        },
        {
          verb: 'set',
          record: 'nurse',
          values: {
            workplace: fact('target.id').operand,
            education: form('applicant.education').operand,
            degree: form('applicant.degree').operand,
            school: form('applicant.school').operand,
            major: form('applicant.major').operand,
            studyYears: form('applicant.studyYears').operand,
            graduatedOn: form('applicant.graduatedOn').operand,
            health: form('applicant.health').operand,
            mobile: form('applicant.mobile').operand,
          },
        },
      ],
      told: '您的首次注册申请 {application:number} 已经准予，注册有效期自 {validity.validFrom} 至 {validity.validTo}，执业机构为{target.name}。证书制作完成后会通知您领取。',
    }),
    ...certificate(),
  },
});
