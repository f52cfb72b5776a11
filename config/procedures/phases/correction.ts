import { payload } from '@medregistry/language';
import type { Flags, Phase } from './Phase';

export const correctionFlags = {
  'extension-asked': { label: '申请延长补正期限', absent: '机构没有申请延长补正期限。', present: '已申请延长补正期限，请等待审核人员答复。' },
  'correction-extended': { label: '补正期限已延长', tone: 'idle', absent: '补正期限没有延长过。', present: '补正期限已经延长。' },
} as const satisfies Flags;

const DAYS = { min: 1, max: 90 };
const reason = (label: string) => ({ key: 'reason', label, type: 'long-text' as const, required: true, rule: { minLength: 2, maxLength: 1000 } });

/** A longer term for a correction, with reasons: staff must first be registered (F54). */
export const extensionPhase = (noun: string): Phase<'correction', 'correction'> => ({
  'ask-extension': {
    label: { 'zh-Hans': '申请延长补正期限', 'zh-Hant': '申請延長補正期限', en: 'Ask for more time' },
    from: ['correction'],
    roles: ['institution'],
    payload: [
      { key: 'days', label: '申请延长', type: 'integer', unit: '日', required: true, rule: DAYS },
      reason('延长理由'),
      {
        key: 'waitsFor',
        label: '等待办结的护士业务',
        type: 'table',
        help: '因人员不足需要先办理护士注册的，请填写护士业务的申请编号。',
        rule: { maxRows: 50 },
        columns: [
          { key: 'number', label: '申请编号', type: 'text', required: true, rule: { maxLength: 40 } },
          { key: 'remark', label: '说明', type: 'text', rule: { maxLength: 100 } },
        ],
      },
    ],
    flags: { forbids: ['extension-asked'], set: ['extension-asked'] },
    messages: [{ to: 'reviewer', title: '申请延长补正期限', body: `{institution.name}就${noun} {application:number} 申请延长补正期限 {payload:days}，理由：{payload:reason}。请审核。` }],
  },
  'grant-extension': {
    label: { 'zh-Hans': '同意延长补正期限', 'zh-Hant': '同意延長補正期限', en: 'Grant more time' },
    from: ['correction'],
    roles: ['reviewer'],
    intent: 'primary',
    payload: [{ key: 'days', label: '同意延长', type: 'integer', unit: '日', required: true, rule: DAYS }],
    flags: { needs: ['extension-asked'], reset: ['extension-asked'], set: ['correction-extended'] },
    clocks: { extend: [{ clock: 'correction', by: payload('days').operand, unit: 'natural-day' }] },
    messages: [{ to: 'applicant', title: '已同意延长补正期限', body: `{institution.name}的${noun} {application:number} 的补正期限已延长 {payload:days}，请按期补正后再次提交。` }],
  },
  'refuse-extension': {
    label: { 'zh-Hans': '不同意延长', 'zh-Hant': '不同意延長', en: 'Refuse more time' },
    from: ['correction'],
    roles: ['reviewer'],
    payload: [reason('不同意的理由')],
    flags: { needs: ['extension-asked'], reset: ['extension-asked'] },
    messages: [{ to: 'applicant', title: '不同意延长补正期限', body: `{institution.name}的${noun} {application:number} 的补正期限没有延长，理由：{payload:reason}。请在原期限内补正。` }],
  },
});

