import { institutionCategories, type InstitutionCategory } from '../enums/InstitutionCategory';
import { keysOf } from '../enums/Enumeration';
import { areaPerBed, beds, confirm, departments, eachDepartment, engineersShare, equipment, least, netArea, nursesPerBed, nutritionists, rooms, staffPerBed, SUBJECT } from './criteria';
import { defineStandard } from './InstitutionStandard';
import { doctors, nurses } from './metrics';

const family = 'general';
const categories: InstitutionCategory[] = ['A100'];

const hospitals = keysOf(institutionCategories).filter((category) => institutionCategories[category].regulationCategory === 'hospital');

/** 综合医院, and what holds for whatever is called a hospital. */
export const generalStandards = [
  defineStandard({
    key: 'general-primary', family, categories, levels: ['primary'], label: '一级综合医院',
    criteria: [
      beds(20, 99),
      staffPerBed(0.7),
      least('doctors', '医师', doctors(), 3),
      least('attending', '主治医师以上医师', doctors({ title: 'attending' }), 1),
      least('nurses', '注册护士', nurses(), 5),
      departments([SUBJECT.emergency, SUBJECT.internal, SUBJECT.surgery, SUBJECT.womens, SUBJECT.prevention]),
      rooms('药房、化验室、X光室、消毒供应室'),
      areaPerBed(45),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'general-secondary', family, categories, levels: ['secondary'], label: '二级综合医院',
    criteria: [
      beds(100, 499),
      staffPerBed(0.88),
      nursesPerBed(0.4),
      least('associate-chief', '副主任医师以上医师', doctors({ title: 'associate-chief' }), 3),
      eachDepartment('各专业科室至少有 1 名主治医师以上医师'),
      // Some of these may be merged with others, so that a missing line proves nothing by itself.
      departments(
        [SUBJECT.emergency, SUBJECT.internal, SUBJECT.surgery, SUBJECT.womens, SUBJECT.paediatrics, SUBJECT.eye, SUBJECT.ear, SUBJECT.mouth, SUBJECT.skin, SUBJECT.anaesthesia, SUBJECT.infectious, SUBJECT.prevention],
        { confidence: 'M-H' },
      ),
      rooms('药剂科、检验科、放射科、手术室、病理科、血库、理疗科、消毒供应室、病案室', { confidence: 'M-H' }),
      areaPerBed(45),
      netArea('病房每床净使用面积不少于 5 平方米'),
      confirm('outpatient-area', '日平均每门诊人次占门诊建筑面积不少于 3 平方米', { unit: '平方米' }),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'general-tertiary', family, categories, levels: ['tertiary'], label: '三级综合医院',
    criteria: [
      beds(500),
      staffPerBed(1.03),
      nursesPerBed(0.4),
      eachDepartment('各专业科室的主任具有副主任医师以上职称'),
      nutritionists(2),
      engineersShare(),
      departments([
        SUBJECT.emergency, SUBJECT.internal, SUBJECT.surgery, SUBJECT.womens, SUBJECT.paediatrics, SUBJECT.tcm, SUBJECT.ear, SUBJECT.mouth, SUBJECT.eye, SUBJECT.skin, SUBJECT.anaesthesia, SUBJECT.rehabilitation, SUBJECT.prevention,
      ]),
      rooms('药剂科、检验科、放射科、手术室、病理科、输血科、核医学科、理疗科、消毒供应室、病案室、营养部、功能检查室'),
      areaPerBed(60),
      netArea('病房每床净使用面积不少于 6 平方米'),
      confirm('outpatient-area', '日平均每门诊人次占门诊建筑面积不少于 4 平方米', { unit: '平方米' }),
      equipment(),
    ],
  }),
  defineStandard({
    key: 'hospital', family, categories: hospitals, fallback: true, label: '凡以“医院”命名的医疗机构',
    criteria: [beds(20), confirm('own-standard', '本类别或者级别没有收录专门的基本标准，其他项目请向登记机关核对', { unit: '项' }), equipment()],
  }),
];
