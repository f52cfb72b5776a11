import { area, confirm, departments, eachDepartment, equipment, least, most, rooms, SUBJECT } from './criteria';
import { practiceSubjects } from '../catalogues/PracticeSubject';
import { defineStandard } from './InstitutionStandard';
import { bedsApproved, doctors, nurses } from './metrics';

const family = 'outpatient';
/** First-level subjects that treat patients: without prevention, laboratory, pathology and imaging. */
const clinical = practiceSubjects.filter(({ code, parent }) => !parent && !['01', '30', '31', '32'].includes(code)).map(({ code, name }) => [name, code] as const);

/** 综合门诊部, 普通诊所 (the latter usually filed, and kept for those with a licence, foreign-invested ones among them). */
export const outpatientStandards = [
  defineStandard({
    key: 'general-outpatient', family, categories: ['D110'], label: '综合门诊部',
    criteria: [
      most('beds', '病床', bedsApproved, 0, { unit: '张' }),
      least('doctors', '医师', doctors(), 5),
      least('associate-chief', '副主任医师以上医师', doctors({ title: 'associate-chief' }), 1),
      eachDepartment('每个临床科室至少有 1 名医师'),
      least('nurses', '注册护士', nurses(), 5),
      least('senior-nurses', '护师以上护士', nurses('senior-nurse'), 1),
      confirm('technical-departments', '每个医技科室至少有 1 名相应专业的卫生技术人员'),
      departments([SUBJECT.emergency, SUBJECT.internal, SUBJECT.surgery]),
      departments(clinical, { id: 'clinical-departments', label: '临床科室', enough: 5 }),
      rooms('药房、化验室、X光室、治疗室、处置室、消毒供应室'),
      area(400),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'general-clinic', family, categories: ['D211'], label: '普通诊所',
    criteria: [
      least('doctors', '执业医师', doctors({ full: true }), 1),
      confirm('experience', '执业医师从事临床工作满 5 年'),
      least('nurses', '注册护士', nurses(), 1),
      rooms('诊室、治疗室、处置室'),
      area(40),
      equipment(),
    ],
  }),
];
