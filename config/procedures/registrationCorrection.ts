import { firstOf, form, type Condition } from '@medregistry/language';
import { defineProcedure, fact } from '../vocabulary';
import { correctionClocks, correctionEvents, correctionPapers, correctionQueues, correctionStates } from './nurse/correction';
import { certificateCopy, identityCard, otherPapers } from './nurse/materials';
import type { Business, GuardInput } from './nurse/Part';
import { activated } from './nurse/rules';
import { certificateFields, identity, reach } from './nurse/sections';

const business: Business = { hans: '执业注册信息修改', hant: '執業註冊信息修改', en: 'Correction of a registration' };

const registered: GuardInput = { code: 'not-registered', holds: fact('registration.status').isFilled(), message: '系统没有您的执业注册记录：老护士换证人员请办理补录，新考试人员请办理首次注册。' };
const provinceKnown: GuardInput = { code: 'no-province', holds: fact('province.code').isFilled(), message: '请选择补录执业注册信息的省份。' };
const some = (...keys: string[]): Condition => ({ any: keys.map((key) => form(`after.${key}`).isFilled()) });
const FIELDS = ['certificateNumber', 'name', 'idNumber', 'firstRegisteredOn', 'registeredOn', 'validTo'];

/** 执业注册信息修改 (F92, F93): key fields, most often an ID number that has become another; by the province of the backfill. */
export const registrationCorrection = defineProcedure({
  key: 'registration-correction',
  label: { 'zh-Hans': '护士执业注册信息修改', 'zh-Hant': '護士執業註冊信息修改', en: 'Correction of a nurse’s registration' },
  subject: 'nurse',
  route: 'province',
  prefix: 'HSG',
  initial: 'draft',
  states: correctionStates(business),
  create: { roles: ['nurse'], guards: [activated, provinceKnown, registered] },
  exclusive: [fact('nurse.id').operand],
  form: {
    sections: [
      { key: 'applicant', label: '修改前', fields: [...identity, ...certificateFields, ...reach] },
      {
        key: 'after',
        label: '修改后',
        help: '只填写需要修改的项目，没有变化的留空。',
        fields: [
          { key: 'name', label: '姓名', type: 'text', rule: { format: 'personName', maxLength: 50 } },
          { key: 'idNumber', label: '证件号码', type: 'text', sensitive: true, rule: { format: 'residentId' } },
          { key: 'certificateNumber', label: '护士执业证书编号', type: 'text', rule: { format: 'nurseCertificateNumber' } },
          { key: 'firstRegisteredOn', label: '首次注册日期', type: 'date' },
          { key: 'registeredOn', label: '注册日期', type: 'date' },
          { key: 'validTo', label: '有效期至', type: 'date' },
          { key: 'cause', label: '修改原因', type: 'long-text', required: true, rule: { minLength: 4, maxLength: 1000 }, help: '例如：补录时使用的是15位旧身份证号。' },
        ],
      },
    ],
  },
  materials: [identityCard, { key: 'same-person', label: '公安机关出具的同一人证明', requirement: '证件号码、姓名变更的，上传户籍证明或者同一人证明。', required: some('name', 'idNumber'), when: some('name', 'idNumber') }, certificateCopy, otherPapers],
  clocks: correctionClocks,
  documents: correctionPapers(business, ['applicant', 'after']),
  queues: correctionQueues(business),
  events: correctionEvents(business, {
    guards: [registered, { code: 'nothing-changed', holds: some(...FIELDS), message: '请至少填写一项需要修改的内容。', path: 'form.after.idNumber' }],
    effects: [
      {
        verb: 'set',
        record: 'nurse',
        values: { name: firstOf(form('after.name'), fact('nurse.name')).operand, idNumber: firstOf(form('after.idNumber'), fact('nurse.idNumber')).operand },
        when: some('name', 'idNumber'),
      },
      {
        verb: 'newVersion',
        record: 'registration',
        values: Object.fromEntries((['certificateNumber', 'firstRegisteredOn', 'registeredOn', 'validTo'] as const).map((key) => [key, firstOf(form(`after.${key}`), fact(`registration.${key}`)).operand])),
        when: some('certificateNumber', 'firstRegisteredOn', 'registeredOn', 'validTo'),
      },
    ],
  }),
});
