import type { Role } from '../../roles';
import { words, type Business, type Queues } from './Part';
import type { CourseState } from './states';

const overseers: Role[] = ['administrator', 'provincial'];

/** Work lists of a course through institution and authority. */
export const courseQueues = ({ hans, hant, en }: Business): Queues<CourseState> => {
  const label = (a: string, b: string, c: string) => words(`${hans}：${a}`, `${hant}：${b}`, `${en}: ${c}`);
  return {
    'with-you': { label: label('待您处理', '待您處理', 'with you'), roles: ['nurse'], states: ['draft', 'institution-returned', 'correction'], empty: `没有需要您处理的${hans}申请。` },
    'with-others': { label: label('办理中', '辦理中', 'in progress'), roles: ['nurse'], states: ['pending-institution', 'submitted', 'in-review', 'pending-decision', 'certificate-making', 'certificate-ready'], empty: `没有办理中的${hans}申请。` },
    closed: { label: label('已结束', '已結束', 'closed'), roles: ['nurse', 'nursing'], states: ['completed', 'refused', 'not-accepted', 'institution-rejected', 'withdrawn', 'terminated'], empty: `没有已结束的${hans}申请。` },
    'to-confirm': { label: label('待确认', '待確認', 'to confirm'), roles: ['nursing'], states: ['pending-institution'], empty: `没有待确认的${hans}申请。` },
    confirmed: { label: label('审批中', '審批中', 'with the authority'), roles: ['nursing'], states: ['institution-returned', 'submitted', 'correction', 'in-review', 'pending-decision', 'certificate-making', 'certificate-ready'], empty: `没有审批中的${hans}申请。` },
    'to-review': { label: label('待审核', '待審核', 'to review'), roles: ['reviewer'], states: ['submitted', 'in-review'], empty: `没有待审核的${hans}申请。` },
    unconfirmed: { label: label('机构逾期未确认', '機構逾期未確認', 'late at the institution'), roles: ['reviewer'], states: ['pending-institution'], flags: ['confirmation-late'], empty: `没有机构逾期未确认的${hans}申请。` },
    'to-decide': { label: label('待签批', '待簽批', 'to decide'), roles: ['approver'], states: ['pending-decision'], empty: `没有待签批的${hans}申请。` },
    certificates: { label: label('待制证发证', '待製證發證', 'certificates'), roles: ['counter'], states: ['certificate-making', 'certificate-ready'], empty: `没有待制证、发证的${hans}申请。` },
    open: { label: label('在办', '在辦', 'open'), roles: overseers, states: ['pending-institution', 'submitted', 'correction', 'in-review', 'pending-decision', 'certificate-making', 'certificate-ready'], empty: `没有在办的${hans}申请。` },
  };
};
