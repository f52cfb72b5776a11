import type { Switch } from './Switch';

const topic = 'verification';

const UNITS = [
  { value: 'natural-day', label: '自然日' },
  { value: 'working-day', label: '工作日' },
];

/** What the law of verifications (校验) leaves to an authority, with what holds where nobody has set it. */
export const verificationSwitches = {
  acceptanceAt: {
    topic,
    type: 'choice',
    label: '校验申请在哪里受理',
    options: [{ value: 'window', label: '窗口受理（网上只作审核指导）' }, { value: 'online', label: '网上受理' }],
    default: 'window',
    basis: '《医疗机构校验管理办法（试行）》第八条、第九条；朝阳区在窗口核对原件时受理并作出结论',
    reach: 'new-cases',
  },
  opensBy: {
    topic,
    type: 'choice',
    label: '校验申请何时开放',
    options: [{ value: 'campaign', label: '按年度工作的申请期，或期满前三个月' }, { value: 'statutory', label: '只按期满前三个月' }],
    default: 'campaign',
    basis: '《医疗机构校验管理办法（试行）》第七条、《医疗机构管理条例实施细则》第三十五条第二款',
    reach: 'at-once',
  },
  specialtyNeeds100Beds: {
    topic,
    type: 'yes-no',
    label: '专科医院、疗养院等满100张床位才适用三年校验期',
    default: true,
    basis: '《医疗机构管理条例》第二十一条与《医疗机构管理条例实施细则》第三十五条有两种理解',
    reach: 'at-once',
  },
  reviewDays: { topic, type: 'number', label: '一次性告知补正或者受理的期限', unit: '日', min: 1, max: 30, default: 5, basis: '《医疗机构校验管理办法（试行）》第八条、《行政许可法》第三十二条第一款第四项', reach: 'new-cases' },
  reviewUnit: { topic, type: 'choice', label: '一次性告知补正或者受理的期限按', options: UNITS, default: 'natural-day', basis: '《医疗机构校验管理办法（试行）》未规定“日”的含义；《行政许可法》第八十二条按工作日', reach: 'new-cases' },
  correctionDays: { topic, type: 'number', label: '机构补正的期限', unit: '日', min: 1, max: 90, default: 15, basis: '《医疗机构校验管理办法（试行）》第八条，期限由校验通知规定', reach: 'new-cases' },
  conclusionUnit: { topic, type: 'choice', label: '作出校验结论的三十日按', options: UNITS, default: 'natural-day', basis: '《医疗机构管理条例实施细则》第三十六条未规定“日”的含义', reach: 'new-cases' },
  extensionDays: { topic, type: 'number', label: '延长作出结论期限', unit: '个工作日', min: 1, max: 10, default: 10, basis: '《行政许可法》第四十二条：经行政机关负责人批准，可以延长十日', reach: 'new-cases' },
  hearingDays: { topic, type: 'number', label: '要求听证的期限', unit: '日', min: 3, max: 30, default: 5, basis: '《行政许可法》第四十七条：被告知听证权利之日起五日内', reach: 'new-cases' },
  hearingUnit: { topic, type: 'choice', label: '要求听证的期限按', options: UNITS, default: 'working-day', basis: '《行政许可法》第八十二条', reach: 'new-cases' },
  makeUpDays: { topic, type: 'number', label: '责令补办校验的期限', unit: '日', min: 20, max: 60, default: 20, basis: '《医疗机构校验管理办法（试行）》第十条：责令在二十日内补办', reach: 'new-cases' },
  reVerificationDays: { topic, type: 'number', label: '暂缓期满后申请再次校验的期限', unit: '日', min: 5, max: 30, default: 5, basis: '《医疗机构校验管理办法（试行）》第二十条：期满后五日内', reach: 'at-once' },
  visitPeriods: { topic, type: 'number', label: '连续多少个校验期没有现场审查的必须现场审查', unit: '个校验期', min: 1, max: 3, default: 2, basis: '《医疗机构校验管理办法（试行）》第十四条：两个校验期内未曾进行现场审查的，必须进行现场审查', reach: 'at-once' },
  permitYearsYearly: { topic, type: 'number', label: '校验期为一年的机构，许可证延续几年', unit: '年', min: 1, max: 20, default: 5, basis: '《医疗机构管理条例》和《医疗机构管理条例实施细则》没有规定许可证有效期的年数；各地通行五年，由登记机关规定', reach: 'new-cases' },
  permitYearsTriennial: { topic, type: 'number', label: '校验期为三年的机构，许可证延续几年', unit: '年', min: 1, max: 20, default: 15, basis: '《医疗机构管理条例》和《医疗机构管理条例实施细则》没有规定许可证有效期的年数；各地通行十五年，由登记机关规定', reach: 'new-cases' },
  renewalMonths: { topic, type: 'number', label: '许可证有效期届满前几个月开始受理延续', unit: '个月', min: 2, max: 12, default: 6, basis: '《行政许可法》第五十条只规定在有效期届满三十日前提出申请，没有规定从何时起可以申请', reach: 'at-once' },
} as const satisfies Record<string, Switch>;
