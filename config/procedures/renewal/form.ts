import { any, form, linked, not, type Section } from '@medregistry/language';
import { fact } from '../../vocabulary';

/** Filed together with the year's verification, whose form says the rest. */
export const withVerification = linked('verification', 'state').isFilled();
const alone = not(withVerification);

/** The applicant declares the materials to be true (行政许可法 Art. 31); with a verification, its 附表14-7 does. */
export const declaredTruthful = any(withVerification, form('statement.truthful').is(true));

export const agentActs = form('statement.usesAgent').is(true);

/** What 行政许可申请表 and 有效期延续申请书 are printed from (domain.md §7.3): all but the reason is known. */
export const sections: Section[] = [
  {
    key: 'renewal',
    label: { 'zh-Hans': '许可证有效期延续', 'zh-Hant': '許可證有效期延續', en: 'Renewal of the permit' },
    help: '除延续理由外由系统按登记信息填写。',
    fields: [
      { key: 'applicant', label: '申请人', type: 'text', readOnly: true, prefill: fact('institution.name').operand },
      { key: 'creditCode', label: '统一社会信用代码', type: 'text', readOnly: true, prefill: fact('institution.creditCode').operand },
      { key: 'registrationNumber', label: '登记号', type: 'text', readOnly: true, prefill: fact('institution.registrationNumber').operand },
      { key: 'validFrom', label: '原有效期自', type: 'date', readOnly: true, prefill: fact('permit.validFrom').operand },
      { key: 'validTo', label: '原有效期至', type: 'date', readOnly: true, prefill: fact('permit.validTo').operand },
      { key: 'renewedTo', label: '申请延续至', type: 'date', readOnly: true, prefill: fact('permit.renewedTo').operand },
      {
        key: 'reason',
        label: '延续理由',
        type: 'long-text',
        required: true,
        rule: { minLength: 5, maxLength: 1000 },
        prefill: { value: '许可证有效期即将届满，本机构继续开展执业活动，申请延续有效期。' },
      },
    ],
  },
  {
    key: 'statement',
    label: { 'zh-Hans': '联系方式和声明', 'zh-Hant': '聯繫方式和聲明', en: 'Contact and statement' },
    when: alone,
    fields: [
      { key: 'contact', label: '联系人', type: 'text', required: true, rule: { format: 'personName', maxLength: 50 }, prefill: fact('institution.contact.name').operand },
      { key: 'mobile', label: '联系人手机', type: 'text', required: true, rule: { format: 'mobile' }, sensitive: true, prefill: fact('institution.contact.mobile').operand },
      { key: 'usesAgent', label: '委托他人办理', type: 'yes-no', required: true, help: '选择“是”的，需要上传授权委托书和两份身份证复印件。' },
      { key: 'truthful', label: '承诺提交的申请材料真实、完整、有效，愿承担相应的法律责任', type: 'yes-no', required: true, help: '《行政许可法》第三十一条。选择“是”后才能提交。' },
    ],
  },
];
