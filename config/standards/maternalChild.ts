import type { InstitutionCategory } from '../enums/InstitutionCategory';
import { allOf, beds, confirm, departments, equipment, least, most, SUBJECT } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { bedsApproved, technicalStaff } from './metrics';

const family = 'maternal-child';
const categories: InstitutionCategory[] = ['G100'];
const services = allOf('M-M', departments([['妇女保健科', '06'], ['儿童保健科', '09'], ['妇产科', '05'], SUBJECT.paediatrics]), confirm('marriage', '婚姻保健科', { unit: '个' }), equipment());

/** 妇幼保健院. */
export const maternalChildStandards = [
  defineStandard({
    key: 'maternal-child-primary', family, categories, levels: ['primary'], label: '一级妇幼保健院',
    criteria: [
      beds(5),
      ...allOf('M-M', most('beds-most', '床位（一级上限）', bedsApproved, 19, { unit: '张' }), least('staff', '专业技术人员', technicalStaff, 20)),
      ...services,
    ],
  }),
  defineStandard({ key: 'maternal-child-secondary', family, categories, levels: ['secondary'], label: '二级妇幼保健院', criteria: [beds(20, 49, { confidence: 'M-M' }), ...services] }),
  defineStandard({ key: 'maternal-child-tertiary', family, categories, levels: ['tertiary'], label: '三级妇幼保健院', criteria: [beds(50), ...services] }),
];
