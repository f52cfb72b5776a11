import { fact } from '../../vocabulary';

/** Terms of a verification; acceptance is at the window, so that the legal term of conclusion starts there (domain.md §3.4). */
export const clocks = {
  review: {
    label: '一次性告知补正',
    length: 5,
    unit: 'natural-day',
    basis: '《医疗机构校验管理办法（试行）》第八条、《行政许可法》第三十二条第一款第四项：五日内一次告知需要补正的全部内容',
  },
  correction: {
    label: '机构补正',
    length: 15,
    unit: 'natural-day',
    basis: '《医疗机构校验管理办法（试行）》第八条：逾期未补正的，视为不按规定申请校验；期限由校验通知规定',
    notBefore: fact('campaign.correctionDeadline').operand,
  },
  signing: { label: '签批', length: 3, unit: 'working-day', basis: '登记机关内部办理时限' },
  conclusion: {
    label: '作出校验结论',
    length: 30,
    unit: 'natural-day',
    basis: '《医疗机构管理条例实施细则》第三十六条：自受理校验申请之日起三十日内作出结论',
  },
} as const;
