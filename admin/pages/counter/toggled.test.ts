import type { Field } from '@medregistry/language';
import { toggled } from './toggled';

const fields = [
  { key: 'remark', label: '备注', type: 'text' },
  { key: 'checklist', label: '核对', type: 'checklist', items: [{ key: 'duplicate', label: '副本' }, { key: 'notice', label: '通知单' }] },
] as Field[];

test('ticks a line by its number and takes the tick back', () => {
  const first = toggled(fields, {}, 2);
  expect(first).toEqual({ field: 'checklist', value: { notice: true } });
  expect(toggled(fields, { checklist: { notice: true, duplicate: true } }, 2)).toEqual({ field: 'checklist', value: { notice: false, duplicate: true } });
});

test('knows no line beyond the last', () => {
  expect(toggled(fields, {}, 3)).toBeUndefined();
});
