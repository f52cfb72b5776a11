import { doctorCategories, doctorLevels, doctorTitles, educations, employments, genders, technicianKinds, technicianTitles, type EnumTable } from '../enums';
import { dateText } from '../validators/dateText';
import { mobile, personName, type ResidentIdOptions } from '../validators';
import { checked, choice, column, identity, line, number, oneOf, plain, text, yesNo } from '../tables';
import type { RosterColumn } from './RosterColumn';

/** 医师, each kind of technician, and 护士, whose registration is kept elsewhere and who are only matched. */
export const rosterCategories = {
  doctor: { label: '医师', source: 'F9, F34' },
  ...technicianKinds,
  nurse: { label: '护士', source: 'F9, F34' },
} as const satisfies EnumTable;

const titles = { ...doctorTitles, ...technicianTitles };

/** The columns of the roster in the order in which the template has them. */
export function rosterColumns(idOptions: ResidentIdOptions): RosterColumn[] {
  return [
    column('name', { label: '姓名', required: true, example: '张示例', aliases: ['人员姓名', '医师姓名'] }, line(50), checked(personName)),
    column('idNumber', { label: '证件号码', required: true, identifier: true, sensitive: true, example: '11010519491231002X', help: '18位或旧15位身份证号码，也可以是护照、通行证号码；整列请设为“文本”格式。', aliases: ['身份证号', '身份证号码', '身份证', '公民身份号码', '证件号', '身份证件号码'] }, line(30), identity(idOptions)),
    column('category', { label: '人员类别', required: true, example: '医师', help: '护士由护士注册数据得出，填在表中只作核对，不在这里登记。', aliases: ['类别', '人员类型', '岗位类别', '专业类别'] }, oneOf(rosterCategories), choice(rosterCategories, '人员类别', { doctor: ['医生', '大夫', '执业医师', '执业助理医师'], pharmacist: ['药师', '药士', '药剂', '药剂师', '药学'], laboratory: ['检验师', '检验技师', '检验人员'], imaging: ['影像技师', '放射', '放射技师', '影像人员'], rehabilitation: ['康复', '康复师', '康复技师', '康复治疗师'], pathology: ['病理技师'], nutrition: ['营养师'], other: ['其他', '其它', '技师', '其他卫生技术人员'], nurse: ['护师', '护理'] })),
    column('gender', { label: '性别', example: '女', help: '可以不填，由身份证号码得出。' }, oneOf(genders), choice(genders, '性别', { male: ['男性'], female: ['女性'] })),
    column('birthDate', { label: '出生日期', example: '1949-12-31', help: '可以不填，由身份证号码得出。', aliases: ['生日', '出生年月日'] }, { type: 'date' }, checked(dateText)),
    column('department', { label: '科室', example: '内科', aliases: ['所在科室', '部门', '工作科室'] }, line(60), text(60)),
    column('position', { label: '职务', example: '', aliases: ['行政职务'] }, line(60), text(60)),
    column('title', { label: '职称', example: '主治医师', aliases: ['技术职称', '专业技术职称', '专业技术职务'] }, oneOf(titles), choice(titles, '职称')),
    column('education', { label: '学历', example: '本科', aliases: ['最高学历'] }, oneOf(educations), choice(educations, '学历', { 'junior-college': ['专科', '大学专科'], bachelor: ['大学本科', '大学', '学士'], master: ['硕士', '研究生'], doctor: ['博士'], 'secondary-vocational': ['中等专科'], 'high-school-or-below': ['高中', '初中'] })),
    column('school', { label: '毕业院校', example: '示例医科大学', aliases: ['毕业学校', '院校'] }, line(100), text(100)),
    column('major', { label: '专业', example: '临床医学', aliases: ['所学专业'] }, line(100), text(100)),
    column('employment', { label: '聘用形式', example: '聘用', aliases: ['用工形式', '编制'] }, oneOf(employments), choice(employments, '聘用形式', { permanent: ['编制内', '正式'], contract: ['合同', '合同制', '编外'] })),
    column('mobile', { label: '手机号', example: '', sensitive: true, aliases: ['手机', '手机号码', '移动电话', '联系电话'] }, line(20), checked(mobile)),
    column('doctorCategory', { label: '执业类别', example: '临床', help: '医师必须填写。', aliases: ['医师执业类别'] }, oneOf(doctorCategories), choice(doctorCategories, '执业类别', { dental: ['口腔类别'], tcm: ['中医类别', '中西医结合', '民族医'], 'public-health': ['公卫', '公共卫生类别'], clinical: ['临床类别'] })),
    column('doctorLevel', { label: '执业级别', example: '执业医师', aliases: ['级别', '医师级别'] }, oneOf(doctorLevels), choice(doctorLevels, '执业级别', { doctor: ['医师'], 'assistant-doctor': ['助理医师', '助理'] })),
    column('practiceScope', { label: '执业范围', example: '内科专业', aliases: ['工作范围'] }, line(120), text(120)),
    column('qualificationNumber', { label: '资格证书编码', example: '', identifier: true, aliases: ['医师资格证书编码', '资格证书号', '资格证书编号', '资格证号'] }, line(40), number),
    column('practiceNumber', { label: '执业证书编码', example: '110990105000001', identifier: true, aliases: ['医师执业证书编码', '执业证书号', '执业证书编号', '执业证号'] }, line(40), number),
    column('certificateNumber', { label: '技术资格证书编号', example: '', identifier: true, help: '药、检验、影像、康复等人员填写。', aliases: ['职称证书编号', '证书编号'] }, line(40), number),
    column('validTo', { label: '证书有效期至', example: '', help: '证书没有有效期的不填。', aliases: ['有效期至', '有效期'] }, { type: 'date' }, checked(dateText)),
    column('multiSite', { label: '多机构备案', example: '否', aliases: ['多点执业', '是否多点执业', '是否多机构备案'] }, { type: 'yes-no' }, yesNo),
    column('aestheticChief', { label: '美容主诊医师', example: '否', aliases: ['是否美容主诊医师'] }, { type: 'yes-no' }, yesNo),
    column('onPost', { label: '在岗', example: '是', help: '离职的人员填“否”，并填写离职日期。', aliases: ['是否在岗', '在岗状态'] }, { type: 'yes-no' }, (value) => (plain(value) === '在岗' ? { value: true } : plain(value) === '离职' ? { value: false } : yesNo(value))),
    column('leftOn', { label: '离职日期', example: '', aliases: ['离岗日期'] }, { type: 'date' }, checked(dateText)),
    column('remark', { label: '备注', example: '' }, line(200), text(200)),
  ];
}
