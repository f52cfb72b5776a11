import type { Measure } from '@medregistry/language';
import { area, beds, confirm, departments, eachDepartment, engineersShare, equipment, least, netArea, nursesPerDoctor, nutritionists, perBed, perChair, rooms } from './criteria';
import { defineStandard, type CriterionInput } from './InstitutionStandard';
import { bedsApproved, chairCount, chairs, doctors, nurses, technicalStaff } from './metrics';

const family = 'stomatological';
const dentists = doctors({ category: 'dental' });

const chairRange = (min: number, max?: number): CriterionInput =>
  max === undefined
    ? least('chairs', '牙科治疗椅', chairs, min, { unit: '台' })
    : { id: 'chairs', label: '牙科治疗椅', unit: '台', confidence: 'V', test: { kind: 'between', have: chairs, need: { constant: min }, most: { constant: max } } };

/** 每牙椅（床）至少配备卫生技术人员. */
const staffPerChairAndBed = (rate: number): CriterionInput =>
  least('staff', '卫生技术人员', technicalStaff, { per: { rate, of: { total: [chairs, bedsApproved] }, label: '牙椅和核定床位', unit: '台（张）' } });
const areaPerChairAndBed = (chair: number, bed: number): CriterionInput => area({ total: [perChair(chair), perBed(bed)] });

const DENTISTRY = ['口腔内科', '12.01', '12.02', '12.03'] as const;
const SURGERY = ['口腔颌面外科', '12.05'] as const;
const PROSTHODONTICS = ['口腔修复科', '12.06'] as const;
const PREVENTION = ['预防保健', '12.12', '01'] as const;
const EMERGENCY = ['急诊室', '20'] as const;
const oneMoreFor = (each: number, from: number, above: number): Measure => ({ steps: { from, above, each, add: 1, of: chairs, label: '牙椅', unit: '台' } });

/** 口腔医院, 口腔门诊部, 口腔诊所 (the last usually filed, and kept for those that still hold a licence). */
export const stomatologicalStandards = [
  defineStandard({
    key: 'stomatological-secondary', family, categories: ['A511'], levels: ['secondary'], label: '二级口腔医院',
    criteria: [
      chairRange(20, 59),
      beds(15, 49),
      staffPerChairAndBed(1.03),
      least('associate-chief', '副主任医师以上口腔医师', doctors({ category: 'dental', title: 'associate-chief' }), 2),
      eachDepartment('各专业组（科）至少有 1 名医师'),
      nursesPerDoctor(1.5),
      confirm('technicians', '修复医师与技工之比不低于 1:1'),
      departments([DENTISTRY, SURGERY, PROSTHODONTICS, PREVENTION, EMERGENCY]),
      rooms('药剂科、检验科、放射科、消毒供应室、病案室'),
      areaPerChairAndBed(30, 45),
      netArea('诊室每牙椅净使用面积不少于 6 平方米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'stomatological-tertiary', family, categories: ['A511'], levels: ['tertiary'], label: '三级口腔医院',
    criteria: [
      chairRange(60),
      beds(50),
      staffPerChairAndBed(1.03),
      eachDepartment('各专业科室主任具有副主任医师以上职称'),
      nursesPerDoctor(1.5),
      nutritionists(1),
      engineersShare(),
      departments([DENTISTRY, SURGERY, PROSTHODONTICS, ['口腔正畸科', '12.07'], PREVENTION, EMERGENCY, ['病理科', '31', '12.11']]),
      rooms('药剂科、检验科、放射科、病理科、消毒供应室、病案室、营养室'),
      areaPerChairAndBed(40, 60),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'stomatological-outpatient', family, categories: ['D152'], label: '口腔门诊部',
    criteria: [
      chairRange(4),
      least('staff', '卫生技术人员', technicalStaff, perChair(1.03)),
      least('dentists', '口腔医师', dentists, oneMoreFor(4, 2, 4)),
      least('attending', '主治医师以上口腔医师', doctors({ category: 'dental', title: 'attending' }), 1),
      nursesPerDoctor(1),
      departments([DENTISTRY, SURGERY, PROSTHODONTICS]),
      area(perChair(30)),
      netArea('诊室每牙椅净使用面积不少于 6 平方米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'stomatological-clinic', family, categories: ['D215'], edition: 'dental-clinic', label: '口腔诊所',
    criteria: [
      least('chairs', '口腔综合治疗台', chairs, 1, { unit: '台' }),
      least('dentists', '口腔执业医师', doctors({ category: 'dental', full: true }), oneMoreFor(2, 1, 1)),
      confirm('experience', '口腔执业医师取得医师执业证书后从事口腔诊疗工作满 5 年'),
      least('attending', '主治医师以上口腔医师', doctors({ category: 'dental', title: 'attending' }), 1, { when: chairCount.atLeast(4) }),
      least('nurses', '注册护士', nurses(), oneMoreFor(3, 1, 1)),
      area(30, { when: chairCount.atMost(1) }),
      { ...area(perChair(25), { when: chairCount.atLeast(2) }), id: 'area-per-chair' },
      netArea('每台口腔综合治疗台净使用面积不少于 9 平方米'),
      equipment(),
    ],
  }),
];
