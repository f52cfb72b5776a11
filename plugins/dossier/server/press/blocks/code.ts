import type { PrintoutBlockOf } from '@medregistry/language';
import { MEASURE, MM, PAPER, type Sheet } from '../Sheet';
import { drawQr } from './qr';

const QR = 28 * MM;

export const CODE_SENTENCE = '扫描二维码，或在核验页面输入校验码，可查询本文书的真伪和当前状态。';

/** The QR at the left, beside it the code and how to use it. Without a code (a draft) nothing is drawn. */
export function drawCode(sheet: Sheet, block: PrintoutBlockOf<'code'>, code: string | undefined, checkUrl: string | undefined): void {
  if (!code) return;
  sheet.need(QR + 8);
  const top = sheet.y - 4;
  drawQr(sheet.page, checkUrl ?? code, PAPER.left, top - QR, QR);
  const x = PAPER.left + QR + 12;
  sheet.text(`校验码：${code}`, x, top - 16, { size: 13, bold: true });
  const style = { size: 10.5 };
  sheet.lines(block.sentence ?? CODE_SENTENCE, style, MEASURE - QR - 12).forEach((line, index) => {
    sheet.text(line.text, x, top - 38 - index * 16, style);
  });
  sheet.y -= QR + 12;
}
