import type { Measure } from './Measure';
import type { Criterion } from './Standard';
import { say } from './Text';

/** A need in words, before anybody's numbers are put in: `每张核定床位 0.4 人`. */
function needText(need: Measure, unit: string): string {
  if ('constant' in need) return `${need.constant} ${unit}`;
  if ('total' in need) return need.total.map((part) => needText(part, unit)).join(' ＋ ');
  if ('per' in need) return `每${say(need.per.unit)}${say(need.per.label)} ${need.per.rate} ${unit}`;
  if ('steps' in need) {
    const { from, each, add, label, above, unit: counted } = need.steps;
    return `${from} ${unit}，${say(label)}${above > 0 ? `超过 ${above} ${say(counted)}后` : ''}每 ${each} ${say(counted)}增加 ${add} ${unit}`;
  }
  return '登记的数目';
}

/** A criterion in words, for whoever keeps the rules. */
export function ruleText({ test, unit }: Criterion): string {
  const counted = say(unit);
  switch (test.kind) {
    case 'at-least':
      return `不少于 ${needText(test.need, counted)}`;
    case 'at-most':
      return `不超过 ${needText(test.need, counted)}`;
    case 'between':
      return `${needText(test.need, counted)}至 ${needText(test.most, counted)}`;
    case 'includes':
      return `${test.enough ? `至少 ${test.enough} 个：` : ''}${test.wanted.map(({ label }) => say(label)).join('、')}`;
    case 'confirm':
      return '人工核对';
  }
}
