import type { Json } from '@medregistry/language';
import { educations, genders, nursePositions, nurseTitles, provinces, workCategories } from '../../enums';
import { checked, choice, column, identity, line, number, oneOf, text, type TableColumn } from '../../tables';
import { mobile, nurseCertificateNumber, personName, type ResidentIdOptions } from '../../validators';
import { dateText } from '../../validators/dateText';

/** What a table of registered nurses (护士注册数据) says of each, as other systems hand it over. */
export const NURSE_KEYS = [
  'name', 'idNumber', 'certificateNumber', 'institution', 'firstRegisteredOn', 'validFrom', 'validTo', 'gender', 'birthDate', 'department', 'workCategory', 'title', 'position', 'mobile',
  'education', 'school', 'major', 'graduatedOn', 'examPassedOn', 'examProvince',
] as const;
export type NurseKey = (typeof NURSE_KEYS)[number];

/** What is known of one nurse, by column; a column of which nothing is said is not there. */
export type NurseValues = { [Key in NurseKey]?: Json };

const date = { type: 'date' } as const;
const day = (key: NurseKey, words: Parameters<typeof column<NurseKey>>[1]): TableColumn<NurseKey> => column(key, words, date, checked(dateText));

/** The columns in the order in which the template has them. */
export function nurseColumns(idOptions: ResidentIdOptions): TableColumn<NurseKey>[] {
  return [
    column('name', { label: '姓名', required: true, example: '张示例', aliases: ['护士姓名'] }, line(50), checked(personName)),
    column('idNumber', { label: '证件号码', required: true, identifier: true, sensitive: true, example: '11010519491231002X', help: '18位或旧15位身份证号码，也可以是护照、通行证号码；整列请设为“文本”格式。', aliases: ['身份证号', '身份证号码', '身份证', '公民身份号码', '证件号'] }, line(30), identity(idOptions)),
    column('certificateNumber', { label: '护士执业证书编号', required: true, identifier: true, example: '200011000001', aliases: ['执业证书编号', '证书编号', '护士执业证号'] }, line(20), checked(nurseCertificateNumber)),
    column('institution', { label: '执业机构登记号', required: true, identifier: true, example: 'PDY00001X11010511A1001', help: '执业机构《医疗机构执业许可证》上的登记号。', aliases: ['登记号', '机构登记号', '医疗机构登记号'] }, line(40), number),
    day('firstRegisteredOn', { label: '首次注册日期', required: true, example: '2000-07-01', aliases: ['首次注册时间', '初次注册日期'] }),
    day('validFrom', { label: '注册日期', example: '2025-07-01', help: '现在这一期的起始日；不填的，按有效期至前推五年。', aliases: ['有效期起', '本期注册日期', '批准日期'] }),
    day('validTo', { label: '注册有效期至', required: true, example: '2030-07-01', aliases: ['有效期至', '有效期止', '到期日期'] }),
    column('gender', { label: '性别', example: '女', help: '可以不填，由身份证号码得出。' }, oneOf(genders), choice(genders, '性别', { male: ['男性'], female: ['女性'] })),
    day('birthDate', { label: '出生日期', example: '1949-12-31', help: '可以不填，由身份证号码得出。', aliases: ['生日', '出生年月日'] }),
    column('department', { label: '科室', example: '内科', aliases: ['所在科室', '部门', '工作科室'] }, line(60), text(60)),
    column('workCategory', { label: '工作类别', example: '', aliases: ['护理岗位', '岗位类别'] }, oneOf(workCategories), choice(workCategories, '工作类别')),
    column('title', { label: '职称', example: '', aliases: ['技术职称', '专业技术职称', '专业技术职务'] }, oneOf(nurseTitles), choice(nurseTitles, '职称')),
    column('position', { label: '职务', example: '', aliases: ['行政职务'] }, oneOf(nursePositions), choice(nursePositions, '职务')),
    column('mobile', { label: '手机号', example: '', sensitive: true, aliases: ['手机', '手机号码', '移动电话', '联系电话'] }, line(20), checked(mobile)),
    column('education', { label: '学历', example: '', aliases: ['最高学历'] }, oneOf(educations), choice(educations, '学历', { 'junior-college': ['专科', '大学专科'], bachelor: ['大学本科', '大学', '学士'], master: ['硕士', '研究生'], doctor: ['博士'], 'secondary-vocational': ['中等专科'], 'high-school-or-below': ['高中', '初中'] })),
    column('school', { label: '毕业院校', example: '', aliases: ['毕业学校', '院校'] }, line(100), text(100)),
    column('major', { label: '专业', example: '', aliases: ['所学专业'] }, line(100), text(100)),
    day('graduatedOn', { label: '毕业日期', example: '', aliases: ['毕业时间'] }),
    day('examPassedOn', { label: '通过考试日期', example: '', aliases: ['考试通过时间', '通过护士执业资格考试时间'] }),
    column('examProvince', { label: '考试省份', example: '', aliases: ['参加考试的省份'] }, oneOf(provinces), choice(provinces, '考试省份')),
  ];
}
