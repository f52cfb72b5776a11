import { allOf, areaPerBed, beds, confirm, equipment, least, netArea, nursesPerBed, perBed, perHead, staffPerBed } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { doctors, technicians } from './metrics';

const family = 'rehabilitation';
const doctorsPerBed = (rate: number) => least('doctors', '医师', doctors(), perBed(rate));
const therapistsPerBed = (rate: number) => least('therapists', '康复治疗师', technicians('rehabilitation'), perBed(rate));

/** 康复医院; 康复医疗中心 has no code of its own in WS 218, so that the authority names it. */
export const rehabilitationStandards = [
  defineStandard({
    key: 'rehabilitation-tertiary', family, categories: ['A527'], levels: ['tertiary'], edition: 'rehabilitation', label: '三级康复医院',
    criteria: [
      beds(300),
      confirm('rehabilitation-beds', '康复专业床位不少于总床位的 75%', { unit: '张' }),
      staffPerBed(1.4),
      nursesPerBed(0.3),
      ...allOf('M-M', doctorsPerBed(0.2), therapistsPerBed(0.4), least('associate-chief', '副高级以上职称医师', doctors({ title: 'associate-chief' }), perHead(0.15, doctors(), '医师'))),
      areaPerBed(95),
      netArea('病房每床净使用面积不少于 6 平方米，床间距不少于 1.2 米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'rehabilitation-secondary', family, categories: ['A527'], levels: ['secondary'], edition: 'rehabilitation', label: '二级康复医院',
    criteria: allOf('M-M', beds(100), staffPerBed(1.2), nursesPerBed(0.3), doctorsPerBed(0.15), therapistsPerBed(0.3), areaPerBed(85), equipment()),
  }),
  defineStandard({
    key: 'rehabilitation-centre', family, categories: [], edition: 'centres', label: '康复医疗中心（设床位的）',
    criteria: allOf('M-M', beds(20), equipment()),
  }),
];
