import { allOf, area, areaPerBed, beds, confirm, departments, eachDepartment, engineersShare, equipment, least, nursesPerBed, nutritionists, rooms, staffPerBed, tcmDepartments, tcmShare } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { doctors, nurses, technicians } from './metrics';

const family = 'tcm';
const tcmDoctors = doctors({ category: 'tcm' });
const tcmPharmacist = (id: string, label: string) => confirm(id, label, { have: technicians('pharmacist') });

/** 中医（综合）医院, 中医门诊部. */
export const tcmStandards = [
  defineStandard({
    key: 'tcm-primary', family, categories: ['A210'], levels: ['primary'], label: '一级中医医院',
    criteria: [
      beds(20, 79),
      staffPerBed(0.7),
      least('tcm-doctors', '中医师', tcmDoctors, 3),
      least('tcm-attending', '主治医师以上中医师', doctors({ category: 'tcm', title: 'attending' }), 1),
      least('nurses', '注册护士', nurses(), 4),
      tcmPharmacist('tcm-pharmacist', '中药士以上人员至少 1 名'),
      tcmShare(0.6),
      confirm('tcm-treatment', '门诊中药（饮片、成药）治疗率不低于 85%，病房不低于 70%', { unit: '%' }),
      tcmDepartments(3),
      rooms('药房、化验室、X光室'),
      areaPerBed(30),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'tcm-secondary', family, categories: ['A210'], levels: ['secondary'], label: '二级中医医院',
    criteria: allOf(
      'M-M',
      beds(80, 299),
      staffPerBed(0.88),
      nursesPerBed(0.3),
      least('tcm-associate-chief', '副主任医师以上中医师', doctors({ category: 'tcm', title: 'associate-chief' }), 4),
      tcmShare(0.6),
      tcmDepartments(5),
      rooms('药剂科、检验科、放射科'),
      areaPerBed(35),
      equipment(),
    ),
  }),
  defineStandard({
    key: 'tcm-tertiary', family, categories: ['A210'], levels: ['tertiary'], label: '三级中医医院',
    criteria: [
      beds(300),
      staffPerBed(1),
      nursesPerBed(0.3),
      eachDepartment('临床科室主任具有副主任医师以上中医师职称'),
      tcmPharmacist('tcm-associate-chief-pharmacist', '副主任中药师以上人员至少 1 名'),
      tcmShare(0.6),
      nutritionists(1),
      engineersShare(),
      departments([
        ['急诊科', '50.16', '20'], ['内科', '50.01'], ['外科', '50.02'], ['妇产科', '50.03'], ['儿科', '50.04'], ['针灸科', '50.13'], ['骨伤科', '50.10'], ['肛肠科', '50.11'],
        ['皮肤科', '50.05'], ['眼科', '50.06'], ['推拿科', '50.14'], ['耳鼻咽喉科', '50.07'],
      ]),
      rooms('药剂科、检验科、放射科、病理科、消毒供应室、营养部、功能检查室'),
      areaPerBed(45),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'tcm-outpatient', family, categories: ['D121'], label: '中医门诊部',
    criteria: [
      least('doctors', '医师', doctors(), 4),
      least('tcm-attending', '主治医师以上中医师', doctors({ category: 'tcm', title: 'attending' }), 1),
      least('nurses', '注册护士', nurses(), 2),
      tcmPharmacist('tcm-pharmacist', '中药士以上人员至少 1 名'),
      least('laboratory', '检验人员', technicians('laboratory'), 1),
      least('imaging', '放射人员', technicians('imaging'), 1),
      tcmShare(0.7),
      confirm('tcm-treatment', '中药（饮片、成药）治疗率不低于 85%', { unit: '%' }),
      tcmDepartments(3),
      rooms('药房、化验室、处置室'),
      area(300),
      equipment(),
    ],
  }),
];
