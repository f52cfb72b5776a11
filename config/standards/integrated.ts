import { allOf, area, areaPerBed, beds, confirm, departments, equipment, least, nursesPerBed, rooms, staffPerBed, SUBJECT } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { doctors, nurses, technicians } from './metrics';

const family = 'integrated';

/** 中西医结合医院, 中西医结合门诊部. */
export const integratedStandards = [
  defineStandard({
    key: 'integrated-primary', family, categories: ['A300'], levels: ['primary'], label: '一级中西医结合医院',
    criteria: [
      beds(20, 99),
      staffPerBed(0.7),
      least('doctors', '医师', doctors(), 3),
      least('attending', '主治医师以上医师', doctors({ title: 'attending' }), 1),
      confirm('integrated-attending', '从事中西医结合工作的主治医师以上医师至少 1 名'),
      least('nurses', '注册护士', nurses(), 5),
      least('pharmacists', '药剂人员（药剂士、中药剂士各 1 名）', technicians('pharmacist'), 2),
      confirm('integrated-share', '中西医结合人员占医药人员的比例不低于 50%', { unit: '%' }),
      departments([SUBJECT.internal, SUBJECT.surgery, SUBJECT.prevention]),
      rooms('中药房、西药房、化验室、X光室、消毒供应室'),
      areaPerBed(35),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'integrated-secondary', family, categories: ['A300'], levels: ['secondary'], label: '二级中西医结合医院',
    criteria: allOf('M-L', beds(100, 349), staffPerBed(0.88), nursesPerBed(0.3), equipment()),
  }),
  defineStandard({
    key: 'integrated-tertiary', family, categories: ['A300'], levels: ['tertiary'], label: '三级中西医结合医院',
    criteria: [beds(350), ...allOf('M-L', staffPerBed(1), nursesPerBed(0.3), equipment())],
  }),
  defineStandard({
    key: 'integrated-outpatient', family, categories: ['D130'], label: '中西医结合门诊部',
    criteria: [
      ...allOf('M-L', least('doctors', '医师', doctors(), 5), least('nurses', '注册护士', nurses(), 5)),
      departments([SUBJECT.emergency, SUBJECT.internal, SUBJECT.surgery]),
      rooms('药房、化验室、X光室、处置室、注射室、消毒供应室'),
      area(300),
      equipment(),
    ],
  }),
];
