import { defineProcedure, fact } from '@medregistry/config/vocabulary';

/** 停业申请: a business that the district does not have, written as whoever adds one would write it. */
export const suspensionOfBusiness = defineProcedure({
  key: 'suspension-of-business',
  label: { 'zh-Hans': '停业申请', en: 'Suspension of business' },
  subject: 'institution',
  prefix: 'TY',
  initial: 'draft',
  states: {
    draft: { label: { applicant: '草稿', staff: '草稿' }, holder: 'institution', next: { applicant: '请填写停业原因和期限后提交。', staff: '不需要处理。' }, editable: { form: true, materials: true } },
    submitted: { label: { applicant: '待审核', staff: '待审核' }, holder: 'reviewer', next: { applicant: '请等待审核。', staff: '请审核。' } },
    approved: { label: { applicant: '已批准停业', staff: '已批准停业' }, holder: null, next: { applicant: '停业期间不得开展诊疗活动。', staff: '不需要处理。' }, tone: 'good', closed: true },
  },
  create: { roles: ['institution'], guards: [{ code: 'not-practising', holds: fact('institution.status').is('practising'), message: '只有正在执业的机构可以申请停业。' }] },
  exclusive: [fact('institution.id').operand],
  form: {
    sections: [
      {
        key: 'suspension',
        label: '停业',
        fields: [
          { key: 'institutionName', label: '机构名称', type: 'text', readOnly: true, prefill: fact('institution.name').operand },
          { key: 'reason', label: '停业原因', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 500 } },
          { key: 'months', label: '停业期限', type: 'integer', unit: '个月', required: true, rule: { min: 1, max: 12 } },
        ],
      },
    ],
  },
  materials: [{ key: 'application', label: '停业申请书', requirement: '加盖公章。', printable: 'application' }],
  clocks: { review: { label: '审核', length: 10, unit: 'working-day', basis: '《行政许可法》第四十二条' } },
  documents: {
    application: { label: '打印停业申请书', title: '医疗机构停业申请书', prefix: 'SQ', kind: 'draft', roles: ['institution', 'reviewer'], blocks: [{ block: 'section', section: 'suspension' }, { block: 'seal', label: '申请单位（公章）' }] },
    approval: { label: '打印停业批准书', title: '医疗机构停业批准书', prefix: 'PZ', kind: 'issued', roles: ['institution', 'reviewer'], blocks: [{ block: 'paragraph', text: '{institution.name}：批准停业 {form:suspension.months}。' }, { block: 'code' }] },
  },
  queues: { 'to-review': { label: '停业待审核', roles: ['reviewer'], states: ['submitted'], empty: '没有待审核的停业申请。' } },
  events: {
    submit: { label: '提交', from: ['draft'], to: 'submitted', roles: ['institution'], intent: 'primary', requires: ['form', 'materials'], nextRound: true, materials: 'freeze', clocks: { start: ['review'] }, messages: [{ to: 'reviewer', title: '新的停业申请', body: '{institution.name}申请停业 {form:suspension.months}。' }] },
    approve: {
      label: '批准',
      from: ['submitted'],
      to: 'approved',
      roles: ['reviewer'],
      clocks: { stop: ['review'] },
      effects: [{ verb: 'set', record: 'institution', values: { status: { value: 'suspended-business' } } }],
      documents: [{ key: 'approval' }],
      messages: [{ to: 'applicant', title: '已批准停业', body: '{institution.name}的停业申请 {application:number} 已经批准。' }],
    },
  },
});
