import { daysIn } from './holidayText';

test('reads a pasted year line by line, and says which lines it does not understand', () => {
  expect(daysIn('2027-01-01 放假 元旦\n\n2027年1月3日，上班，元旦调休\n不是日期\n2027/2/6 休 春节')).toEqual({
    days: [{ date: '2027-01-01', kind: 'off', name: '元旦' }, { date: '2027-01-03', kind: 'work', name: '元旦调休' }, { date: '2027-02-06', kind: 'off', name: '春节' }],
    wrong: [4],
  });
});
