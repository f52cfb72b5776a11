import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Category of the implementing rules (细则 Art. 3) that an institution category falls under. */
export const regulationCategories = {
  hospital: { label: '综合、中医、中西医结合、民族医、专科和康复医院', source: '医疗机构管理条例实施细则第3条', code: '①' },
  'maternal-child-health': { label: '妇幼保健院、妇幼保健计划生育服务中心', source: '医疗机构管理条例实施细则第3条', code: '②' },
  'community-health': { label: '社区卫生服务中心、社区卫生服务站', source: '医疗机构管理条例实施细则第3条', code: '③' },
  'health-centre': { label: '中心、乡（镇）、街道卫生院', source: '医疗机构管理条例实施细则第3条', code: '④' },
  sanatorium: { label: '疗养院', source: '医疗机构管理条例实施细则第3条', code: '⑤' },
  'outpatient-department': { label: '综合、专科、中医、中西医结合、民族医门诊部', source: '医疗机构管理条例实施细则第3条', code: '⑥' },
  clinic: { label: '诊所、中医诊所、民族医诊所、卫生所、医务室、卫生保健所、卫生站', source: '医疗机构管理条例实施细则第3条', code: '⑦' },
  'village-clinic': { label: '村卫生室（所）', source: '医疗机构管理条例实施细则第3条', code: '⑧' },
  'emergency-centre': { label: '急救中心、急救站', source: '医疗机构管理条例实施细则第3条', code: '⑨' },
  'clinical-laboratory': { label: '临床检验中心', source: '医疗机构管理条例实施细则第3条', code: '⑩' },
  'disease-prevention': { label: '专科疾病防治院、所、站', source: '医疗机构管理条例实施细则第3条', code: '⑪' },
  'nursing-home': { label: '护理院、护理站', source: '医疗机构管理条例实施细则第3条', code: '⑫' },
  'independent-centre': { label: '医学检验实验室、病理诊断中心、医学影像诊断中心、血液透析中心、安宁疗护中心', source: '医疗机构管理条例实施细则第3条', code: '⑬' },
  other: { label: '其他诊疗机构', source: '医疗机构管理条例实施细则第3条', code: '⑭' },
  'not-medical-institution': { label: '不属于医疗机构类别（血站、疾控、监督等）', source: 'WS 218-2002' },
} as const satisfies EnumTable;

export const RegulationCategory = enumOf(regulationCategories);
export type RegulationCategory = z.infer<typeof RegulationCategory>;
