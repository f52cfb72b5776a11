import type { Section } from '@medregistry/language';
import { affiliations, educations, genders, institutionLevels, managementClasses, ownerships, serviceModes, serviceTargets } from '../../enums';
import { fact } from '../../vocabulary';
import { choicesOf } from '../options';

const from = (path: Parameters<typeof fact>[0]) => ({ prefill: fact(path).operand });
const registered = (path: Parameters<typeof fact>[0]) => ({ ...from(path), readOnly: true });
const amount = { type: 'decimal', rule: { min: 0, max: 100_000_000 } } as const;
const count = { type: 'integer', rule: { min: 0, max: 100_000 } } as const;

/** 法定代表人 and 主要负责人 are described by the same lines. */
const person = (group: 'legalRepresentative' | 'principal'): Section['fields'] => [
  { key: 'name', label: '姓名', type: 'text', required: true, rule: { format: 'personName', maxLength: 50 }, ...from(`institution.${group}.name`) },
  { key: 'gender', label: '性别', type: 'choice', options: choicesOf(genders), required: true, ...from(`institution.${group}.gender`) },
  { key: 'birthDate', label: '出生日期', type: 'date', ...from(`institution.${group}.birthDate`) },
  { key: 'title', label: '职务／职称', type: 'text', rule: { maxLength: 60 }, ...from(`institution.${group}.title`) },
  { key: 'education', label: '学历', type: 'choice', options: choicesOf(educations), ...from(`institution.${group}.education`) },
  { key: 'idNumber', label: '身份证件号码', type: 'text', required: true, sensitive: true, rule: { minLength: 6, maxLength: 30 }, ...from(`institution.${group}.idNumber`) },
  { key: 'phone', label: '联系电话', type: 'text', sensitive: true, rule: { format: 'telephone' }, ...from(`institution.${group}.phone`) },
];

/** 附表14-1 and 14-2: who applies, and what the registers say of it. */
export const profileSections: Section[] = [
  {
    key: 'cover',
    label: '申请单位',
    page: '附表14-1',
    help: '登记号、机构名称和校验年度由系统填写。与《医疗机构执业许可证》不一致的，请先办理变更登记。',
    fields: [
      { key: 'institutionName', label: '申请单位', type: 'text', required: true, ...registered('institution.name') },
      { key: 'registrationNumber', label: '登记号（医疗机构代码）', type: 'text', required: true, ...registered('institution.registrationNumber') },
      { key: 'creditCode', label: '统一社会信用代码', type: 'text', ...registered('institution.creditCode') },
      { key: 'year', label: '校验年度', type: 'integer', required: true, ...registered('campaign.year') },
      { key: 'approvalNumber', label: '批准文号', type: 'text', rule: { maxLength: 60 }, help: '设置医疗机构批准书的文号；没有的不填。', prefill: fact('previous.form.cover.approvalNumber').operand },
    ],
  },
  {
    key: 'profile',
    label: '医疗机构简况',
    page: '附表14-2',
    fields: [
      { key: 'otherNames', label: '其他名称', type: 'text', rule: { maxLength: 240 } },
      { key: 'category', label: '机构类别', type: 'text', required: true, ...registered('institution.categoryLabel') },
      { key: 'level', label: '级别', type: 'choice', options: choicesOf(institutionLevels), ...registered('institution.level') },
      { key: 'managementClass', label: '经营性质', type: 'choice', options: choicesOf(managementClasses), ...registered('institution.managementClass') },
      { key: 'ownership', label: '所有制形式', type: 'choice', options: choicesOf(ownerships), required: true, ...from('institution.ownership') },
      { key: 'affiliation', label: '隶属关系', type: 'choice', options: choicesOf(affiliations), required: true, ...from('institution.affiliation') },
      { key: 'sponsor', label: '主管（设置）单位名称', type: 'text', rule: { maxLength: 120 }, ...from('institution.sponsor') },
      { key: 'serviceTarget', label: '服务对象', type: 'choice', options: choicesOf(serviceTargets), required: true, ...from('institution.serviceTarget') },
      { key: 'serviceModes', label: '服务方式', type: 'choices', options: choicesOf(serviceModes), required: true, ...from('institution.serviceModes') },
      { key: 'address', label: '执业地址', type: 'text', required: true, ...registered('institution.address') },
      { key: 'postcode', label: '邮政编码', type: 'text', rule: { format: 'postcode' }, required: true, ...from('institution.postcode') },
      { key: 'phone', label: '机构电话', type: 'text', rule: { format: 'telephone' }, required: true, ...from('institution.phone') },
      { key: 'fax', label: '传真', type: 'text', rule: { format: 'landline' }, ...from('institution.fax') },
      { key: 'email', label: '电子邮箱', type: 'text', rule: { format: 'email' }, ...from('institution.email') },
      { key: 'bedsApproved', label: '编制床位', type: 'integer', unit: '张', ...registered('institution.bedsApproved') },
      { key: 'bedsOpen', label: '实有床位', ...count, unit: '张', required: true, ...from('institution.bedsOpen') },
      { key: 'dentalChairs', label: '牙椅', ...count, unit: '台', required: true, ...from('institution.dentalChairs') },
      { key: 'landArea', label: '占地面积', ...amount, unit: '平方米', ...from('institution.landArea') },
      { key: 'buildingArea', label: '建筑面积', ...amount, unit: '平方米', ...from('institution.buildingArea') },
      { key: 'businessArea', label: '业务用房面积', ...amount, unit: '平方米', required: true, ...from('institution.businessArea') },
      { key: 'fixedAssets', label: '固定资产', ...amount, unit: '万元', ...from('institution.fixedAssets') },
      { key: 'workingCapital', label: '流动资金', ...amount, unit: '万元', ...from('institution.workingCapital') },
      { key: 'registeredCapital', label: '注册资金', ...amount, unit: '万元', required: true, ...from('institution.registeredCapital') },
      { key: 'openedOn', label: '开业日期', type: 'date', ...from('institution.openedOn') },
      { key: 'permitFrom', label: '许可证有效期起', type: 'date', ...registered('permit.validFrom') },
      { key: 'permitTo', label: '许可证有效期止', type: 'date', ...registered('permit.validTo') },
      { key: 'lastVerifiedOn', label: '上次校验日期', type: 'date', ...registered('permit.lastVerifiedOn') },
      { key: 'lastConclusion', label: '上次校验结论', type: 'text', ...registered('permit.lastConclusion') },
    ],
  },
  { key: 'legalRepresentative', label: '法定代表人', page: '附表14-2', fields: person('legalRepresentative') },
  { key: 'principal', label: '主要负责人', page: '附表14-2', fields: person('principal') },
  {
    key: 'contact',
    label: '校验联系人',
    page: '附表14-2',
    help: '审核中遇到特殊情况时，我们直接联系这位同事。',
    fields: [
      { key: 'name', label: '校验联系人', type: 'text', required: true, rule: { format: 'personName', maxLength: 50 }, ...latest('name') },
      { key: 'mobile', label: '联系人手机', type: 'text', required: true, sensitive: true, rule: { format: 'mobile' }, ...latest('mobile') },
      { key: 'phone', label: '办公电话', type: 'text', rule: { format: 'telephone' }, ...latest('phone') },
    ],
  },
];

/** The register's contact, else last year's. */
function latest(field: 'name' | 'mobile' | 'phone') {
  return { prefill: { first: [fact(`institution.contact.${field}`).operand, fact(`previous.form.contact.${field}`).operand] } };
}
