import type { Measure } from '@medregistry/language';
import { allOf, area, beds, confirm, departments, eachDepartment, equipment, least, most, netArea, nursesPerBed, perBed, perChair, rooms, staffPerBed, SUBJECT } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { beautyBeds, chairs, doctors, nurses, subjectCount } from './metrics';

const family = 'aesthetic';
const edition = 'aesthetic';
const chiefs = (title: 'attending' | 'associate-chief') => doctors({ aestheticChief: true, title });
const perSubject: Measure = { per: { rate: 1, of: subjectCount, label: '美容科目', unit: '个' } };
const eachSubject = eachDepartment('每个美容科目至少有 1 名主治医师以上职称的主诊医师');

/** 美容医院, 医疗美容门诊部, 医疗美容诊所. */
export const aestheticStandards = [
  defineStandard({
    key: 'aesthetic-hospital', family, edition, categories: ['A529'], label: '美容医院',
    criteria: [
      beds(20),
      least('beauty-beds', '美容床', beautyBeds, 12, { unit: '张' }),
      least('chairs', '牙科综合治疗椅', chairs, 4, { unit: '台' }),
      staffPerBed(1.03),
      nursesPerBed(0.4),
      least('chiefs', '副主任医师以上主诊医师', chiefs('associate-chief'), 6),
      least('supervisor-nurses', '主管护师以上护士', nurses('supervisor-nurse'), 2),
      eachDepartment('每科目至少有 1 名主治医师以上职称的主诊医师'),
      departments([['美容外科', '14.01'], ['美容牙科', '14.02'], ['美容皮肤科', '14.03'], ['美容中医科', '14.04'], SUBJECT.anaesthesia]),
      rooms('美容咨询设计室、治疗室、药剂科、检验科、放射科、手术室、技工室、消毒供应室、病案室'),
      area({ total: [perBed(60), perChair(40)] }),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'aesthetic-outpatient', family, edition, categories: ['D154'], label: '医疗美容门诊部',
    criteria: [
      ...allOf('M-M', least('beauty-beds', '美容治疗床', beautyBeds, 4, { unit: '张' }), confirm('operating-beds', '手术床至少 2 张、观察床至少 1 张', { unit: '张' })),
      ...allOf('M-L', eachSubject),
      departments([['至少一个美容科目', '14']]),
      rooms('美容咨询室'),
      area(200),
      netArea('手术室净使用面积不少于 20 平方米，每床净使用面积不少于 6 平方米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'aesthetic-clinic', family, edition, categories: ['D216'], label: '医疗美容诊所',
    criteria: [
      confirm('beds', '美容治疗床 2 张，或者手术床、观察床各 1 张，或者牙科治疗椅 1 台', { unit: '张', have: beautyBeds }),
      most('subjects', '美容科目', subjectCount, 2, { unit: '个' }),
      least('chiefs', '主治医师以上主诊医师', chiefs('attending'), perSubject),
      least('nurses', '注册护士', nurses(), perSubject),
      area(60),
      netArea('设手术室的，手术室净使用面积不少于 15 平方米'),
      equipment(),
    ],
  }),
];
