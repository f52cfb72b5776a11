import type { Measure } from '@medregistry/language';
import { practiceSubjects } from '../catalogues/PracticeSubject';
import type { Confidence, CriterionInput } from './InstitutionStandard';
import { bedsApproved, bedsOpen, buildingArea, chairs, doctors, engineers, equipmentLines, nurses, subjects, technicalStaff, technicians } from './metrics';

/** What may be said of a line besides its numbers. */
export type More = Partial<Pick<CriterionInput, 'confidence' | 'unit' | 'partial' | 'when'>>;

const needOf = (need: number | Measure): Measure => (typeof need === 'number' ? { constant: need } : need);

/** At least so many; certain unless told. */
export const least = (id: string, label: string, have: Measure, need: number | Measure, more: More = {}): CriterionInput => ({
  id, label, confidence: 'V', test: { kind: 'at-least', have, need: needOf(need) }, ...more,
});

export const most = (id: string, label: string, have: Measure, need: number | Measure, more: More = {}): CriterionInput => ({
  id, label, confidence: 'V', test: { kind: 'at-most', have, need: needOf(need) }, ...more,
});

/** What no register knows. */
export const confirm = (id: string, label: string, more: More & { have?: Measure } = {}): CriterionInput => {
  const { have, ...rest } = more;
  return { id, label, confidence: 'V', test: { kind: 'confirm', ...(have ? { have } : {}) }, ...rest };
};

/** So much for each approved bed, and what the beds in use would ask for. */
export const perBed = (rate: number): Measure => ({ per: { rate, of: bedsApproved, label: '核定床位', unit: '张', beside: { of: bedsOpen, label: '实有床位', unit: '张' } } });
export const perChair = (rate: number): Measure => ({ per: { rate, of: chairs, label: '牙椅', unit: '台' } });
/** So much for each of some people. */
export const perHead = (rate: number, of: Measure, label: string): Measure => ({ per: { rate, of, label, unit: '人' } });

/** 床位总数: from `min` on, up to `max` where there is a limit. */
export const beds = (min: number, max?: number, more: More = {}): CriterionInput =>
  max === undefined
    ? least('beds', '床位', bedsApproved, min, { unit: '张', ...more })
    : { id: 'beds', label: '床位', unit: '张', confidence: 'V', test: { kind: 'between', have: bedsApproved, need: { constant: min }, most: { constant: max } }, ...more };

/** 每床至少配备卫生技术人员. */
export const staffPerBed = (rate: number, more: More = {}): CriterionInput => least('staff', '卫生技术人员', technicalStaff, perBed(rate), more);
/** 每床至少配备护士. */
export const nursesPerBed = (rate: number, more: More = {}): CriterionInput => least('nurses', '注册护士', nurses(), perBed(rate), more);
/** 医护之比: so many nurses for each doctor. */
export const nursesPerDoctor = (rate: number, more: More = {}): CriterionInput => least('nurses-per-doctor', '注册护士（按医护比）', nurses(), perHead(rate, doctors(), '医师'), more);

/** 建筑面积 in all. */
export const area = (need: number | Measure, more: More = {}): CriterionInput => least('area', '建筑面积', buildingArea, need, { unit: '平方米', ...more });
export const areaPerBed = (squareMetres: number, more: More = {}): CriterionInput => area(perBed(squareMetres), more);
/** 病室（治疗室）净使用面积, which nobody registers. */
export const netArea = (what: string, more: More = {}): CriterionInput => confirm('net-area', what, { unit: '平方米', ...more });

/** 工程技术人员占卫生技术人员总数的比例不低于 1%. */
export const engineersShare = (more: More = {}): CriterionInput => least('engineers', '工程技术人员', engineers, perHead(0.01, technicalStaff, '卫生技术人员'), more);
/** 临床营养师. */
export const nutritionists = (need: number, more: More = {}): CriterionInput => least('nutritionists', '临床营养师', technicians('nutrition'), need, more);

/** 科室 by 诊疗科目: names and the codes that will do for each. */
export const departments = (wanted: readonly (readonly [label: string, ...codes: string[]])[], more: More & { enough?: number; id?: string; label?: string } = {}): CriterionInput => {
  const { enough, id = 'departments', label = '应设诊疗科目', ...rest } = more;
  return {
    id,
    label,
    unit: '个',
    confidence: 'V',
    test: { kind: 'includes', of: subjects, column: 'code', wanted: wanted.map(([name, ...codes]) => ({ label: name, anyOf: codes })), ...(enough ? { enough } : {}) },
    ...rest,
  };
};

/** 医技科室和用房 that are no 诊疗科目, so that a person looks. */
export const rooms = (names: string, more: More = {}): CriterionInput => confirm('rooms', `医技科室和用房：${names}`, { unit: '间', ...more });

/** 设备: the standard lists them item by item; the form's table is what people compare (F44). */
export const equipment = (more: More = {}): CriterionInput => confirm('equipment', '设备（按本类别设备清单逐项核对）', { unit: '项', have: equipmentLines, ...more });

/** Each department has somebody of a title: 诊疗科目 say nothing of titles. */
export const eachDepartment = (who: string, more: More = {}): CriterionInput => confirm('each-department', `${who}`, more);

/** The second level of 中医科, any of which is a 中医临床科室. */
export const tcmDepartments = (need: number, more: More = {}): CriterionInput =>
  departments(practiceSubjects.filter(({ parent, name }) => parent === '50' && name !== '其他').map(({ code, name }) => [name.replace(/专业$/u, ''), code] as const), {
    id: 'tcm-departments', label: '中医临床科室', enough: need, ...more,
  });

/** The same lines with one confidence. */
export const allOf = (confidence: Confidence, ...lines: CriterionInput[]): CriterionInput[] => lines.map((line) => ({ ...line, confidence }));

/** 中医药人员占医药人员的比例; pharmacists of Chinese medicine are not told apart by the registers. */
export const tcmShare = (rate: number, more: More = {}): CriterionInput =>
  least('tcm-share', '中医药人员', doctors({ category: 'tcm' }), perHead(rate, { total: [doctors(), technicians('pharmacist')] }, '医药人员'), {
    partial: '只统计了中医类别医师，没有计入中药人员', ...more,
  });

export const SUBJECT = {
  prevention: ['预防保健科', '01'],
  generalPractice: ['全科医疗科', '02'],
  internal: ['内科', '03'],
  surgery: ['外科', '04'],
  womens: ['妇（产）科', '05'],
  paediatrics: ['儿科', '07'],
  eye: ['眼科', '10'],
  ear: ['耳鼻咽喉科', '11'],
  mouth: ['口腔科', '12'],
  skin: ['皮肤科', '13'],
  psychiatry: ['精神科', '15'],
  infectious: ['传染科', '16'],
  emergency: ['急诊室', '20', '50.16'],
  rehabilitation: ['康复医学科', '21'],
  anaesthesia: ['麻醉科', '26'],
  tcm: ['中医科', '50'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
