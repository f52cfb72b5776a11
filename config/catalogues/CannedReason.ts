import type { ReviewCategory } from '../enums/ReviewCategory';
import { workSummaryHeadings } from './workSummary';

/** A reason that reviewers give again and again (常用修改意见). Its shape is the one that a procedure's review takes. */
export interface CannedReason {
  code: string;
  category: ReviewCategory;
  text: string;
}

const headings = Object.values(workSummaryHeadings)
  .map((heading) => heading.label)
  .join('、');

/** M1–M4, S1–S2 and O1 are the district's own (F50–F57); the rest are frequent cases put into words. */
export const cannedReasons = [
  { code: 'M1', category: 'material', text: '材料上传不全。' },
  { code: 'M2', category: 'material', text: '签章处未盖章或签字。' },
  { code: 'M3', category: 'material', text: '请按修改意见重新上传新材料，所有材料均须加盖公章。' },
  { code: 'M4', category: 'material', text: `工作总结中未按要求体现${headings.replace(/、([^、]+)$/u, '及$1')}等内容。` },
  { code: 'M5', category: 'material', text: '照片不合格，请上传近期免冠正面照片。' },
  { code: 'M6', category: 'material', text: '扫描不清晰，请按原件方向重新扫描，文字和印章应能辨认。' },
  { code: 'M7', category: 'material', text: '复印件未注明“与原件一致”，请注明并加盖单位公章后上传。' },
  { code: 'M8', category: 'material', text: '证件已过有效期，请上传有效的证件。' },
  { code: 'M9', category: 'material', text: '填写内容与登记信息不一致，请核对后修改，或先办理变更登记。' },
  { code: 'S1', category: 'standard', text: '人员不足，请按修改意见尽快注册相应医护人员，注册完成后再继续提交申请。' },
  { code: 'S2', category: 'standard', text: '人员资质不明确，请补充提供人员资质证明材料如职称证、美容医师主诊证等。' },
  { code: 'S3', category: 'standard', text: '名录中有人员的执业机构不是本机构，请办理变更注册或从名录中移除。' },
  { code: 'S4', category: 'standard', text: '名录中有人员的注册有效期已过，请办理重新注册或从名录中移除。' },
  { code: 'O1', category: 'other', text: '请补充上传情况说明并加盖公章，我委将根据情况直接联系机构校验联系人。' },
] as const satisfies readonly CannedReason[];

export type CannedReasonCode = (typeof cannedReasons)[number]['code'];
