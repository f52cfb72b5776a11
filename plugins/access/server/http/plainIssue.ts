import { CIVIL_DATE } from '@medregistry/language';
import type { z } from 'zod';

const UNEXPECTED = '内容不正确，请核对后重新填写；仍不成功请刷新页面。';

const FORMATS: Readonly<Record<string, string>> = {
  email: '请填写有效的电子邮箱，例如 office@example.cn。',
  url: '请填写完整的网址，以 https:// 开头。',
  date: '日期请写成“2026-03-01”的样子。',
};

const MEASURES: Readonly<Record<string, (limit: string, most: boolean) => string>> = {
  string: (limit, most) => (most ? `不能超过 ${limit} 个字，请缩短。` : `至少要 ${limit} 个字，请补充。`),
  array: (limit, most) => (most ? `最多 ${limit} 项，请减少。` : `至少要 ${limit} 项，请补充。`),
};
const quantity = (limit: string, most: boolean): string => (most ? `不能大于 ${limit}，请核对。` : `不能小于 ${limit}，请核对。`);
const measured = (origin: string, limit: number | bigint, most: boolean): string => (MEASURES[origin] ?? quantity)(String(limit), most);

const TYPES: Readonly<Record<string, string>> = { number: '请填写数字。', int: '请填写整数。', boolean: '请选择“是”或“否”。' };

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === '';

/**
 * What is wrong with a value, told to the person who entered it and not to whoever wrote the schema: no patterns, no
 * keys of options. A schema's own sentence goes before it.
 */
export function plainIssue(issue: z.core.$ZodRawIssue): string {
  if (isEmpty(issue.input)) return '请填写这一项。';
  switch (issue.code) {
    case 'invalid_value':
      return '请从给出的选项中选择。';
    case 'invalid_format':
      return FORMATS[issue.pattern === String(CIVIL_DATE) ? 'date' : issue.format] ?? '格式不正确，请按说明填写。';
    case 'too_big':
      return measured(issue.origin, issue.maximum, true);
    case 'too_small':
      return measured(issue.origin, issue.minimum, false);
    case 'invalid_type':
      return TYPES[issue.expected] ?? UNEXPECTED;
    case 'unrecognized_keys':
      return `有不认识的内容（${issue.keys.join('、')}），请刷新页面后重试。`;
    default:
      return UNEXPECTED;
  }
}
