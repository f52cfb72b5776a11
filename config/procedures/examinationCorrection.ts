import { action, firstOf, form } from '@medregistry/language';
import { defineProcedure, fact } from '../vocabulary';
import { correctionClocks, correctionEvents, correctionPapers, correctionQueues, correctionStates, outsideEvents, outsideState } from './nurse/correction';
import { examination, identityCard, otherPapers } from './nurse/materials';
import type { Business, GuardInput } from './nurse/Part';
import { activated } from './nurse/rules';
import { identity, reach } from './nurse/sections';

const business: Business = { hans: '考试资格信息修改', hant: '考試資格信息修改', en: 'Correction of examination data' };

const provinceKnown: GuardInput = { code: 'no-province', holds: fact('province.code').isFilled(), message: '请选择当年参加考试的省份。' };
const newcomer: GuardInput = { code: 'veteran', holds: fact('nurse.generation').isNot('veteran'), message: '2008年5月及以前参加考试的，属于老护士换证人员，请办理执业注册信息修改或者补录。' };

/**
 * 考试资格信息修改 (F96, F97): by the province of the examination, which has the national centre for talents correct its
 * data first; that step lies outside and is followed here.
 */
export const examinationCorrection = defineProcedure({
  key: 'examination-correction',
  label: { 'zh-Hans': '护士执业考试资格信息修改', 'zh-Hant': '護士執業考試資格信息修改', en: 'Correction of a nurse’s examination data' },
  subject: 'nurse',
  route: 'province',
  prefix: 'HSK',
  initial: 'draft',
  states: { ...correctionStates(business), ...outsideState },
  create: { roles: ['nurse'], guards: [activated, provinceKnown, newcomer] },
  exclusive: [fact('nurse.id').operand],
  form: {
    sections: [
      { key: 'applicant', label: '申请人情况', fields: [...identity, ...reach] },
      {
        key: 'after',
        label: '考试资格信息',
        fields: [
          { key: 'registeredAs', label: '报名考试时的证件号码', type: 'text', sensitive: true, required: true, rule: { minLength: 6, maxLength: 30 } },
          { key: 'passedOn', label: '通过考试时间', type: 'date', required: true },
          { key: 'certificateNumber', label: '成绩合格证明编号', type: 'text', rule: { maxLength: 40 } },
          { key: 'admissionNumber', label: '准考证号', type: 'text', rule: { maxLength: 40 } },
          { key: 'cause', label: '修改原因', type: 'long-text', required: true, rule: { minLength: 4, maxLength: 1000 } },
        ],
      },
    ],
  },
  materials: [identityCard, { ...examination, required: true }, { key: 'same-person', label: '公安机关出具的同一人证明', requirement: '报名时的证件号码与现在不同的，上传户籍证明或者同一人证明。' }, otherPapers],
  clocks: correctionClocks,
  documents: correctionPapers(business, ['applicant', 'after']),
  queues: correctionQueues(business, ['awaiting-result']),
  events: {
    ...outsideEvents,
    ...correctionEvents(business, {
    guards: [newcomer],
    ready: { code: 'no-result', holds: action('record-result.on').isFilled(), message: '请先向国家人才交流中心申报并登记结果。' },
    effects: [
      {
        verb: 'set',
        record: 'nurse',
        values: {
          examPassedOn: form('after.passedOn').operand,
          examCertificateNumber: firstOf(form('after.certificateNumber'), fact('nurse.examCertificateNumber')).operand,
          admissionNumber: form('after.admissionNumber').operand,
          examProvince: fact('province.code').operand,
        },
      },
    ],
    }),
  },
});
