import { ServiceHours } from '@medregistry/config';
import { Audience, CampaignState, GuidedProcedure, GuideField, HelpAudience, HelpStep, NoticeType, WindowPurpose } from '@medregistry/config/enums';
import { CivilDate, Json, type Problem } from '@medregistry/language';
import { z } from 'zod';

const date = CivilDate.nullable();
const text = (max: number) => z.string().trim().max(max);
const line = text(200).min(1, '请填写。');

/** A register that administrators keep by hand (F1, F30): what may be written, and where it stands in the API. */
export interface RecordKind {
  /** `/api/<path>` */
  path: string;
  /** Singular name of the content type. */
  name: string;
  label: string;
  creatable: boolean;
  /** Without defaults: a change of one field must not set another. */
  fields: z.ZodObject;
  /** What a new record has where nothing was said. */
  defaults: { [field: string]: Json };
  /** What may no longer be changed, by what stands there and the day. */
  fixed?: (before: { [field: string]: Json }, after: { [field: string]: Json }, today: CivilDate) => Problem[];
  /** What a new record has by the authority that it belongs to. */
  placed?: (scopePath: string) => { [field: string]: Json };
}

/** Dates of law that must not lie before one another. */
const ordered = (data: Record<string, unknown>, from: string, to: string): boolean =>
  typeof data[from] !== 'string' || typeof data[to] !== 'string' || data[from] <= data[to];

const campaign = z.object({
  title: line,
  year: z.number().int().min(2000).max(2100),
  applyFrom: CivilDate,
  applyTo: CivilDate,
  correctionDeadline: date.optional(),
  windowFrom: CivilDate,
  windowTo: date.optional(),
  renewalCutoff: date.optional(),
  contacts: text(500).nullable().optional(),
  notice: z.string().max(64).nullable().optional(),
  state: CampaignState.optional(),
});

/** Dates that institutions rely on once they may file: later is allowed, earlier is not. */
const PROMISED: readonly [string, string][] = [['applyTo', '网上申请截止日期'], ['correctionDeadline', '修改补正截止日期'], ['windowTo', '窗口办理截止日期']];

/** A campaign is free until it opens. From then on its year and beginning stand, and no term becomes shorter. */
export function campaignFixed(before: { [field: string]: Json }, after: { [field: string]: Json }, today: CivilDate): Problem[] {
  const opened = before['state'] !== 'draft' && typeof before['applyFrom'] === 'string' && before['applyFrom'] <= today;
  if (!opened) return [];
  const changed = (field: string): boolean => (before[field] ?? null) !== (after[field] ?? null);
  return [
    ...(['year', 'applyFrom'] as const).filter(changed).map((path) => ({ path, code: 'opened', message: '年度工作已经开始，年度和开始日期不能再改。' })),
    ...(after['state'] === 'draft' ? [{ path: 'state', code: 'opened', message: '年度工作已经开始，不能退回草稿；可以改为“已结束”。' }] : []),
    ...PROMISED.filter(([path]) => typeof before[path] === 'string' && changed(path) && (typeof after[path] !== 'string' || after[path] < before[path])).map(([path, label]) => ({ path, code: 'shortened', message: `年度工作已经开始，${label}只能延后，不能提前。` })),
  ];
}

const notice = z.object({
  title: line,
  body: text(50_000).min(1, '请填写正文。'),
  type: NoticeType,
  audience: Audience,
  publishedOn: date.optional(),
  expiresOn: date.optional(),
  mustAcknowledge: z.boolean().optional(),
});

const hours = ServiceHours.superRefine(({ from, to, weekdays }, context) => {
  if (from >= to) context.addIssue({ code: 'custom', path: ['to'], message: '结束时间应当晚于开始时间。' });
  if (weekdays.length === 0) context.addIssue({ code: 'custom', path: ['weekdays'], message: '请选择星期。' });
});

const serviceWindow = z.object({
  name: line,
  hall: text(200).nullable().optional(),
  floor: text(50).nullable().optional(),
  address: line,
  hours: text(1000).min(1, '请填写办公时间。'),
  phone: text(50).nullable().optional(),
  directions: text(1000).nullable().optional(),
  opensOn: date.optional(),
  timetable: z.array(hours).max(40).optional(),
  purposes: z.array(WindowPurpose).min(1, '请选择办理事项。'),
  slotMinutes: z.number().int().min(5, '每个时段至少 5 分钟。').max(240).optional(),
  slotCapacity: z.number().int().min(0).max(50, '每个时段最多 50 人。').optional(),
  enabled: z.boolean().optional(),
});

const faq = z.object({
  question: line,
  answer: text(5000).min(1, '请填写答复。'),
  audience: HelpAudience,
  step: HelpStep,
  position: z.number().int().min(0).max(9999).optional(),
  published: z.boolean().optional(),
});

const guide = z.object({
  title: line,
  procedure: GuidedProcedure.nullable().optional(),
  published: z.boolean().optional(),
  ...Object.fromEntries(GuideField.options.map((field) => [field, text(5000).nullable().optional()])),
});

export const recordKinds = [
  { path: 'campaigns', name: 'campaign', label: '校验年度工作', creatable: true, fields: campaign, defaults: { state: 'draft' }, fixed: campaignFixed },
  { path: 'notices', name: 'notice', label: '通知', creatable: true, fields: notice, defaults: { mustAcknowledge: false } },
  { path: 'windows', name: 'service-window', label: '服务窗口', creatable: true, fields: serviceWindow, defaults: { timetable: [] }, placed: (scopePath) => ({ serves: [scopePath] }) },
  { path: 'faqs', name: 'faq-article', label: '常见问题', creatable: true, fields: faq, defaults: { published: false, position: 100 } },
  { path: 'guides', name: 'service-guide', label: '办事指南', creatable: true, fields: guide, defaults: { published: false } },
] as const satisfies readonly RecordKind[];

const ORDERS: readonly [string, string, string][] = [
  ['applyFrom', 'applyTo', '申请截止日期不能早于开始日期。'],
  ['windowFrom', 'windowTo', '窗口办理截止日期不能早于开始日期。'],
  ['publishedOn', 'expiresOn', '失效日期不能早于发布日期。'],
];

/** Problems between fields, which the schema of one field cannot see. */
export const orderProblems = (data: Record<string, unknown>): { path: string; code: string; message: string }[] =>
  ORDERS.filter(([from, to]) => !ordered(data, from, to)).map(([, path, message]) => ({ path, code: 'order', message }));

/** A body that may carry fields which a modeller added. */
export const bodyOf = (fields: z.ZodObject) => z.strictObject({ data: fields.catchall(Json) });
