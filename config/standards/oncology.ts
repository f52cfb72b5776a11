import { allOf, areaPerBed, beds, departments, equipment, least, nursesPerBed, nursesPerDoctor, perHead, staffPerBed } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { doctors } from './metrics';

const family = 'oncology';

/** 肿瘤医院. */
export const oncologyStandards = [
  defineStandard({
    key: 'oncology-secondary', family, categories: ['A514'], levels: ['secondary'], label: '二级肿瘤医院',
    criteria: [
      beds(100, 399),
      staffPerBed(1.06),
      nursesPerBed(0.4),
      nursesPerDoctor(1.6),
      least('attending', '主治医师以上医师', doctors({ title: 'attending' }), perHead(0.1, doctors(), '医师')),
      departments([['肿瘤科（外科、内科）', '19'], ['放射治疗科', '32.10'], ['中医科', '50'], ['急诊室', '20']]),
      areaPerBed(45),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'oncology-tertiary', family, categories: ['A514'], levels: ['tertiary'], label: '三级肿瘤医院',
    criteria: allOf('M-L', beds(400), staffPerBed(1.15), nursesPerBed(0.4), equipment()),
  }),
];
