/** A heading of the work summary with what to write under it. */
export interface WorkSummaryHeading {
  label: string;
  help: string;
}

/** The nine headings of the work summary (工作总结, F53) in the order of the district's guide. */
export const workSummaryHeadings = {
  lawfulPractice: { label: '依法执业', help: '按登记的诊疗科目执业、人员资质、医疗广告和行政处罚情况。' },
  medicalManagement: { label: '医疗管理', help: '核心制度落实、医疗质量与安全、投诉和纠纷处理情况。' },
  infectionManagement: { label: '感染管理', help: '院感制度、消毒灭菌、监测和医疗废物处置情况。' },
  nursingManagement: { label: '护理管理', help: '护士配备、护理质量、培训和不良事件情况。' },
  pharmacyManagement: { label: '药事管理', help: '药品采购储存、处方点评、麻精药品和抗菌药物管理情况。' },
  technicalDepartments: { label: '医技科室管理', help: '检验、影像等科室的质量控制和设备校准情况。' },
  outpatientAndEmergency: { label: '门急诊管理', help: '门急诊流程、预检分诊和急救能力情况。' },
  medicalRecords: { label: '病历管理', help: '病历书写、质控、保管和信息化情况。' },
  safetyInProduction: { label: '安全生产', help: '消防、用电、危险品和应急演练情况。' },
} as const satisfies Record<string, WorkSummaryHeading>;

export type WorkSummaryKey = keyof typeof workSummaryHeadings;
