import { form, type Field, type Section } from '@medregistry/language';
import { degrees, educations, ethnicGroups, genders, healthConditions, idTypes, nationalities, nursePositions, nurseTitles, provinces, workCategories } from '../../enums';
import { fact } from '../../vocabulary';
import { choicesOf } from '../options';

type Path = Parameters<typeof fact>[0];

/** Told by the register, and nobody else's to change here. */
export const registered = (path: Path) => ({ readOnly: true, prefill: fact(path).operand });
/** Told by the register, to be brought up to date. */
export const known = (path: Path) => ({ prefill: fact(path).operand });

const period: Field[] = [
  { key: 'from', label: '起', type: 'date', required: true },
  { key: 'to', label: '止', type: 'date', required: true },
];

/** Who applies: identity as it was checked, in the order of the e-registration page (domain.md §4.4). */
export const identity: Field[] = [
  { key: 'name', label: '姓名', type: 'text', ...registered('nurse.name') },
  { key: 'gender', label: '性别', type: 'choice', options: choicesOf(genders), ...registered('nurse.gender') },
  { key: 'birthDate', label: '出生日期', type: 'date', ...registered('nurse.birthDate') },
  { key: 'nationality', label: '国籍', type: 'choice', options: choicesOf(nationalities), ...registered('nurse.nationality') },
  { key: 'ethnicGroup', label: '民族', type: 'choice', options: choicesOf(ethnicGroups), ...registered('nurse.ethnicGroup') },
  { key: 'idType', label: '证件类型', type: 'choice', options: choicesOf(idTypes), ...registered('nurse.idType') },
  { key: 'idNumber', label: '证件号码', type: 'text', sensitive: true, ...registered('nurse.idNumber') },
];

/** How she is reached. */
export const reach: Field[] = [
  { key: 'mobile', label: '手机', type: 'text', required: true, sensitive: true, rule: { format: 'mobile' }, ...known('nurse.mobile') },
  { key: 'address', label: '通信地址', type: 'text', sensitive: true, rule: { maxLength: 200 }, ...known('nurse.address') },
  { key: 'postcode', label: '邮编', type: 'text', rule: { format: 'postcode' }, ...known('nurse.postcode') },
];

/** What stands on the certificate that she holds. */
export const certificateFields: Field[] = [
  { key: 'certificateNumber', label: '护士执业证书编号', type: 'text', ...registered('registration.certificateNumber') },
  { key: 'status', label: '执业注册状态', type: 'text', ...registered('registration.statusLabel') },
  { key: 'validTo', label: '注册有效期至', type: 'date', ...registered('registration.validTo') },
  { key: 'institutionName', label: '现执业机构', type: 'text', ...registered('registration.institutionName') },
  { key: 'authorityName', label: '原审批机关', type: 'text', ...registered('registration.authorityName') },
];

const health: Field = { key: 'health', label: '健康状况', type: 'choice', options: choicesOf(healthConditions), required: true, ...known('nurse.health') };

/** 1 申请人情况 of somebody who registers, for the first time or again. */
export const applicantSection: Section = {
  key: 'applicant',
  label: '申请人情况',
  help: '身份信息由系统填写，与证件不一致的，请先办理执业注册信息修改或者考试资格信息修改。学历填写护理或者助产专业最高学历。',
  fields: [
    ...identity,
    { key: 'education', label: '学历', type: 'choice', options: choicesOf(educations), required: true, ...known('nurse.education') },
    { key: 'degree', label: '学位', type: 'choice', options: choicesOf(degrees), ...known('nurse.degree') },
    { key: 'school', label: '毕业学校', type: 'text', required: true, rule: { maxLength: 100 }, ...known('nurse.school') },
    { key: 'major', label: '专业', type: 'text', required: true, rule: { maxLength: 60 }, ...known('nurse.major') },
    { key: 'studyYears', label: '学制', type: 'decimal', unit: '年', required: true, rule: { min: 3, max: 8 }, help: '普通全日制护理、助产专业，学制三年以上。', ...known('nurse.studyYears') },
    { key: 'graduatedOn', label: '毕业时间', type: 'date', required: true, ...known('nurse.graduatedOn') },
    { key: 'examProvince', label: '考试省份', type: 'choice', options: choicesOf(provinces), ...registered('nurse.examProvince') },
    { key: 'examPassedOn', label: '通过护士执业资格考试时间', type: 'date', ...registered('nurse.examPassedOn') },
    { key: 'examCertificateNumber', label: '成绩合格证明编号', type: 'text', ...registered('nurse.examCertificateNumber') },
    health,
    { key: 'nursingStartedOn', label: '从事护理工作时间', type: 'date', ...known('nurse.nursingStartedOn') },
    ...reach,
  ],
};

