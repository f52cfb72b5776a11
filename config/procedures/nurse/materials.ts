import { fact } from '../../vocabulary';
import type { Slot } from './Part';

const MARK_LINES = ['与原件一致', '仅用于护士执业注册', '{nurse.name}　{today}'];
const copy = { copyMark: true, markLines: MARK_LINES } as const;

/** The form itself, printed from the system and signed (domain.md §7.2). */
export const signedForm = (label: string): Slot => ({ key: 'application-form', label, requirement: '从本系统打印后由本人签字、执业机构盖章，按页码顺序扫描上传。', signature: true, seal: true, printable: 'application-form' });

export const identityCard: Slot = { key: 'identity-card', label: '身份证明', requirement: '居民身份证正反面，或者其他有效身份证件有照片和有效期的页面。', ...copy };
export const diploma: Slot = { key: 'diploma', label: '学历证书及临床实习证明', requirement: '护理或者助产专业学历证书，以及专业学习中完成八个月以上护理临床实习的证明。', ...copy };
export const employment: Slot = { key: 'employment', label: '医疗卫生机构拟聘用的相关材料', requirement: '拟聘用证明或者聘用合同，写明机构名称、科室和岗位。', seal: true };
export const certificateCopy: Slot = { key: 'certificate', label: '《护士执业证书》', requirement: '证书有照片、编号和注册记录的全部页面。', ...copy };
export const photo: Slot = { key: 'photo', label: '近期免冠正面照片', requirement: '白底，354×472 像素（30×40 毫米），JPG，不超过 200 KB。', required: false };
export const examination: Slot = { key: 'examination', label: '护士执业资格考试成绩合格证明', requirement: '系统没有查到考试成绩的，上传成绩合格证明。', required: fact('nurse.examPassedOn').isEmpty(), ...copy };

/** Three months' training where the examination or the last practice lies more than three years back (护士条例 Art. 7). */
export const training: Slot = { key: 'training', label: '三个月临床护理培训并考核合格的证明', requirement: '省级以上卫生健康主管部门规定的教学、综合医院出具，写明起止时间和考核结果，加盖公章。', when: fact('nurse.trainingNeeded').is(true), seal: true };
export const otherPapers: Slot = { key: 'other', label: '其他材料', requirement: '审批机关或者执业机构要求补充的材料。', required: false };
