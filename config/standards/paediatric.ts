import type { InstitutionLevel } from '../enums/InstitutionLevel';
import { allOf, beds, equipment, nursesPerBed, staffPerBed } from './criteria';
import { defineStandard } from './InstitutionStandard';

const atLevel = (level: InstitutionLevel, label: string, [min, max]: [number, number?], staff: number) =>
  defineStandard({ key: `paediatric-${level}`, family: 'paediatric', categories: ['A519'], levels: [level], label, criteria: allOf('M-L', beds(min, max), staffPerBed(staff), nursesPerBed(0.4), equipment()) });

/** 儿童医院. */
export const paediatricStandards = [
  atLevel('primary', '一级儿童医院', [20, 49], 0.7),
  atLevel('secondary', '二级儿童医院', [50, 199], 0.95),
  atLevel('tertiary', '三级儿童医院', [200], 1.15),
];