/** 2–4: education, clinical practice, work. */
export const careerSection: Section = {
  key: 'career',
  label: '教育、实习和工作经历',
  fields: [
    { key: 'education', label: '教育经历', type: 'table', required: true, rule: { minRows: 1, maxRows: 20 }, columns: [...period, { key: 'school', label: '学校', type: 'text', required: true, rule: { maxLength: 100 } }, { key: 'major', label: '专业', type: 'text', rule: { maxLength: 60 } }] },
    { key: 'internshipMonths', label: '护理临床实习', type: 'integer', unit: '个月', required: true, rule: { min: 8, max: 60 }, help: '在教学、综合医院完成的护理临床实习合计不少于八个月（《护士条例》第七条）。' },
    { key: 'internships', label: '护理临床实习经历', type: 'table', rule: { maxRows: 20 }, columns: [...period, { key: 'hospital', label: '医院', type: 'text', required: true, rule: { maxLength: 100 } }, { key: 'department', label: '科室', type: 'text', rule: { maxLength: 60 } }] },
    { key: 'training', label: '三个月临床护理培训', type: 'table', when: fact('nurse.trainingNeeded').is(true), required: true, rule: { minRows: 1, maxRows: 5 }, help: '通过考试三年后申请，或者中断执业三年以上的，应当在医疗卫生机构接受三个月临床护理培训并考核合格。', columns: [...period, { key: 'hospital', label: '培训机构', type: 'text', required: true, rule: { maxLength: 100 } }] },
    { key: 'work', label: '工作经历', type: 'table', rule: { maxRows: 50 }, columns: [...period, { key: 'unit', label: '单位', type: 'text', required: true, rule: { maxLength: 100 } }, { key: 'post', label: '岗位', type: 'text', rule: { maxLength: 60 } }] },
  ],
};

/** Where and as what she is to practise. */
export const practiceSection = (label: string): Section => ({
  key: 'practice',
  label,
  fields: [
    { key: 'institutionName', label: '执业机构', type: 'text', ...registered('target.name') },
    { key: 'registrationNumber', label: '机构登记号', type: 'text', ...registered('target.registrationNumber') },
    { key: 'department', label: '工作科室', type: 'text', required: true, rule: { maxLength: 60 }, ...known('registration.department') },
    { key: 'workCategory', label: '工作类别', type: 'choice', options: choicesOf(workCategories), required: true, ...known('registration.workCategory') },
    { key: 'title', label: '现技术职称', type: 'choice', options: choicesOf(nurseTitles), required: true, ...known('registration.title') },
    { key: 'titleOn', label: '取得职称时间', type: 'date', ...known('registration.titleOn') },
    { key: 'position', label: '职务', type: 'choice', options: choicesOf(nursePositions), required: true, ...known('registration.position') },
  ],
});

/** What the register takes over of it. */
export const practiceValues = {
  department: form('practice.department').operand,
  workCategory: form('practice.workCategory').operand,
  title: form('practice.title').operand,
  titleOn: form('practice.titleOn').operand,
  position: form('practice.position').operand,
};

/** 5 申请人声明. */
export const declarationSection: Section = {
  key: 'declaration',
  label: '申请人声明',
  fields: [{ key: 'truthful', label: '声明所填内容和提交的材料真实、完整、有效，符合健康标准，愿承担相应的法律责任', type: 'yes-no', required: true, help: '《行政许可法》第三十一条。隐瞒情况或者提供虚假材料的，一年内不得再次申请。' }],
};

/** What a registered nurse applies with: her certificate, and what has changed since. */
export const holderSection: Section = {
  key: 'applicant',
  label: '申请人情况',
  help: '身份和注册信息由系统填写，与证件不一致的，请先办理执业注册信息修改。',
  fields: [...identity, ...certificateFields, { key: 'education', label: '学历', type: 'choice', options: choicesOf(educations), required: true, ...known('nurse.education') }, health, ...reach],
};
