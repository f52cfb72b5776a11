import { holesOf, say, messageKey, type Procedure } from '@medregistry/language';
import { Role, roles } from '../roles';
import { reminders, standings, isRemindable, type Standing } from '../verification';
import { NurseList, nurseLists } from '../nursing';
import { reminderRules } from './reminderRules';
import type { DistrictReminder } from './ReminderRule';

/** A text that goes out, under its name, with an invented example of everything that may stand in its holes. */
export interface MessageTemplate {
  key: string;
  label: string;
  group: string;
  title: string;
  body: string;
  samples: Record<string, string>;
}

/** Examples for the preview of texts; everything in them is invented. */
const SAMPLES: Readonly<Record<string, string>> = {
  'institution.name': '朝阳示例门诊部',
  'authority.name': '示例区卫生健康委员会',
  'authority.phone': '010-12345678',
  'campaign.year': '2026',
  'campaign.applyTo': '2026-12-15',
  'permit.validTo': '2026-12-31',
  'permit.renewedTo': '2031-12-31',
  'obligation.dueOn': '2026-12-31',
  'window.name': '综合窗口（示例）',
  'window.address': '示例路 1 号',
  'window.hours': '工作日 09:00-17:00',
  'window.opensOn': '2026-12-01',
  'application:number': 'XY2026000123',
  'actor:name': '审核甲',
  'payload:reason': '示例理由。',
  today: '2026-11-26',
};

const URGED: Readonly<Record<string, string>> = { name: '示例护士', institution: '示例医院', validTo: '2026-12-31' };

const sampleOf = (hole: string): string => SAMPLES[hole] ?? `（${hole}）`;

const receiver = (to: string): string => (to === 'applicant' ? '申请人' : Role.safeParse(to).success ? roles[to as Role].label : to);

/** The texts that a procedure's events send. */
export const procedureTemplates = ({ key, label, events }: Procedure): MessageTemplate[] =>
  Object.entries(events).flatMap(([event, { label: name, messages }]) =>
    messages.map(({ to, title, body }, index) => ({
      key: messageKey(key, event, messages, index),
      label: `${say(name)}，发给${receiver(to)}`,
      group: say(label),
      title: say(title),
      body: say(body),
      samples: Object.fromEntries(holesOf(say(title), say(body)).map((hole) => [hole, sampleOf(hole)])),
    })),
  );

const ruleTemplates = ({ key, label, wordings, samples }: DistrictReminder): MessageTemplate[] =>
  wordings.map((wording) => ({
    key: `reminder.${key}.${wording.key}`, label: wording.title, group: `自动提醒：${label}`, title: wording.title, body: wording.body, samples: { ...samples, anchor: '2026-12-31', days: '30' },
  }));

const standingTemplates = (): MessageTemplate[] =>
  (Object.keys(standings) as Standing[]).filter(isRemindable).map((standing) => ({
    key: `verification.reminder.${standing}`, label: standings[standing].label, group: '催办', ...reminders[standing], samples: { name: SAMPLES['institution.name'] ?? '', year: '2026', by: '2026-12-15' },
  }));

/** What an institution has its nurses told (催办). */
const urgeTemplates = (): MessageTemplate[] =>
  NurseList.options.flatMap((list) => {
    const { label, urges } = nurseLists[list];
    return urges ? [{ key: `nurse.urge.${list}`, label, group: '催办护士', ...urges, samples: Object.fromEntries(holesOf(urges.title, urges.body).map((hole) => [hole, URGED[hole] ?? ''])) }] : [];
  });

/** What institutions have nurses told who are registered elsewhere, or who left. */
const workplaceTemplates = (): MessageTemplate[] =>
  (
    [
      ['nurse.invite', '邀请办理注册，发给护士', '有单位邀请您办理执业注册', '{name}：{institution}查询了您的执业注册，邀请您办理{business}，把执业注册办到该机构。您在该机构工作或者拟在该机构工作的，请登录系统办理；没有关系的，不用处理。'],
      ['nurse.departed', '登记离职，告知护士', '单位登记您已离职', '{name}：{institution}登记您于 {leftOn} 离职。您的执业注册仍在该机构，到新单位工作的，请登录系统办理变更注册，办完之前不得在新单位从事护理活动；登记有误的，请联系该机构护理部。'],
    ] as const
  ).map(([key, label, title, body]) => ({ key, label, group: '护士与单位', title, body, samples: Object.fromEntries(holesOf(title, body).map((hole) => [hole, { ...URGED, business: '变更注册', leftOn: '2026-10-31' }[hole] ?? ''])) }));

