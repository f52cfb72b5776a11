import { fact } from '../../vocabulary';

/** Terms of a verification; lengths and units that the law leaves open are switches of the authority (domain.md §3.4). */
export const clocks = {
  review: {
    label: '一次性告知补正',
    length: fact('switches.reviewDays').operand,
    unit: fact('switches.reviewUnit').operand,
    basis: '《医疗机构校验管理办法（试行）》第八条、《行政许可法》第三十二条第一款第四项：五日内一次告知需要补正的全部内容',
  },
  correction: {
    label: '机构补正',
    length: fact('switches.correctionDays').operand,
    unit: 'natural-day',
    basis: '《医疗机构校验管理办法（试行）》第八条：逾期未补正的，视为不按规定申请校验；期限由校验通知规定',
    notBefore: fact('campaign.correctionDeadline').operand,
  },
  signing: { label: '签批', length: 3, unit: 'working-day', basis: '登记机关内部办理时限' },
  conclusion: {
    label: '作出校验结论',
    length: 30,
    unit: fact('switches.conclusionUnit').operand,
    basis: '《医疗机构管理条例实施细则》第三十六条：自受理校验申请之日起三十日内作出结论',
  },
  'hearing-request': {
    label: '要求听证',
    length: fact('switches.hearingDays').operand,
    unit: fact('switches.hearingUnit').operand,
    basis: '《行政许可法》第四十七条：被告知听证权利之日起五日内提出；《医疗机构校验管理办法（试行）》第二十二条',
  },
  hearing: { label: '组织听证', length: 20, unit: 'working-day', basis: '《行政许可法》第四十七条：二十日内组织听证' },
} as const;
