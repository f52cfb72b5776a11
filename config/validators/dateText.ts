import { isCivilDate } from '@medregistry/language';
import { accepted, rejected, type Validation } from './Validation';

const SHAPES = [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/u, /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/u, /^(\d{4})(\d{2})(\d{2})$/u];

/** Checks a day as people write it in tables (2026-3-1, 2026/03/01, 2026年3月1日, 20260301); the value is `YYYY-MM-DD`. */
export function dateText(text: string): Validation {
  const tidy = text.normalize('NFKC').replace(/\s*([年月日])\s*/gu, '$1').trim();
  for (const shape of SHAPES) {
    const [, year, month = '', day = ''] = shape.exec(tidy) ?? [];
    if (year === undefined) continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCivilDate(date) ? accepted(date) : rejected('no-such-day', '这个日期不存在，请核对。');
  }
  return rejected('pattern', '日期请写成“2026-03-01”的样子。');
}
