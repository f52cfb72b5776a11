import { area, confirm, departments, equipment, least, perHead, rooms, SUBJECT } from './criteria';
import { fact } from '../vocabulary';
import { defineStandard, type CriterionInput } from './InstitutionStandard';
import { allStaff, bedsApproved, technicalStaff } from './metrics';

const small = fact('selfCheck.bedsApproved').atMost(19);
const whenSmall = (...lines: CriterionInput[]): CriterionInput[] => lines.map((line) => ({ ...line, when: small }));

/** 卫生院 with up to 19 beds; of larger ones no table is known, which the line says. */
export const townshipStandards = [
  defineStandard({
    key: 'township', family: 'township', categories: ['C100', 'C210', 'C220'], label: '乡（镇）、街道卫生院（床位 19 张以下）',
    criteria: [
      ...whenSmall(
        least('people', '人员', allStaff, 5),
        least('staff', '卫生技术人员', technicalStaff, perHead(0.8, allStaff, '职工总数')),
        departments([SUBJECT.emergency, SUBJECT.internal, SUBJECT.surgery, SUBJECT.womens, SUBJECT.paediatrics, SUBJECT.prevention]),
        rooms('药房、化验室、X光室、治疗室、处置室、消毒供应室'),
        area({ steps: { from: 300, above: 0, each: 1, add: 20, of: bedsApproved, label: '核定床位', unit: '张' } }),
        equipment(),
      ),
      confirm('larger', '核定床位 20 张以上的卫生院另有标准，请向登记机关核对', { unit: '张', have: bedsApproved, when: fact('selfCheck.bedsApproved').atLeast(20) }),
    ],
  }),
];
