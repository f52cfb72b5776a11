import type { Switch } from './Switch';

const topic = 'nurses';

/** What the law of nurses' registrations leaves to an authority, with what holds where nobody has set it (domain.md §3.4, §3.5, §12). */
export const nurseSwitches = {
  changeBy: {
    topic,
    type: 'choice',
    label: '省内变更注册怎样办理',
    options: [{ value: 'filing', label: '新执业机构确认后实时备案，事后核查' }, { value: 'approval', label: '由审批机关在七个工作日内办理' }],
    default: 'filing',
    basis: '《护士条例》第九条：自收到报告之日起七个工作日内为其办理变更手续；北京市实行省内变更网上实时备案。跨省变更都由审批机关办理',
    reach: 'new-cases',
  },
  nurseRenewalMonths: {
    topic,
    type: 'number',
    label: '注册有效期届满前几个月开始受理延续注册',
    unit: '个月',
    min: 2,
    max: 12,
    default: 6,
    basis: '《护士条例》第十条只规定届满三十日前申请；全国系统提前三个月、北京市提前六个月开放',
    reach: 'at-once',
  },
  validityEnds: {
    topic,
    type: 'choice',
    label: '五年注册有效期止于哪一天',
    options: [{ value: 'anniversary', label: '五年后的同一日' }, { value: 'day-before', label: '五年后同一日的前一日' }],
    default: 'anniversary',
    basis: '《护士条例》第八条：护士执业注册有效期为五年，未规定届满之日的算法',
    reach: 'new-cases',
  },
  confirmationDays: { topic, type: 'number', label: '执业机构确认护士申请的期限', unit: '个工作日', min: 1, max: 20, default: 5, basis: '《护士执业注册管理办法》未规定机构确认的期限，由审批机关与执业机构约定', reach: 'new-cases' },
  nurseCorrectionDays: { topic, type: 'number', label: '护士补正的期限', unit: '日', min: 5, max: 60, default: 15, basis: '《行政许可法》第三十二条未规定补正的期限，由审批机关在补正告知书中写明', reach: 'new-cases' },
  consentDays: { topic, type: 'number', label: '护士答复由他人发起的申请的期限', unit: '个工作日', min: 3, max: 30, default: 10, basis: '《护士执业注册管理办法》未规定，由审批机关规定；逾期没有答复的，视为不同意', reach: 'new-cases' },
  registrationPromise: { topic, type: 'number', label: '首次注册、重新注册承诺办结的时限', unit: '个工作日', min: 1, max: 20, default: 20, basis: '《护士条例》第八条：二十个工作日内作出决定；审批机关可以承诺更短的时限', reach: 'new-cases' },
  changePromise: { topic, type: 'number', label: '变更注册承诺办结的时限', unit: '个工作日', min: 1, max: 7, default: 7, basis: '《护士条例》第九条：七个工作日内办理；审批机关可以承诺更短的时限', reach: 'new-cases' },
  renewalPromise: { topic, type: 'number', label: '延续注册承诺办结的时限', unit: '个工作日', min: 1, max: 20, default: 20, basis: '《护士执业注册管理办法》：二十个工作日内作出决定；审批机关可以承诺更短的时限', reach: 'new-cases' },
  rosterMonths: { topic, type: 'number', label: '执业机构多久核对、确认一次本院护士名单', unit: '个月', min: 1, max: 12, default: 3, basis: '《护士条例》第二十一条：不得允许未取得执业证书、未办理变更或者延续注册的人员从事护理活动；核对的周期由审批机关规定', reach: 'at-once' },
  activationDays: { topic, type: 'number', label: '账户激活码的有效期', unit: '天', min: 1, max: 30, default: 7, basis: '《护士执业注册管理办法》未规定；由审批机关按安全管理要求规定', reach: 'at-once' },
} as const satisfies Record<string, Switch>;
