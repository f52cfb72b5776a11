import type { DistrictReminder } from './ReminderRule';

const INSTITUTION = '朝阳示例门诊部';

const before = (days: readonly number[], to: DistrictReminder['steps'][number]['to']): DistrictReminder['steps'] => days.map((day) => ({ at: day === 0 ? 0 : -day, to: [...to] }));

/** Reminders that go out by themselves; administrators switch them, move their days and choose who gets them (P9–P11). */
export const reminderRules: readonly DistrictReminder[] = [
  {
    key: 'permit-expiry',
    label: '许可证有效期届满',
    about: '从许可证有效期届满日算起，还没有提交延续申请的机构。',
    basis: '《行政许可法》第五十条',
    source: 'permit',
    unit: 'day',
    steps: before([180, 90, 60, 45, 30, 7, 0], ['applicant']),
    audience: ['applicant', 'reviewer', 'administrator'],
    wordings: [
      {
        key: 'early',
        upTo: -30,
        title: '许可证即将到期，请申请延续',
        body: '{institution.name}的《医疗机构执业许可证》有效期至 {anchor}，还有 {days} 天，还没有提交延续申请。依照《行政许可法》第五十条，应当在届满三十日前提出；届满没有提出的，许可证失效。',
      },
      { key: 'late', title: '许可证马上到期', body: '{institution.name}的《医疗机构执业许可证》有效期至 {anchor}，只剩 {days} 天，还没有提交延续申请。请立即提交，并联系登记机关；届满没有提出的，许可证失效。' },
    ],
    samples: { 'institution.name': INSTITUTION },
  },
  {
    key: 'verification-due',
    label: '校验期限',
    about: '从校验期满日（有校验工作安排的，取截止日中较早的一天）算起，还没有提交校验申请的机构。',
    basis: '《医疗机构校验管理办法》第七条',
    source: 'verification',
    unit: 'day',
    steps: [...before([30, 15, 7, 1], ['applicant']), { at: 1, to: ['applicant'] }, { at: 15, to: ['applicant', 'administrator'] }],
    audience: ['applicant', 'reviewer', 'administrator'],
    wordings: [
      { key: 'coming', upTo: 0, title: '请在期限前申请校验', body: '{institution.name}还没有提交校验申请，请在 {anchor} 前提交，还有 {days} 天。登录系统，在“医疗机构校验申请”填写并提交。' },
      { key: 'overdue', title: '校验已逾期，请立即申请', body: '{institution.name}应当在 {anchor} 前申请校验，已逾期 {days} 天。请立即登录系统申请；拒不校验的，登记机关可以吊销《医疗机构执业许可证》。' },
    ],
    samples: { 'institution.name': INSTITUTION },
  },
  {
    key: 'nurse-registration-expiry',
    label: '护士执业注册有效期届满',
    about: '从护士执业注册有效期届满日算起，提醒护士本人和所在机构的护士管理人员。',
    basis: '《护士条例》关于延续执业注册的规定',
    source: 'nurse-registration',
    unit: 'day',
    steps: before([180, 90, 60, 30, 7, 0], ['nurse', 'nursing']),
    audience: ['nurse', 'nursing', 'institution'],
    wordings: [
      { key: 'early', upTo: -30, title: '护士执业注册即将到期', body: '{nurse.name}的护士执业注册有效期至 {anchor}，还有 {days} 天。需要继续执业的，应当在届满前三十日申请延续注册。' },
      { key: 'late', title: '护士执业注册马上到期', body: '{nurse.name}的护士执业注册有效期至 {anchor}，只剩 {days} 天。请立即联系登记机关办理；届满未延续的，不得继续执业，需要重新注册。' },
    ],
    samples: { 'nurse.name': '王示例' },
  },
  {
    key: 'correction-ending',
    label: '补正期限',
    about: '从补正期限的最后一天算起，退回修改后还没有再次提交的申请。',
    source: 'returned-case',
    unit: 'day',
    steps: before([5, 2, 0], ['applicant']),
    audience: ['applicant'],
    wordings: [{ key: 'ending', title: '补正期限快到了', body: '{institution.name}的申请 {application:number} 应当在 {anchor} 前修改并再次提交，还有 {days} 天。逾期没有提交的，申请可能终止。请按修改意见整改后尽快提交。' }],
    samples: { 'institution.name': INSTITUTION, 'application:number': 'XY2026000123' },
  },
  {
    key: 'case-waiting',
    label: '业务积压',
    about: '从业务到达当前环节那天算起，按工作日计算还没有处理的业务；时间越长，提醒越往上。',
    source: 'office-case',
    unit: 'working-day',
    steps: [{ at: 3, to: ['holder'] }, { at: 5, to: ['holder', 'approver'] }, { at: 10, to: ['approver', 'administrator'] }],
    audience: ['holder', 'reviewer', 'approver', 'counter', 'administrator'],
    wordings: [
      { key: 'waiting', upTo: 5, title: '有业务等待处理', body: '{institution.name}的申请 {application:number} 自 {anchor} 起处于“{state}”，已等待 {days} 天，请尽快处理。' },
      { key: 'stuck', title: '业务长时间没有处理', body: '{institution.name}的申请 {application:number} 自 {anchor} 起处于“{state}”，已等待 {days} 天。请了解原因并安排人员处理。' },
    ],
    samples: { 'institution.name': INSTITUTION, 'application:number': 'XY2026000123', state: '待审核' },
  },
  {
    key: 'office-deadline',
    label: '办理期限',
    about: '从法定或承诺办理期限的最后一天算起，由登记机关处理的业务。',
    source: 'office-deadline',
    unit: 'working-day',
    steps: [{ at: -2, to: ['holder'] }, { at: 0, to: ['holder', 'approver'] }, { at: 1, to: ['approver', 'administrator'] }],
    audience: ['holder', 'reviewer', 'approver', 'counter', 'administrator'],
    wordings: [
      { key: 'ending', upTo: 0, title: '办理期限快到了', body: '{institution.name}的申请 {application:number}（{state}）应当在 {anchor} 前办理，请优先处理。' },
      { key: 'over', title: '办理已超过期限', body: '{institution.name}的申请 {application:number}（{state}）应当在 {anchor} 前办理，已经超期。请立即安排处理，并说明原因。' },
    ],
    samples: { 'institution.name': INSTITUTION, 'application:number': 'XY2026000123', state: '待签批' },
  },
  {
    key: 'ticket-promise',
    label: '客服答复承诺',
    about: '从承诺答复的那天算起，客服中心里还没有答复的问题。',
    source: 'ticket',
    unit: 'working-day',
    steps: [{ at: 0, to: ['holder'] }, { at: 1, to: ['holder', 'administrator'] }],
    audience: ['holder', 'support', 'reviewer', 'administrator'],
    wordings: [
      { key: 'today', upTo: 0, title: '今天应当答复的问题', body: '问题 {number}（{category}）承诺在 {anchor} 答复，请今天处理。' },
      { key: 'over', title: '客服答复已超过承诺', body: '问题 {number}（{category}）承诺在 {anchor} 答复，已经超过。请立即答复，或者转给能答复的人。' },
    ],
    samples: { number: 'KF2026000123', category: '技术问题' },
  },
  {
    key: 'appointment-coming',
    label: '窗口预约',
    about: '从预约的日期算起，已经预约、还没有到场的申请人。',
    source: 'appointment',
    unit: 'day',
    steps: before([1, 0], ['applicant']),
    audience: ['applicant', 'counter'],
    wordings: [{ key: 'coming', title: '请按预约时间到窗口', body: '{name}的申请 {number} 预约了 {anchor} {time} 到{window}（{address}）办理。请携带原件按时到场；不能到场的，请提前改期或取消预约，把时段让给别人。' }],
    samples: { name: INSTITUTION, number: 'XY2026000123', time: '09:30-10:00', window: '综合窗口（示例）', address: '示例路 1 号' },
  },
];
