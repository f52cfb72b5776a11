import type { z } from 'zod';
import { enumOf, type EnumEntry } from './Enumeration';
import type { RegulationCategory } from './RegulationCategory';

/** A line of the institution category table: offered to new records when `enabled`. */
export interface CategoryEntry extends EnumEntry {
  code: string;
  enabled: boolean;
  regulationCategory: RegulationCategory;
}

type CategoryTable = Readonly<Record<string, CategoryEntry>>;

const SOURCE = 'WS 218-2002';

function category(code: string, label: string, regulationCategory: RegulationCategory): CategoryEntry {
  return { label, source: SOURCE, code, enabled: regulationCategory !== 'not-medical-institution', regulationCategory };
}

/**
 * Institution categories (机构类别): the key is the four-character code that also
 * stands at places 18–21 of the registration number.
 */
export const institutionCategories = {
  A100: category('A100', '综合医院', 'hospital'),
  A210: category('A210', '中医（综合）医院', 'hospital'),
  A221: category('A221', '中医肛肠医院', 'hospital'),
  A222: category('A222', '中医骨伤医院', 'hospital'),
  A223: category('A223', '中医针灸医院', 'hospital'),
  A224: category('A224', '中医按摩医院', 'hospital'),
  A229: category('A229', '其他中医专科医院', 'hospital'),
  A300: category('A300', '中西医结合医院', 'hospital'),
  A411: category('A411', '蒙医院', 'hospital'),
  A412: category('A412', '藏医院', 'hospital'),
  A413: category('A413', '维医院', 'hospital'),
  A414: category('A414', '傣医院', 'hospital'),
  A419: category('A419', '其他民族医院', 'hospital'),
  A511: category('A511', '口腔医院', 'hospital'),
  A512: category('A512', '眼科医院', 'hospital'),
  A513: category('A513', '耳鼻喉科医院', 'hospital'),
  A514: category('A514', '肿瘤医院', 'hospital'),
  A515: category('A515', '心血管病医院', 'hospital'),
  A516: category('A516', '胸科医院', 'hospital'),
  A517: category('A517', '血液病医院', 'hospital'),
  A518: category('A518', '妇产（科）医院', 'hospital'),
  A519: category('A519', '儿童医院', 'hospital'),
  A520: category('A520', '精神病医院', 'hospital'),
  A521: category('A521', '传染病医院', 'hospital'),
  A522: category('A522', '皮肤病医院', 'hospital'),
  A523: category('A523', '结核病医院', 'hospital'),
  A524: category('A524', '麻风病医院', 'hospital'),
  A525: category('A525', '职业病医院', 'hospital'),
  A526: category('A526', '骨科医院', 'hospital'),
  A527: category('A527', '康复医院', 'hospital'),
  A528: category('A528', '整形外科医院', 'hospital'),
  A529: category('A529', '美容医院', 'hospital'),
  A539: category('A539', '其他专科医院', 'hospital'),
  A600: category('A600', '疗养院', 'sanatorium'),
  A710: category('A710', '护理院', 'nursing-home'),
  A720: category('A720', '护理站', 'nursing-home'),
  B100: category('B100', '社区卫生服务中心', 'community-health'),
  B200: category('B200', '社区卫生服务站', 'community-health'),
  C100: category('C100', '街道卫生院', 'health-centre'),
  C210: category('C210', '中心卫生院', 'health-centre'),
  C220: category('C220', '乡（镇）卫生院', 'health-centre'),
  D110: category('D110', '综合门诊部', 'outpatient-department'),
  D121: category('D121', '中医（综合）门诊部', 'outpatient-department'),
  D122: category('D122', '中医专科门诊部', 'outpatient-department'),
  D130: category('D130', '中西医结合门诊部', 'outpatient-department'),
  D140: category('D140', '民族医门诊部', 'outpatient-department'),
  D151: category('D151', '普通专科门诊部', 'outpatient-department'),
  D152: category('D152', '口腔门诊部', 'outpatient-department'),
  D153: category('D153', '眼科门诊部', 'outpatient-department'),
  D154: category('D154', '医疗美容门诊部', 'outpatient-department'),
  D155: category('D155', '精神卫生门诊部', 'outpatient-department'),
  D159: category('D159', '其他专科门诊部', 'outpatient-department'),
  D211: category('D211', '普通诊所', 'clinic'),
  D212: category('D212', '中医诊所', 'clinic'),
  D213: category('D213', '中西医结合诊所', 'clinic'),
  D214: category('D214', '民族医诊所', 'clinic'),
  D215: category('D215', '口腔诊所', 'clinic'),
  D216: category('D216', '医疗美容诊所', 'clinic'),
  D217: category('D217', '精神卫生诊所', 'clinic'),
  D229: category('D229', '其他诊所', 'clinic'),
  D300: category('D300', '卫生所（室）', 'clinic'),
  D400: category('D400', '医务室', 'clinic'),
  D500: category('D500', '中小学卫生保健所', 'clinic'),
  D600: category('D600', '村卫生室', 'village-clinic'),
  E100: category('E100', '急救中心', 'emergency-centre'),
  E200: category('E200', '急救中心站', 'emergency-centre'),
  E300: category('E300', '急救站', 'emergency-centre'),
  F110: category('F110', '血站', 'not-medical-institution'),
  F200: category('F200', '单采血浆站', 'not-medical-institution'),
  G100: category('G100', '妇幼保健院', 'maternal-child-health'),
  G200: category('G200', '妇幼保健所', 'maternal-child-health'),
  G300: category('G300', '妇幼保健站', 'maternal-child-health'),
  G400: category('G400', '生殖保健中心', 'maternal-child-health'),
  H110: category('H110', '专科疾病防治院', 'disease-prevention'),
  H200: category('H200', '专科疾病防治所', 'disease-prevention'),
  H300: category('H300', '专科疾病防治站', 'disease-prevention'),
  J100: category('J100', '疾病预防控制中心', 'not-medical-institution'),
  K100: category('K100', '卫生监督所', 'not-medical-institution'),
  P100: category('P100', '临床检验中心', 'clinical-laboratory'),
  P910: category('P910', '医学检验实验室', 'independent-centre'),
  P920: category('P920', '病理诊断中心', 'independent-centre'),
  P930: category('P930', '医学影像诊断中心', 'independent-centre'),
  P940: category('P940', '血液透析中心', 'independent-centre'),
  P950: category('P950', '安宁疗护中心', 'independent-centre'),
  P990: category('P990', '其他诊疗机构', 'other'),
} as const satisfies CategoryTable;

export const InstitutionCategory = enumOf(institutionCategories);
export type InstitutionCategory = z.infer<typeof InstitutionCategory>;
