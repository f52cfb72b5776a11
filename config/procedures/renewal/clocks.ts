import { fact } from '../../vocabulary';

/** Terms of a renewal: a licence's terms are counted in working days (行政许可法 Art. 82). */
export const clocks = {
  review: { label: '一次性告知补正', length: 5, unit: 'working-day', basis: '《行政许可法》第三十二条第一款第四项：五日内一次告知需要补正的全部内容' },
  correction: { label: '机构补正', length: 15, unit: 'natural-day', basis: '登记机关在补正告知中规定的期限', notBefore: fact('campaign.correctionDeadline').operand },
  decision: { label: '作出延续决定', length: 20, unit: 'working-day', basis: '《行政许可法》第四十二条：自受理之日起二十日内作出决定；经负责人批准可以延长十日' },
  /** The permit's last day: one day counted from filing, but never before it. */
  expiry: {
    label: '许可证有效期届满',
    length: 1,
    unit: 'natural-day',
    basis: '《行政许可法》第五十条：在有效期届满前作出决定，逾期未作决定的，视为准予延续',
    notBefore: fact('permit.validTo').operand,
    rolls: false,
  },
  delivery: { label: '换发和送达许可证', length: 10, unit: 'working-day', basis: '《行政许可法》第四十四条：自作出决定之日起十日内颁发、送达' },
} as const;
