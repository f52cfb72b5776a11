import type { HolidayDay } from '../../types/HolidayYear';

const LINE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，\t]+(放假|休|上班|班)[\s,，\t]+(\S.*)$/;

/**
 * Reads pasted lines such as `2027-01-01 放假 元旦`.
 *
 * @returns the days, and the numbers of the lines that could not be understood
 */
export function daysIn(text: string): { days: HolidayDay[]; wrong: number[] } {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 })).filter(({ line }) => line !== '');
  const read = lines.map(({ line, number }) => {
    const [, year, month = '', day = '', kind, name = ''] = LINE.exec(line) ?? [];
    return { number, day: year ? ({ date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, kind: kind === '放假' || kind === '休' ? 'off' : 'work', name: name.trim() } as HolidayDay) : null };
  });
  return { days: read.flatMap(({ day }) => (day ? [day] : [])), wrong: read.filter(({ day }) => !day).map(({ number }) => number) };
}