/** What an institution is told of its nurses' accounts; the numbers themselves stand in no message. */
const accountTemplates = (): MessageTemplate[] =>
  (
    [
      ['nurse.mobile', '更换手机号，告知机构', '护士更换了手机号', '{name}已验证新的手机号。手机号由护士本人维护，不需要处理。'],
      ['nurse.recovered', '协助找回完成，告知机构', '护士已同意并找回账户', '{name}已经同意由贵机构协助找回账户，新的手机号和密码已经生效。'],
      ['nurse.recovery-refused', '协助找回被拒绝，告知机构', '护士不同意找回账户', '{name}表示没有要求找回账户，链接已经作废。请向本人核实，不要重复发起。'],
    ] as const
  ).map(([key, label, title, body]) => ({ key, label, group: '护士账户', title, body, samples: { name: URGED['name'] ?? '' } }));

/** What a nurse is told of her good and bad records; the facts themselves stand in no message. */
const recordTemplates = (): MessageTemplate[] =>
  (
    [
      ['nurse.record', '写入执业记录，告知护士', '您有新的执业记录', '登记机关写入了您的一条执业{kind}（{about}），请在首页“执业记录”查看；认为有误的，可以向登记机关申请更正。'],
      ['nurse.record-corrected', '更正执业记录，告知护士', '您的执业记录已更正', '登记机关更正了您的一条执业{kind}，内容和理由请在首页“执业记录”查看。'],
      ['nurse.record-withdrawn', '撤销执业记录，告知护士', '您的执业记录已撤销', '登记机关撤销了您的一条执业{kind}，理由请在首页“执业记录”查看。'],
    ] as const
  ).map(([key, label, title, body]) => ({ key, label, group: '护士执业记录', title, body, samples: { kind: '良好记录', about: '表彰' } }));

/** What the help desk says; the questions themselves stand in no message. */
const supportTemplates = (): MessageTemplate[] =>
  (
    [
      ['support.opened', '新问题，发给答复人员', '有新的问题等待答复', '{category}：问题 {number} 等待答复，请在“客服工单”处理。'],
      ['support.asked', '追问，发给答复人员', '提问人补充了问题', '{category}：问题 {number} 的提问人补充了内容，请在“客服工单”查看。'],
      ['support.transferred', '转办，发给接办人员', '有问题转给您答复', '问题 {number} 已转为{category}，请在“客服工单”处理。'],
      ['support.answered', '有答复，发给提问人', '客服已答复您的问题', '您的问题 {number} 有新的答复，请打开“客服中心”查看。'],
    ] as const
  ).map(([key, label, title, body]) => ({ key, label, group: '客服中心', title, body, samples: { number: 'KF2026000123', category: '技术问题' } }));

/** What is said of an appointment at the window. */
const appointmentTemplates = (): MessageTemplate[] =>
  (
    [
      ['appointment.booked', '预约成功，发给申请人', '窗口预约成功', '{name}的申请 {number} 已预约 {date} {time} 到{window}（{address}）办理。请携带原件按时到场；不能到场的，请提前改期或取消。'],
      ['appointment.cancelled', '预约取消，发给申请人', '窗口预约已取消', '{name}的申请 {number} 在 {date} {time} 的窗口预约已取消。仍需办理的，请另行预约或者在办公时间到窗口。'],
    ] as const
  ).map(([key, label, title, body]) => ({
    key, label, group: '窗口预约', title, body, samples: { name: SAMPLES['institution.name'] ?? '', number: 'XY2026000123', date: '2026-12-01', time: '09:30-10:00', window: '综合窗口（示例）', address: '示例路 1 号' },
  }));

/** What is said of ratings; what was written in them stands in no message. */
const ratingTemplates = (): MessageTemplate[] =>
  (
    [
      ['rating.bad', '收到差评，发给区级管理员', '收到差评，请核实并答复', '业务 {number} 收到“{grade}”的评价。请在一个工作日内联系评价人，核实、整改后在 {by} 前答复。'],
      ['rating.answered', '差评已答复，发给评价人', '登记机关答复了您的评价', '您对业务 {number} 的评价，登记机关已经核实并答复，请打开业务页面查看。'],
    ] as const
  ).map(([key, label, title, body]) => ({ key, label, group: '好差评', title, body, samples: { number: 'XY2026000123', grade: '不满意', by: '2026-12-15' } }));

const noticeTemplates = (): MessageTemplate[] => [
  {
    key: 'notice.urge', label: '催促确认阅读，发给机构', group: '通知公告', title: '请阅读并确认通知', body: '《{title}》需要{name}确认阅读，请在“通知公告”中打开、阅读并确认。',
    samples: { title: '2026年度医疗机构校验工作通知', name: SAMPLES['institution.name'] ?? '' },
  },
];

/** Every text that the district sends. */
export const messageTemplates = (procedures: readonly Procedure[]): MessageTemplate[] => [
  ...procedures.flatMap(procedureTemplates),
  ...reminderRules.flatMap(ruleTemplates),
  ...standingTemplates(),
  ...urgeTemplates(),
  ...workplaceTemplates(),
  ...accountTemplates(),
  ...recordTemplates(),
  ...supportTemplates(),
  ...appointmentTemplates(),
  ...ratingTemplates(),
  ...noticeTemplates(),
];
