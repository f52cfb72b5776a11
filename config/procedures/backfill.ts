import { form, today, value } from '@medregistry/language';
import { nurseTitles, workCategories } from '../enums';
import { defineProcedure, fact } from '../vocabulary';
import { correctionClocks, correctionEvents, correctionPapers, correctionQueues, correctionStates } from './nurse/correction';
import { certificateCopy, identityCard, otherPapers } from './nurse/materials';
import type { Business, GuardInput } from './nurse/Part';
import { activated } from './nurse/rules';
import { identity, reach } from './nurse/sections';
import { choicesOf } from './options';

const business: Business = { hans: '执业注册补录', hant: '執業註冊補錄', en: 'Backfill of a registration' };

const missing: GuardInput = { code: 'registered-already', holds: fact('registration.status').isEmpty(), message: '系统已有您的执业注册记录，不需要补录；记录有误的，请办理执业注册信息修改。' };
const provinceKnown: GuardInput = { code: 'no-province', holds: fact('province.code').isFilled(), message: '请选择核发《护士执业证书》的省份。' };
const employed: GuardInput = { code: 'no-institution', holds: fact('target.id').isFilled(), message: '请选择现在的执业机构。' };

/** 补录: a veteran's registration that the register lacks, entered by the province that issued the certificate (F94, F95). */
export const backfill = defineProcedure({
  key: 'backfill',
  label: { 'zh-Hans': '护士执业注册补录', 'zh-Hant': '護士執業註冊補錄', en: 'Backfill of a nurse’s registration' },
  subject: 'nurse',
  route: 'province',
  prefix: 'HSL',
  initial: 'draft',
  states: correctionStates(business),
  create: { roles: ['nurse'], guards: [activated, provinceKnown, employed, missing] },
  exclusive: [fact('nurse.id').operand],
  exclusiveGroup: 'nurse-registration',
  form: {
    sections: [
      { key: 'applicant', label: '申请人情况', fields: [...identity, ...reach] },
      {
        key: 'record',
        label: '补录的执业注册',
        help: '按《护士执业证书》填写。',
        fields: [
          { key: 'certificateNumber', label: '护士执业证书编号', type: 'text', required: true, rule: { format: 'nurseCertificateNumber' } },
          { key: 'firstRegisteredOn', label: '首次注册日期', type: 'date', required: true },
          { key: 'registeredOn', label: '最近一次注册日期', type: 'date', required: true },
          { key: 'validFrom', label: '有效期起', type: 'date', required: true },
          { key: 'validTo', label: '有效期至', type: 'date', required: true },
          { key: 'department', label: '工作科室', type: 'text', rule: { maxLength: 60 } },
          { key: 'workCategory', label: '工作类别', type: 'choice', options: choicesOf(workCategories), required: true },
          { key: 'title', label: '技术职称', type: 'choice', options: choicesOf(nurseTitles), required: true },
        ],
      },
    ],
  },
  materials: [certificateCopy, identityCard, { ...otherPapers, key: 'archive', label: '原注册档案或者机构证明', requirement: '能够证明原执业注册的档案、成绩单或者机构证明。' }],
  clocks: correctionClocks,
  documents: correctionPapers(business, ['applicant', 'record']),
  queues: correctionQueues(business),
  events: correctionEvents(business, {
    guards: [missing, { code: 'validity-order', holds: form('record.validFrom').notAfter(form('record.validTo')), message: '有效期起不能晚于有效期至，请核对证书。', path: 'form.record.validTo' }],
    effects: [
      {
        verb: 'append',
        record: 'registration',
        values: {
          status: value('valid').operand,
          origin: value('backfill').operand,
          lastBusiness: value('backfill').operand,
          approvedOn: today().operand,
          certificateNumber: form('record.certificateNumber').operand,
          firstRegisteredOn: form('record.firstRegisteredOn').operand,
          registeredOn: form('record.registeredOn').operand,
          validFrom: form('record.validFrom').operand,
          validTo: form('record.validTo').operand,
          department: form('record.department').operand,
          workCategory: form('record.workCategory').operand,
          title: form('record.title').operand,
        },
      },
      { verb: 'set', record: 'nurse', values: { workplace: fact('target.id').operand } },
    ],
  }),
});
