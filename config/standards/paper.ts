import type { Printed } from '@medregistry/language';
import { fact } from '../vocabulary';

/** 自查表: printed as a draft, from a case or at any time of the year. */
export const selfCheckPaper = {
  label: { 'zh-Hans': '打印基本标准自查表', 'zh-Hant': '打印基本標準自查表', en: 'Print the self-check' },
  title: '医疗机构基本标准自查表',
  prefix: 'ZC',
  kind: 'draft',
  blocks: [
    {
      block: 'fields',
      columns: 2,
      rows: [
        { label: '机构名称', value: '{institution.name}' },
        { label: '登记号', value: '{institution.registrationNumber}' },
        { label: '机构类别', value: '{institution.categoryLabel}' },
        { label: '级别', value: '{institution.levelLabel}' },
      ],
    },
    { block: 'assessment', against: fact('selfCheck.standard').operand },
    {
      block: 'paragraph', align: 'left', indent: true, bold: false,
      text: '说明：人员只统计执业注册在本机构且证书在有效期内的，一人只计一次；比例按核定床位计算。“待核对”的项目，其数值尚未与官方文本核对。本表供自查和审核参考，不作为校验结论。',
    },
    { block: 'signature', label: '自查人', dated: true },
    { block: 'seal', label: '申请单位（公章）' },
  ],
} as const satisfies Omit<Printed, 'roles'>;
