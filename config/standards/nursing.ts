import { allOf, areaPerBed, beds, confirm, departments, equipment, least, netArea, perBed, rooms } from './criteria';
import { defineStandard, type CriterionInput } from './InstitutionStandard';
import { doctors, nurses } from './metrics';

const family = 'nursing';

/** 护理人员 are nurses and 护理员; the registers know the nurses only. */
const carersPerBed = (rate: number): CriterionInput => least('carers', '护理人员', nurses(), perBed(rate), { partial: '只统计了注册护士，没有计入护理员' });
const supervisorsPerBed: CriterionInput = least('supervisor-nurses', '主管护师以上护士', nurses('supervisor-nurse'), perBed(0.1));

/** 护理院 in both texts, and 护理中心, which has no code of its own in WS 218. */
export const nursingStandards = [
  defineStandard({
    key: 'nursing-home-1994', family, categories: ['A710'], label: '护理院（1994年）', period: { from: '1994-09-01', to: '2010-12-31' },
    criteria: [
      beds(20),
      carersPerBed(0.6),
      confirm('nurse-carer-ratio', '护士与护理员之比为 1:2'),
      supervisorsPerBed,
      least('attending', '主治医师以上医师', doctors({ title: 'attending' }), 1, { partial: '可以由兼职医师担任' }),
      rooms('治疗室、注射室、处置室、消毒供应室'),
      areaPerBed(30),
      netArea('病室每床净使用面积不少于 5 平方米'),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'nursing-home-2011', family, categories: ['A710'], edition: 'nursing', label: '护理院（2011版）',
    criteria: allOf(
      'M-M',
      beds(50),
      carersPerBed(0.8),
      confirm('nurse-carer-ratio', '注册护士与护理员之比为 1:2 至 1:2.5'),
      supervisorsPerBed,
      least('associate-chief', '副主任医师以上医师', doctors({ title: 'associate-chief' }), 1),
      least('doctors', '医师', doctors(), 3),
      confirm('experience', '至少有 3 名具有 5 年以上工作经验的医师'),
      departments([['内科', '03'], ['康复医学科', '21'], ['临终关怀科', '24']]),
      rooms('药剂科、检验科、放射科、营养科、消毒供应室'),
      areaPerBed(30),
      netArea('病室每床净使用面积不少于 5 平方米'),
      equipment(),
    ),
  }),
  defineStandard({ key: 'nursing-centre', family, categories: [], edition: 'centres', label: '护理中心', criteria: allOf('M-M', beds(20), equipment()) }),
];
