/** When a kind of material is asked for; the procedure turns this into its own condition. */
export type MaterialOccasion =
  | 'always'
  /** An agent acts for the institution (F36). */
  | 'agent'
  /** Subjects or equipment that emit radiation (放射诊疗): its licence is verified together with the permit. */
  | 'radiation'
  /** Equipment that may only be installed under a licence (大型医用设备). */
  | 'large-equipment'
  /** Subjects of maternal and child care that need a licence of their own (母婴保健技术服务). */
  | 'maternal-care'
  /** A review note calls for it, or the institution wants to add it. */
  | 'on-demand';

/** A kind of material that an institution files (材料). */
export interface MaterialKind {
  /** The code of the material list, printed in indexes and notices; several papers may stand under one. */
  code: string;
  key: string;
  label: string;
  /** What is asked of the scan, shown beside the slot; a campaign may replace it (F14). */
  requirement: string;
  occasion: MaterialOccasion;
  /** 需盖章, 需签字, 需注明“与原件一致” (F37, F39). */
  seal: boolean;
  signature: boolean;
  copyMark: boolean;
  /** Where the demand comes from. */
  source: string;
  /** Filled in as a part of the form, filed once for each person, or filed as an item of 其他需要上传的材料 instead of a slot of its own. */
  as?: 'form' | 'person' | 'item';
}

const plain = { seal: false, signature: false, copyMark: false } as const;
const sealed = { ...plain, seal: true } as const;
const signed = { ...sealed, signature: true } as const;
const copy = { ...sealed, copyMark: true } as const;

