import { allOf, beds, equipment, nursesPerBed, staffPerBed } from './criteria';
import { defineStandard } from './InstitutionStandard';

const family = 'infectious';

/** 传染病医院. */
export const infectiousStandards = [
  defineStandard({
    key: 'infectious-secondary', family, categories: ['A521'], levels: ['secondary'], label: '二级传染病医院',
    criteria: allOf('M-L', beds(150, 349), staffPerBed(0.84), nursesPerBed(0.4), equipment()),
  }),
  defineStandard({
    key: 'infectious-tertiary', family, categories: ['A521'], levels: ['tertiary'], label: '三级传染病医院',
    criteria: allOf('M-L', beds(350), staffPerBed(1), nursesPerBed(0.4), equipment()),
  }),
];
