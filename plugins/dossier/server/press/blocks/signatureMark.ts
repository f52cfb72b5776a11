import type { SignatureMark } from '../Job';
import { MEASURE, PAPER, type Sheet } from '../Sheet';
import type { Place } from '../signatureGap';

const STYLE = { size: 12 };
const SMALL = { size: 9 };
const LEADING = 20;

const dateOf = (iso: string): string => {
  const [year, month, day] = new Date(iso).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' }).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** What the paper says of its signature: who issued it, that it is signed electronically, and the date. */
export const signatureLines = ({ authority, demonstration, at }: SignatureMark, issuedAt = at): [string, string, string] => [
  `签发机关：${authority}`,
  `签发日期：${dateOf(issuedAt)}`,
  demonstration ? '本文书已用演示证书加盖电子签名，仅供演示，不具有法律效力。' : '本文书已加盖电子签名，与加盖印章的纸质文书具有同等效力。',
];

/** Draws the lines at the right margin; the signature of the file is tied to their place. */
export function drawSignatureMark(sheet: Sheet, mark: SignatureMark, issuedAt?: string): Place {
  const [authority, date, sentence] = signatureLines(mark, issuedAt);
  const lines = [...sheet.lines(authority, STYLE, MEASURE).map(({ text }) => text), date].map((text) => ({ text, style: STYLE }));
  const all = [...lines, { text: sentence, style: SMALL }];
  const height = all.length * LEADING + 8;
  sheet.need(height);
  const top = sheet.y - 4;
  const widths = all.map(({ text, style }) => sheet.width(text, style));
  all.forEach(({ text, style }, index) => {
    sheet.text(text, PAPER.left + MEASURE - (widths[index] ?? 0), top - index * LEADING - LEADING / 2 - style.size * 0.36, style);
  });
  sheet.y -= height;
  const right = PAPER.left + MEASURE;
  return { page: sheet.page, rectangle: [right - Math.max(...widths), top - all.length * LEADING, right, top] };
}
