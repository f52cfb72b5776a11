import { calendarOf, fact, form, not, actorFired, payload, procedureIn, today } from '@medregistry/language';
import type { Setting } from '../support/walk';

interface Library {
  role: 'reader' | 'librarian' | 'director';
  record: 'book';
  subject: 'card';
  route: never;
}

/** Borrowing a rare book: as small as a procedure can be that still speaks most of the language. */
export const loan = procedureIn<Library>()({
  key: 'loan',
  label: { 'zh-Hans': '借阅善本', en: 'Loan of a rare book' },
  subject: 'card',
  prefix: 'JS',
  initial: 'wish',
  states: {
    wish: { label: { applicant: '填写中', staff: '读者填写中' }, holder: 'reader', next: { applicant: '请填写后提交。', staff: '不需要处理。' }, editable: { form: true, materials: true } },
    asked: { label: { applicant: '待审核', staff: '待审核' }, holder: 'librarian', next: { applicant: '请等待。', staff: '请审核。' } },
    waiting: { label: { applicant: '请补充', staff: '待读者补充' }, holder: 'reader', next: { applicant: '请答复意见。', staff: '请等待读者。' }, editable: { form: true, materials: true } },
    lent: { label: { applicant: '已借出', staff: '已借出' }, holder: 'reader', next: { applicant: '请按期归还。', staff: '请关注归还。' } },
    returned: { label: { applicant: '已归还', staff: '已归还' }, holder: null, next: { applicant: '不需要您做什么。', staff: '不需要处理。' }, closed: true },
  },
  create: { roles: ['reader'], guards: [{ code: 'blocked', holds: not(fact('card.blocked').is(true)), message: '借书证已停用，请到服务台处理。' }] },
  exclusive: [fact('card.id').operand],
  form: {
    sections: [
      {
        key: 'wish',
        label: '借阅',
        fields: [
          { key: 'title', label: '书名', type: 'text', required: true, rule: { minLength: 2, maxLength: 40 }, prefill: fact('card.lastTitle').operand },
          { key: 'days', label: '天数', type: 'integer', required: true, rule: { min: 1, max: 30 }, unit: '天' },
          { key: 'abroad', label: '带出馆外', type: 'yes-no', required: true },
          { key: 'address', label: '存放地址', type: 'text', required: form('wish.abroad').is(true), when: form('wish.abroad').is(true), sensitive: true },
          { key: 'card', label: '借书证号', type: 'text', readOnly: true, prefill: fact('card.id').operand },
        ],
      },
    ],
  },
  materials: [
    { key: 'letter', label: '介绍信', requirement: '加盖公章。' },
    { key: 'insurance', label: '保险单', requirement: '带出馆外时需要。', when: form('wish.abroad').is(true) },
    { key: 'other', label: '其他', requirement: '可不上传。', required: false },
  ],
  clocks: {
    answer: { label: '审核', length: 3, unit: 'working-day', basis: '《善本借阅规则》第二条', promised: 2 },
    loan: { label: '借期', length: form('wish.days').operand, unit: 'natural-day', basis: '《善本借阅规则》第五条' },
  },
  documents: {
    slip: { label: '打印借书单', title: '善本借书单', prefix: 'JD', kind: 'issued', roles: ['reader', 'librarian'], blocks: [{ block: 'paragraph', text: '书名：{form:wish.title}' }, { block: 'code' }] },
  },
  queues: { asked: { label: '待审核', roles: ['librarian'], states: ['asked'], empty: '没有待审核的借阅。' } },
  events: {
    ask: {
      label: '提交', from: ['wish'], to: 'asked', roles: ['reader'], requires: ['form', 'materials'], nextRound: true, materials: 'freeze',
      guards: [{ code: 'card-expired', holds: fact('card.validTo').notBefore(today()), message: '借书证已于 {card.validTo} 到期，请先续证。' }],
      clocks: { start: ['answer'] },
      messages: [{ to: 'librarian', title: '有新的借阅申请', body: '{card.id} 想借《{form:wish.title}》。' }],
    },
    query: {
      label: '请补充', from: ['asked'], to: 'waiting', roles: ['librarian'], materials: 'thaw',
      payload: [{ key: 'notes', label: '意见', type: 'notes', required: true }],
      clocks: { pause: ['answer'] },
    },
    answer: {
      label: '答复', from: ['waiting'], to: 'asked', roles: ['reader'], requires: ['form', 'materials'], nextRound: true, materials: 'freeze',
      payload: [{ key: 'replies', label: '答复', type: 'replies' }],
      clocks: { resume: ['answer'] },
    },
    lend: {
      label: '借出', from: ['asked'], to: 'lent', roles: ['director'],
      payload: [{ key: 'shelf', label: '架号', type: 'text', required: true }, { key: 'checklist', label: '核对', type: 'checklist', items: [{ key: 'whole', label: '书页完整' }, { key: 'boxed', label: '已装盒', when: form('wish.abroad').is(true) }] }],
      guards: [
        { code: 'same-person', holds: not(actorFired('query')), message: '您审核过本件，请交由他人借出。' },
        { code: 'wrong-shelf', holds: payload('shelf').isNot('0'), message: '架号不能为 0。' },
      ],
      clocks: { stop: ['answer'], start: ['loan'] },
      effects: [
        { verb: 'set', record: 'book', values: { dueOn: today().plus({ days: form('wish.days') }).operand } },
        { verb: 'append', record: 'book', values: { shelf: payload('shelf').operand }, when: form('wish.abroad').is(true) },
      ],
      documents: [{ key: 'slip' }],
    },
    give: { label: '归还', from: ['lent'], to: 'returned', roles: ['reader', 'librarian'], clocks: { stop: ['loan'] } },
  },
});

export const LIBRARY_ROLES = ['reader', 'librarian', 'director'] as const;

export const loanSetting: Setting = {
  procedure: loan,
  facts: { card: { id: 'card-1', validTo: '2026-12-31', blocked: false, lastTitle: '山海经' } },
  today: '2026-09-18',
  calendar: calendarOf([], [2026]),
  formats: {},
  examples: {},
};
