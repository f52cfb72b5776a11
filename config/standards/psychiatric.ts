import type { InstitutionCategory } from '../enums/InstitutionCategory';
import type { DoctorTitle } from '../enums/DoctorTitle';
import { areaPerBed, beds, departments, eachDepartment, equipment, least, netArea, nursesPerBed, rooms, staffPerBed, SUBJECT } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { doctors, nurses, PSYCHIATRY } from './metrics';

const family = 'psychiatric';
const categories: InstitutionCategory[] = ['A520'];

const psychiatrists = (id: string, label: string, need: number, title?: DoctorTitle) =>
  least(id, label, doctors({ scopes: PSYCHIATRY, ...(title ? { title } : {}) }), need, { partial: '按登记的执业范围统计，可能不全' });

/** 精神病医院. */
export const psychiatricStandards = [
  defineStandard({
    key: 'psychiatric-primary', family, categories, levels: ['primary'], label: '一级精神病医院',
    criteria: [
      beds(20, 69),
      staffPerBed(0.4),
      psychiatrists('psychiatrists', '精神科医师', 3),
      psychiatrists('attending', '主治医师以上精神科医师', 1, 'attending'),
      least('nurses', '注册护士', nurses(), 6),
      departments([SUBJECT.psychiatry, SUBJECT.prevention]),
      rooms('精神科门诊、男病房、女病房、药房、化验室、X光室、消毒供应室'),
      areaPerBed(35),
      netArea('病房每床净使用面积不少于 4 平方米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'psychiatric-secondary', family, categories, levels: ['secondary'], label: '二级精神病医院',
    criteria: [
      beds(70, 299),
      staffPerBed(0.44),
      nursesPerBed(0.3),
      psychiatrists('associate-chief', '副主任医师以上精神科医师', 1, 'associate-chief'),
      eachDepartment('各专业科室至少有 1 名主治医师以上医师'),
      least('supervisor-nurses', '主管护师以上护士', nurses('supervisor-nurse'), 1),
      departments([SUBJECT.psychiatry, SUBJECT.prevention]),
      rooms('精神科门诊（含急诊、心理咨询）、男病区、女病区、工娱疗室'),
      areaPerBed(40),
      netArea('病房每床净使用面积不少于 4.5 平方米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'psychiatric-tertiary', family, categories, levels: ['tertiary'], label: '三级精神病医院',
    criteria: [
      beds(300, undefined, { confidence: 'M-H' }),
      staffPerBed(0.55),
      nursesPerBed(0.35),
      eachDepartment('各专业科室至少有 1 名副主任医师以上医师'),
      least('associate-chief-nurses', '副主任护师以上护士', nurses('associate-chief-nurse'), 1),
      equipment(),
    ],
  }),
];
