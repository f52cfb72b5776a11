import { form, type Field, type Section } from '@medregistry/language';
import { doctorTitles, educations, genders, nurseTitles, rosterMatches, rosterSources, technicianTitles, type EnumTable } from '../../enums';
import type { StaffingFacts } from '../../facts';
import { fact } from '../../vocabulary';
import { choicesOf } from '../options';

const line = { type: 'text', rule: { maxLength: 120 } } as const;

/** Columns of 人员名录; the words for title, category and scope differ from tab to tab. */
const rosterColumns = (titles: EnumTable, words: { category: string; scope: string }): Field[] => [
  { key: 'person', label: '登记记录', type: 'text', internal: true },
  { key: 'name', label: '姓名', type: 'text', required: true, rule: { format: 'personName', maxLength: 50 } },
  { key: 'gender', label: '性别', type: 'choice', options: choicesOf(genders), required: true },
  { key: 'birthMonth', label: '出生年月', ...line },
  { key: 'idNumber', label: '身份证件号码', type: 'text', sensitive: true, rule: { maxLength: 30 } },
  { key: 'education', label: '学历', type: 'choice', options: choicesOf(educations) },
  { key: 'major', label: '专业', ...line },
  { key: 'position', label: '职务', ...line },
  { key: 'title', label: '职称', type: 'choice', options: choicesOf(titles) },
  { key: 'qualificationNumber', label: '资格证书号', ...line },
  { key: 'practiceNumber', label: '执业证书号', ...line },
  { key: 'category', label: words.category, ...line },
  { key: 'scope', label: words.scope, ...line },
  { key: 'department', label: '科室', ...line },
  { key: 'remark', label: '备注', ...line },
  { key: 'source', label: '来源', type: 'choice', options: choicesOf(rosterSources), readOnly: true },
  { key: 'match', label: '核对结果', type: 'choice', options: choicesOf(rosterMatches), readOnly: true },
];

/** Lines of 附表14-4 by current title; the first two come from the whole roster. */
const STAFFING = {
  total: '职工总数',
  health: '卫生技术人员数',
  doctorChief: '主任医师',
  doctorAssociateChief: '副主任医师',
  doctorAttending: '主治医师',
  doctorResident: '医师',
  doctorJunior: '医士',
  nurseChief: '主任护师',
  nurseAssociateChief: '副主任护师',
  nurseSupervisor: '主管护师',
  nurseSenior: '护师',
  nurseJunior: '护士',
  pharmacists: '药剂人员',
  laboratory: '检验人员',
  imaging: '影像人员',
  rehabilitation: '康复治疗人员',
  otherHealth: '其他卫生技术人员',
  engineering: '工程技术人员',
  management: '管理人员',
  workers: '工勤人员',
} as const satisfies Record<keyof StaffingFacts, string>;

const staffingField = (key: keyof StaffingFacts): Field => ({
  key,
  label: STAFFING[key],
  type: 'integer',
  unit: '人',
  required: true,
  rule: { min: 0, max: 100_000 },
  prefill: { first: [fact(`staffing.${key}`).operand, fact(`previous.form.staffing.${key}`).operand] },
});

/** 附表14-3 to 14-5: subjects, staff by title, roster. */
export const staffSections: Section[] = [
  {
    key: 'subjects',
    label: '诊疗科目申报表',
    page: '附表14-3',
    help: '一级科目下分设二级科目的，只填二级科目；变动在备注中注明“门诊”“新增”“注销”或专科病名。',
    fields: [
      {
        key: 'rows',
        label: '诊疗科目',
        type: 'table',
        required: true,
        rule: { minRows: 1, maxRows: 300 },
        prefill: fact('institution.subjects').operand,
        columns: [
          { key: 'code', label: '代码', type: 'text', required: true, rule: { maxLength: 8 } },
          { key: 'name', label: '诊疗科目', type: 'text', required: true, rule: { maxLength: 60 } },
          { key: 'beds', label: '床位', type: 'integer', rule: { min: 0 } },
          { key: 'doctors', label: '医生', type: 'integer', rule: { min: 0 } },
          { key: 'nurses', label: '护士', type: 'integer', rule: { min: 0 } },
          { key: 'remark', label: '备注', ...line },
        ],
      },
    ],
  },
  {
    key: 'staffing',
    label: '人员情况',
    page: '附表14-4',
    help: '人数由登记信息统计得出，与实际不一致的请核对人员名录后修改。',
    fields: (Object.keys(STAFFING) as (keyof StaffingFacts)[]).map(staffingField),
  },
  {
    key: 'roster',
    label: '参与本次业务医护人员信息',
    page: '附表14-5',
    help: '名录应包含医、药、护、技等全部卫生技术人员。',
    fields: [
      { key: 'doctors', label: '医师信息', type: 'table', required: true, rule: { minRows: 1 }, columns: rosterColumns(doctorTitles, { category: '执业类别', scope: '执业范围' }), prefill: fact('roster.doctors').operand },
      { key: 'nurses', label: '护士信息', type: 'table', columns: rosterColumns(nurseTitles, { category: '执业类别', scope: '工作类别' }), prefill: fact('roster.nurses').operand },
      { key: 'others', label: '其他卫生技术人员', type: 'table', columns: rosterColumns(technicianTitles, { category: '人员类别', scope: '工作范围' }), prefill: fact('roster.others').operand },
      { key: 'confirmed', label: '以上人员信息真实、完整', type: 'yes-no', required: true, help: '选择“是”后才能提交。' },
    ],
  },
];

/** 人员名录 was confirmed as true (F10). */
export const rosterConfirmed = form('roster.confirmed').is(true);