/** Materials of a verification, VM01–VM15. */
export const verificationMaterials = [
  { code: 'VM01', key: 'application-form', label: '医疗机构校验申请书', requirement: '从本系统打印已保存的申请书，首页和附表14-7由法定代表人或主要负责人签字并加盖公章后，按页码顺序扫描上传。', occasion: 'always', ...signed, source: '校验办法第7条' },
  { code: 'VM02', key: 'staff-roster', label: '人员名录', requirement: '从本系统打印人员名录，应包含医、药、护、技等全部卫生技术人员，加盖公章后扫描上传。', occasion: 'always', ...sealed, source: 'F34' },
  { code: 'VM03', key: 'permit-duplicate', label: '《医疗机构执业许可证》副本', requirement: '扫描副本全部有内容的页面；上传复印件的，注明“与原件一致”并加盖公章。核减诊疗科目的，同时上传正本。', occasion: 'always', ...copy, source: '校验办法第7条' },
  { code: 'VM04', key: 'work-summary', label: '校验期工作总结', requirement: '工作总结应逐项写明依法执业、医疗管理、感染管理、护理管理、药事管理、医技科室管理、门急诊管理、病历管理和安全生产，加盖公章。', occasion: 'always', ...sealed, source: '校验办法第7条、F53' },
  { code: 'VM05', key: 'power-of-attorney', label: '授权委托书', requirement: '由法定代表人签字并加盖公章，写明受委托人、委托事项和期限。', occasion: 'agent', ...signed, source: 'F36' },
  { code: 'VM06', key: 'legal-representative-id', label: '法定代表人身份证复印件', requirement: '正反面复印在同一页，注明“与原件一致”并加盖公章。', occasion: 'agent', ...copy, source: 'F36、F37' },
  { code: 'VM07', key: 'agent-id', label: '被委托人身份证复印件', requirement: '正反面复印在同一页，注明“与原件一致”并加盖公章。', occasion: 'agent', ...copy, source: 'F36、F37' },
  { code: 'VM08', key: 'staff-qualifications', label: '人员资质证明', requirement: '职称证、美容主诊医师证等，在人员名录中本人所在行上传，注明“与原件一致”并加盖公章。', occasion: 'on-demand', ...copy, source: 'F55', as: 'person' },
  { code: 'VM09', key: 'explanation', label: '情况说明', requirement: '写明需要说明的事项、原因和整改安排，加盖公章。', occasion: 'on-demand', ...sealed, source: 'F57', as: 'item' },
  { code: 'VM10', key: 'registration-changes', label: '执业登记项目等变更情况', requirement: '在申请书中填写诊疗科目、床位（牙椅）、卫生技术人员、业务科室和大型医用设备的变更情况；没有变更的填“无”。', occasion: 'always', ...plain, source: '校验办法第7条', as: 'form' },
  { code: 'VM11', key: 'inspections', label: '接受检查、指导结果及整改情况', requirement: '在申请书中填写校验期内接受检查、指导的结果和整改情况；没有的填“无”。', occasion: 'always', ...plain, source: '校验办法第7条', as: 'form' },
  { code: 'VM12', key: 'compensation-and-violations', label: '民事赔偿（补偿）及违法违规处理情况', requirement: '在申请书中填写医疗民事赔偿（补偿）、医疗事故和人员违法违规执业及处理情况；没有的填“无”。', occasion: 'always', ...plain, source: '校验办法第7条', as: 'form' },
  { code: 'VM13', key: 'special-techniques', label: '特殊医疗技术项目开展情况', requirement: '在申请书中填写特殊医疗技术项目的开展情况；没有开展的填“无”。', occasion: 'always', ...plain, source: '校验办法第7条', as: 'form' },
  { code: 'VM14', key: 'radiation-licence', label: '放射诊疗许可证', requirement: '扫描正、副本有内容的页面；上传复印件的，注明“与原件一致”并加盖公章。', occasion: 'radiation', ...copy, source: '放射诊疗管理规定' },
  { code: 'VM14', key: 'large-equipment-licence', label: '大型医用设备配置许可证', requirement: '每台设备一证；上传复印件的，注明“与原件一致”并加盖公章。', occasion: 'large-equipment', ...copy, source: '医疗器械监督管理条例' },
  { code: 'VM14', key: 'maternal-care-licence', label: '母婴保健技术服务执业许可证', requirement: '开展助产、结扎、终止妊娠等技术的上传；复印件注明“与原件一致”并加盖公章。', occasion: 'maternal-care', ...copy, source: '母婴保健法' },
  { code: 'VM14', key: 'premises', label: '房屋使用证明或租赁合同', requirement: '产权证明或在有效期内的租赁合同；复印件注明“与原件一致”并加盖公章。', occasion: 'on-demand', ...copy, source: '各地通行', as: 'item' },
  { code: 'VM14', key: 'fire-safety', label: '消防材料', requirement: '消防验收、备案或安全检查的证明；复印件注明“与原件一致”并加盖公章。', occasion: 'on-demand', ...copy, source: '各地通行', as: 'item' },
  { code: 'VM14', key: 'medical-waste', label: '医疗废物处置协议', requirement: '与集中处置单位签订、在有效期内的协议；复印件注明“与原件一致”并加盖公章。', occasion: 'on-demand', ...copy, source: '各地通行', as: 'item' },
  { code: 'VM15', key: 'other', label: '其他需要上传的材料', requirement: '上面没有列出、需要补充的材料。每份材料单独添加并写明名称，份数不限。', occasion: 'on-demand', ...plain, source: 'F12' },
] as const satisfies readonly MaterialKind[];

/** Materials that the renewal of a permit adds (F13, F28, F29). */
export const renewalMaterials = [
  { code: 'RM01', key: 'licence-application', label: '行政许可申请表', requirement: '从本系统打印，由法定代表人或主要负责人签字并加盖公章后扫描上传。', occasion: 'always', ...signed, source: 'F28' },
  { code: 'RM02', key: 'renewal-application', label: '《医疗机构执业许可证》有效期延续申请书', requirement: '从本系统打印，由法定代表人或主要负责人签字并加盖公章后扫描上传。', occasion: 'always', ...signed, source: 'F29' },
] as const satisfies readonly MaterialKind[];

export type MaterialKey = (typeof verificationMaterials)[number]['key'] | (typeof renewalMaterials)[number]['key'];
