import type { Measure } from '@medregistry/language';
import { allOf, area, beds, confirm, departments, eachDepartment, equipment, least, most, nursesPerDoctor, perHead, rooms, staffPerBed, SUBJECT } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { allStaff, bedsApproved, bedUse, doctors, generalPractitioners, GENERAL_PRACTICE, nonMedicalStaff, nurses } from './metrics';

const family = 'community';
const BY_SCOPE = '按登记的执业类别和执业范围统计，可能不全';
/** 每设 5 张床位增配. */
const oneMorePerFiveBeds = (from: number): Measure => ({ steps: { from, above: 0, each: 5, add: 1, of: bedsApproved, label: '核定床位', unit: '张' } });

/** 社区卫生服务中心, 站; 社区医院 is a second name that WS 218 has no code for, so that the authority names it. */
export const communityStandards = [
  defineStandard({
    key: 'community-centre', family, categories: ['B100'], edition: 'community', label: '社区卫生服务中心',
    criteria: [
      confirm('observation-beds', '日间观察床至少 5 张', { unit: '张' }),
      most('beds', '以护理康复为主的病床', bedsApproved, 50, { unit: '张' }),
      least('general-practitioners', '全科、中医类别执业医师', generalPractitioners, oneMorePerFiveBeds(6), { partial: BY_SCOPE }),
      least('associate-chief', '副高级以上任职资格执业医师', doctors({ title: 'associate-chief', full: true }), 1),
      least('tcm-attending', '中级以上中医类别执业医师', doctors({ category: 'tcm', title: 'attending', full: true }), 1),
      least('public-health', '公共卫生类别执业医师', doctors({ category: 'public-health', full: true }), 1),
      least('nurses', '注册护士', nurses(), oneMorePerFiveBeds(9)),
      nursesPerDoctor(1),
      least('supervisor-nurses', '中级以上注册护士', nurses('supervisor-nurse'), 1),
      departments([SUBJECT.generalPractice, SUBJECT.tcm, SUBJECT.rehabilitation]),
      rooms('抢救室、预检分诊室、预防接种室、儿童保健室、妇女保健与计划生育指导室、健康教育室、检验室、B超室、心电图室、药房、治疗室、处置室、观察室、健康信息管理室、消毒间'),
      area({ steps: { from: 1000, above: 0, each: 1, add: 30, of: bedsApproved, label: '核定床位', unit: '张' } }),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'community-station', family, categories: ['B200'], edition: 'community', label: '社区卫生服务站',
    criteria: [
      confirm('observation-beds', '日间观察床至少 1 张', { unit: '张' }),
      most('beds', '病床', bedsApproved, 0, { unit: '张' }),
      least('general-practitioners', '全科、中医类别执业医师', generalPractitioners, 2, { partial: BY_SCOPE }),
      least('attending', '中级以上任职资格执业医师', doctors({ title: 'attending', full: true }), 1),
      least('tcm', '能够提供中医药服务的执业医师', doctors({ category: 'tcm', full: true }), 1, { partial: '只统计了中医类别执业医师' }),
      nursesPerDoctor(1),
      rooms('全科诊室、治疗室、处置室、预防保健室、健康信息管理室'),
      area(150),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'community-hospital', family, categories: [], edition: 'community-hospital', label: '社区医院',
    criteria: [
      beds(30),
      least('bed-use', '床位使用率', bedUse, 75, { unit: '%' }),
      staffPerBed(0.7),
      eachDepartment('各科室至少有 1 名主治医师以上医师'),
      least('general-practitioners', '全科医师', doctors({ scopes: GENERAL_PRACTICE }), 3, { partial: BY_SCOPE }),
      most('non-medical', '非医技人员（管理、工勤）', nonMedicalStaff, perHead(0.15, allStaff, '职工总数')),
      ...allOf('V', equipment()),
    ],
  }),
];
