import { firstOf, form, type Measure, type OperandBuilder, type RowTest } from '@medregistry/language';
import type { DoctorCategory } from '../enums/DoctorCategory';
import type { DoctorTitle } from '../enums/DoctorTitle';
import type { NurseTitle } from '../enums/NurseTitle';
import type { TechnicianKind } from '../enums/TechnicianKind';
import { fact } from '../vocabulary';

/*
 * What the 基本标准 counts, by name. A person counts who is registered at this institution with a certificate in
 * force today, once, and, where a roster is being filled in, only when the roster lists the person: somebody typed in
 * by hand has to be registered first (F54).
 */

const amountOf = (operand: OperandBuilder): Measure => ({ amount: operand.operand });

/** 核定床位: the number on the permit, by which ratios are taken. */
export const bedsApproved = amountOf(fact('selfCheck.bedsApproved'));
/** 实有床位, shown beside it. */
export const bedsOpen = amountOf(firstOf(form('profile.bedsOpen'), fact('selfCheck.bedsOpen')));
/** 牙科综合治疗台 as the form has them now, else as registered. */
export const chairCount = firstOf(form('profile.dentalChairs'), fact('selfCheck.dentalChairs'));
export const chairs = amountOf(chairCount);
export const beautyBeds = amountOf(fact('selfCheck.beautyBeds'));
export const dialysisUnits = amountOf(fact('selfCheck.dialysisUnits'));
export const buildingArea = amountOf(firstOf(form('profile.buildingArea'), fact('selfCheck.buildingArea')));
/** Lines of the equipment table (主要设备). */
export const equipmentLines: Measure = { amount: { count: form('period.equipment').operand } };
export const bedUse = amountOf(form('workload.bedUse'));
export const allStaff = amountOf(form('staffing.total'));
export const engineers = amountOf(form('staffing.engineering'));
export const nonMedicalStaff: Measure = { total: [amountOf(form('staffing.management')), amountOf(form('staffing.workers'))] };

/** 诊疗科目 as the form has them now, else as registered. */
export const subjects = firstOf(form('subjects.rows'), fact('selfCheck.subjects')).operand;
export const subjectCount: Measure = { heads: { of: subjects, once: 'code' } };

const test = (column: string, ...oneOf: RowTest['oneOf']): RowTest => ({ column, oneOf });

const people = (...where: RowTest[]): Measure => ({
  heads: {
    of: fact('selfCheck.people').operand,
    once: 'same',
    where: [test('valid', true), ...where],
    listed: { in: [form('roster.doctors').operand, form('roster.nurses').operand, form('roster.others').operand], by: 'person' },
  },
});

const DOCTOR_LADDER: readonly DoctorTitle[] = ['junior-doctor', 'resident', 'attending', 'associate-chief', 'chief'];
const NURSE_LADDER: readonly NurseTitle[] = ['nurse', 'senior-nurse', 'supervisor-nurse', 'associate-chief-nurse', 'chief-nurse'];
const from = <T>(ladder: readonly T[], lowest: T): T[] => ladder.slice(ladder.indexOf(lowest));

interface DoctorWanted {
  /** This title or a higher one. */
  title?: DoctorTitle;
  category?: DoctorCategory;
  /** 执业医师, without 执业助理医师. */
  full?: boolean;
  /** 执业范围, in any of these spellings. */
  scopes?: string[];
  /** 医疗美容主诊医师. */
  aestheticChief?: boolean;
}

export const doctors = ({ title, category, full, scopes, aestheticChief }: DoctorWanted = {}): Measure =>
  people(
    test('kind', 'doctor'),
    ...(title ? [test('title', ...from(DOCTOR_LADDER, title))] : []),
    ...(category ? [test('category', category)] : []),
    ...(full ? [test('level', 'doctor')] : []),
    ...(scopes ? [test('scope', ...scopes)] : []),
    ...(aestheticChief ? [test('aestheticChief', true)] : []),
  );

/** 注册护士, of this title or a higher one. */
export const nurses = (title?: NurseTitle): Measure => people(test('kind', 'nurse'), ...(title ? [test('title', ...from(NURSE_LADDER, title))] : []));

/** 其他卫生技术人员 of some kinds. */
export const technicians = (...kinds: TechnicianKind[]): Measure => people(test('kind', 'technician'), ...(kinds.length > 0 ? [test('category', ...kinds)] : []));

/** 卫生技术人员: doctors, nurses, pharmacists, technicians. */
export const technicalStaff = people();

/** 医药人员: doctors and pharmacists, of whom Chinese medicine wants its part. */
export const doctorsAndPharmacists: Measure = { total: [doctors(), technicians('pharmacist')] };

export const GENERAL_PRACTICE = ['全科医学专业', '全科医学', '全科医疗'];
export const PSYCHIATRY = ['精神卫生专业', '精神科专业', '精神科'];

/** 全科或中医类别执业医师. */
export const generalPractitioners: Measure = { total: [doctors({ category: 'clinical', full: true, scopes: GENERAL_PRACTICE }), doctors({ category: 'tcm', full: true })] };
