import { audiences, campaignStates, guidedProcedures, guideFields, helpAudiences, helpSteps, noticeTypes, optionsOf, windowPurposes } from '@medregistry/config/enums';
import type { Field, Option } from '@medregistry/language';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';

export type RecordKind = 'campaigns' | 'notices' | 'windows' | 'faqs' | 'guides';

export interface Kind {
  title: string;
  one: string;
  creatable: boolean;
  /** Shown in the list, in this order. */
  columns: string[];
  fields: Field[];
  /** A record as the form shows it, and back; where the two differ. */
  shown?: (record: Values) => Values;
  written?: (values: Values) => Values;
}

const listOf = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);
const rowsOf = (value: Value | undefined, change: (row: Values) => Values): Value[] => listOf(value).map((row) => change(row as Values));

const options = (table: Parameters<typeof optionsOf>[0]): Option[] => optionsOf(table).map(({ key, label }) => ({ value: key, label }));

/** What of a guide takes more than a line. */
const LONG: ReadonlySet<string> = new Set(['conditions', 'materials', 'steps', 'hours']);

/** What administrators keep, as fields of the same language that the forms are made of. */
export const kinds: Record<RecordKind, Kind> = {
  faqs: {
    title: '常见问题',
    one: '问题',
    creatable: true,
    columns: ['question', 'step', 'audience', 'published'],
    fields: [
      { key: 'question', label: '问题', type: 'text', required: true },
      { key: 'audience', label: '对象', type: 'choice', required: true, options: options(helpAudiences) },
      { key: 'step', label: '办理环节', type: 'choice', required: true, options: options(helpSteps), help: '申请人办到这个环节时，页面上显示这个问题。' },
      { key: 'answer', label: '答复', type: 'long-text', required: true },
      { key: 'position', label: '顺序', type: 'integer', rule: { min: 0, max: 9999 }, help: '小的排在前面。' },
      { key: 'published', label: '对外公布', type: 'yes-no' },
    ],
  },
  guides: {
    title: '办事指南',
    one: '办事指南',
    creatable: true,
    columns: ['title', 'procedure', 'published'],
    fields: [
      { key: 'title', label: '事项名称', type: 'text', required: true },
      { key: 'procedure', label: '对应业务', type: 'choice', options: options(guidedProcedures), help: '申请人办理这项业务时，页面上可以打开这份指南。' },
      { key: 'published', label: '对外公布', type: 'yes-no' },
      ...options(guideFields).map(({ value, label }): Field => ({ key: value, label, type: LONG.has(value) ? 'long-text' : 'text' })),
    ],
  },
  campaigns: {
    title: '校验年度工作',
    one: '年度工作',
    creatable: true,
    columns: ['title', 'year', 'applyFrom', 'applyTo', 'state'],
    fields: [
      { key: 'title', label: '标题', type: 'text', required: true },
      { key: 'year', label: '年度', type: 'integer', required: true, rule: { min: 2000, max: 2100 } },
      { key: 'state', label: '状态', type: 'choice', options: options(campaignStates) },
      { key: 'applyFrom', label: '网上申请开始日期', type: 'date', required: true },
      { key: 'applyTo', label: '网上申请截止日期', type: 'date', required: true },
      { key: 'correctionDeadline', label: '修改补正截止日期', type: 'date' },
      { key: 'windowFrom', label: '窗口办理开始日期', type: 'date', required: true },
      { key: 'windowTo', label: '窗口办理截止日期', type: 'date' },
      { key: 'renewalCutoff', label: '延续截点日期', type: 'date', required: true, help: '许可证有效期在此日期或之前届满的机构，须同时办理延续。' },
      { key: 'contacts', label: '咨询电话', type: 'text' },
      { key: 'notice', label: '工作通知', type: 'choice', options: [], help: '机构申请前阅读并确认的通知；先在“通知公告”中新建。' },
    ],
  },
  notices: {
    title: '通知公告',
    one: '通知',
    creatable: true,
    columns: ['title', 'type', 'audience', 'publishedOn', 'version'],
    fields: [
      { key: 'title', label: '标题', type: 'text', required: true },
      { key: 'type', label: '类型', type: 'choice', options: options(noticeTypes), required: true },
      { key: 'audience', label: '受众', type: 'choice', options: options(audiences), required: true },
      { key: 'publishedOn', label: '发布日期', type: 'date' },
      { key: 'expiresOn', label: '失效日期', type: 'date' },
      { key: 'mustAcknowledge', label: '须确认阅读', type: 'yes-no', help: '修改正文后产生新版本，机构须重新确认。' },
      { key: 'body', label: '正文', type: 'long-text', required: true },
      { key: 'version', label: '版本', type: 'integer', readOnly: true },
    ],
  },
  windows: {
    title: '服务窗口',
    one: '窗口',
    creatable: true,
    columns: ['name', 'hall', 'address', 'hours', 'phone'],
    shown: (record) => ({ ...record, timetable: rowsOf(record['timetable'], (row) => ({ ...row, weekdays: listOf(row['weekdays']).map(String) })) }),
    written: (values) => ({ ...values, timetable: rowsOf(values['timetable'], ({ key: _key, ...row }) => ({ ...row, weekdays: listOf(row['weekdays']).map(Number), byAppointment: row['byAppointment'] === true })) }),
    fields: [
      { key: 'name', label: '窗口名称', type: 'text', required: true },
      { key: 'hall', label: '大厅', type: 'text' },
      { key: 'floor', label: '楼层', type: 'text' },
      { key: 'address', label: '地址', type: 'text', required: true },
      { key: 'purposes', label: '办理事项', type: 'choices', required: true, options: options(windowPurposes) },
      { key: 'hours', label: '办公时间', type: 'long-text', required: true, help: '写给申请人看的一句话，例如：工作日 09:00-12:00，13:30-17:00' },
      {
        key: 'timetable',
        label: '时间表',
        type: 'table',
        help: '系统按时间表判断窗口是否开放、生成预约时段；法定节假日不开放，调休上班的周末按常规时间开放。',
        columns: [
          { key: 'weekdays', label: '星期', type: 'choices', required: true, options: ['一', '二', '三', '四', '五', '六', '日'].map((name, index) => ({ value: String(index + 1), label: `周${name}` })) },
          { key: 'from', label: '从', type: 'text', required: true, help: '例如 09:00' },
          { key: 'to', label: '到', type: 'text', required: true, help: '例如 12:00' },
          { key: 'kind', label: '种类', type: 'choice', required: true, options: [{ value: 'regular', label: '常规' }, { value: 'extended', label: '延时服务' }] },
          { key: 'byAppointment', label: '只接待预约', type: 'yes-no' },
        ],
      },
      { key: 'slotMinutes', label: '每个预约时段', type: 'integer', unit: '分钟', rule: { min: 5, max: 240 } },
      { key: 'slotCapacity', label: '每个时段可约', type: 'integer', unit: '件', rule: { min: 0, max: 50 }, help: '0 为不开放预约。' },
      { key: 'phone', label: '电话', type: 'text' },
      { key: 'directions', label: '交通和指引', type: 'long-text' },
      { key: 'opensOn', label: '开始受理日期', type: 'date' },
      { key: 'enabled', label: '启用', type: 'yes-no' },
    ],
  },
};

/** A value of a record in words, as the list of its versions tells it. */
export function wordsOf(field: Field, value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return JSON.stringify(value);
  return said(field.options?.find((option) => option.value === value)?.label) || String(value);
}
