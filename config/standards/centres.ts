import type { Measure } from '@medregistry/language';
import { allOf, beds, confirm, equipment, least, perBed } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { dialysisUnits, doctors, nurses } from './metrics';

const perUnit = (rate: number): Measure => ({ per: { rate, of: dialysisUnits, label: '血液透析机', unit: '台' } });

/** 血液透析中心 (2016), 安宁疗护中心 (2017). */
export const centreStandards = [
  defineStandard({
    key: 'dialysis-centre', family: 'dialysis', categories: ['P940'], edition: 'dialysis', label: '血液透析中心',
    criteria: allOf(
      'M-M',
      least('units', '血液透析机', dialysisUnits, 10, { unit: '台' }),
      least('nurses', '注册护士', nurses(), perUnit(0.4)),
      least('doctors', '执业医师', doctors({ full: true }), 2),
      least('attending', '中级以上执业医师', doctors({ full: true, title: 'attending' }), 1),
      equipment(),
    ),
  }),
  defineStandard({
    key: 'hospice-centre', family: 'hospice', categories: ['P950'], edition: 'centres', label: '安宁疗护中心',
    criteria: allOf(
      'M-M',
      beds(50),
      least('doctors', '医师', doctors(), perBed(0.1)),
      least('nurses', '注册护士', nurses(), perBed(0.4)),
      confirm('nurse-carer-ratio', '护理员与护士之比为 3:1'),
      equipment(),
    ),
  }),
];
