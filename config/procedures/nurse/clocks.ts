import { fact } from '../../vocabulary';

/** Switches with the term that the authority promises for a business (承诺时限). */
type Promise = 'registrationPromise' | 'changePromise' | 'renewalPromise';

interface DecisionTerm {
  /** Working days that the law gives. */
  length: number;
  basis: string;
  promised?: Promise;
  label?: string;
}

/** Terms of a nurse's business; a licence's terms are counted in working days (行政许可法 Art. 82, domain.md §3.4). */
export const courseClocks = ({ label = '作出决定', length, basis, promised }: DecisionTerm) =>
  ({
    confirmation: { label: '机构确认', length: fact('switches.confirmationDays').operand, unit: 'working-day', basis: '审批机关与执业机构的办理约定；法律没有规定期限' },
    acceptance: { label: '受理或者一次性告知补正', length: 5, unit: 'working-day', basis: '《行政许可法》第三十二条第一款第四项：五日内一次告知需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理' },
    correction: { label: '申请人补正', length: fact('switches.nurseCorrectionDays').operand, unit: 'natural-day', basis: '审批机关在补正告知书中规定的期限' },
    decision: { label, length, unit: 'working-day', basis, ...(promised ? { promised: fact(`switches.${promised}`).operand } : {}) },
    delivery: { label: '颁发、送达证书', length: 10, unit: 'working-day', basis: '《行政许可法》第四十四条：自作出决定之日起十日内颁发、送达' },
  }) as const;

export type CourseClock = keyof ReturnType<typeof courseClocks>;
