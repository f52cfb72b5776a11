import type { Printout, PrintoutBlock } from '@medregistry/language';
import { PDFDocument } from 'pdf-lib';
import { CODE_SENTENCE, drawCode } from './blocks/code';
import { drawSignatureMark, signatureLines } from './blocks/signatureMark';
import { drawBoxes, drawChecklist, drawSeal, drawSignature } from './blocks/marks';
import { drawQr } from './blocks/qr';
import { drawFields, drawTable, NONE } from './blocks/tables';
import { drawParagraph, drawSubtitle, drawTitle } from './blocks/text';
import { drawable, type FontBook } from './FontBook';
import type { PrintedFile, PrintJob, SignatureGap } from './Job';
import { MEASURE, MM, PAPER, Sheet } from './Sheet';
import { addGap, measureGap, type Place } from './signatureGap';
import { written } from './written';

const SMALL = { size: 8.5 };
const FOOTER_QR = 13 * MM;

/** Text that the page itself adds. */
const FURNITURE = `编号：校验码：第共页年月日／ 0123456789${NONE}${CODE_SENTENCE}`;

/** Makes every string of a printout drawable, whatever its place. */
function composed<T>(value: T): T {
  if (typeof value === 'string') return drawable(value) as T;
  if (Array.isArray(value)) return value.map(composed) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, composed(item)])) as T;
  }
  return value;
}

/** All text of a printout with its weight, so that a character without a font is found before anything is laid out. */
function textsOf(job: PrintJob, printout: Printout): { text: string; bold: boolean }[] {
  const regular = [FURNITURE, printout.number ?? '', printout.pageLabel ?? '', job.code ?? '', drawable(job.watermark ?? ''), ...(job.signature ? signatureLines(job.signature, job.issuedAt) : [])];
  const bold: string[] = [];
  for (const block of printout.blocks) {
    if (block.kind === 'title' || block.kind === 'subtitle') bold.push(block.text);
    else if (block.kind === 'paragraph') (block.bold ? bold : regular).push(block.text);
    else if (block.kind === 'fields') regular.push(...block.rows.flatMap((row) => [row.label, row.value]));
    else if (block.kind === 'checklist') regular.push(...block.items.map((item) => item.text));
    else if (block.kind === 'signature') regular.push(`${block.label}：`, block.value ?? '', block.date ?? '');
    else if (block.kind === 'seal') regular.push(block.label);
    else if (block.kind === 'code') {
      regular.push(block.sentence ?? '');
      bold.push(job.code ? `校验码：${job.code}` : '');
    } else if (block.kind === 'pageBreak') regular.push(block.pageLabel ?? '');
    else if (block.kind === 'boxes') regular.push(block.label ?? '', block.value);
    else if (block.kind === 'table') {
      bold.push(...block.columns.map((column) => column.label));
      regular.push(...block.rows.flat());
    }
  }
  return [...regular.map((text) => ({ text, bold: false })), ...bold.filter(Boolean).map((text) => ({ text, bold: true }))];
}

function drawBlock(sheet: Sheet, block: PrintoutBlock, job: PrintJob): void {
  switch (block.kind) {
    case 'title':
      return drawTitle(sheet, block);
    case 'subtitle':
      return drawSubtitle(sheet, block);
    case 'paragraph':
      return drawParagraph(sheet, block);
    case 'fields':
      return drawFields(sheet, block);
    case 'table':
      return drawTable(sheet, block);
    case 'checklist':
      return drawChecklist(sheet, block);
    case 'signature':
      return drawSignature(sheet, block);
    case 'seal':
      return drawSeal(sheet, block);
    case 'code':
      return drawCode(sheet, block, job.code, job.checkUrl);
    case 'boxes':
      return drawBoxes(sheet, block);
    case 'pageBreak':
      return sheet.turn(block.pageLabel);
    case 'spacer':
      sheet.y -= Math.min(block.height * MM, sheet.remaining);
      return undefined;
    default:
      return block satisfies never;
  }
}

/** Page label above; number, code, QR and page count below. */
function drawFurniture(sheet: Sheet, job: PrintJob, printout: Printout): void {
  sheet.pages.forEach(({ page, label }, index) => {
    if (label) sheet.text(label, PAPER.left, PAPER.height - 16 * MM, { size: 10.5 }, 0, page);
    const base = 12 * MM;
    const x = PAPER.left + (job.code ? FOOTER_QR + 8 : 0);
    if (job.code) drawQr(page, job.checkUrl ?? job.code, PAPER.left, base - 2, FOOTER_QR);
    const top = base + 16;
    if (printout.number) sheet.text(`编号：${printout.number}`, x, top, SMALL, 0, page);
    if (job.code) sheet.text(`校验码：${job.code}`, x, printout.number ? top - 14 : top, SMALL, 0, page);
    const count = `第 ${index + 1} 页 共 ${sheet.pages.length} 页`;
    sheet.text(count, PAPER.left + MEASURE - sheet.width(count, SMALL), top - 14, SMALL, 0, page);
  });
}

/** The line about the signature stands above the code, which closes a document, or at the very end. */
function drawBlocks(sheet: Sheet, job: PrintJob, blocks: PrintoutBlock[]): Place | null {
  const { signature } = job;
  const last = blocks.findLastIndex(({ kind }) => kind === 'code');
  const end = last < 0 ? blocks.length : last;
  for (const block of blocks.slice(0, end)) drawBlock(sheet, block, job);
  const place = signature ? drawSignatureMark(sheet, signature, job.issuedAt) : null;
  for (const block of blocks.slice(end)) drawBlock(sheet, block, job);
  return place;
}

export interface Rendered {
  bytes: Uint8Array;
  pages: number;
  gap: SignatureGap | null;
}

/** Lays a printout out on A4 and gives its bytes. */
export async function render(job: PrintJob, book: FontBook): Promise<Rendered> {
  const printout = composed(job.printout);
  const document = await PDFDocument.create({ updateMetadata: false });
  const fonts = await book.embed(document, book.facesFor(textsOf(job, printout)));
  const sheet = new Sheet(document, book, fonts, printout.pageLabel ?? '');
  const place = drawBlocks(sheet, job, printout.blocks);
  drawFurniture(sheet, job, printout);
  if (job.watermark !== undefined) sheet.watermark(drawable(job.watermark));
  document.setTitle(printout.title, { showInWindowTitleBar: true });
  document.setLanguage('zh-CN');
  if (job.issuedAt) document.setCreationDate(new Date(job.issuedAt));
  if (place && job.signature) addGap(document, place, new Date(job.signature.at));
  const bytes = await document.save();
  return { bytes, pages: sheet.pages.length, gap: place ? measureGap(bytes) : null };
}

/**
 * A printout as a PDF with embedded fonts (F20, F38).
 *
 * @throws PressRefusal missing-glyph when no installed font covers a character
 */
export async function print(job: PrintJob, scratch: string, book: FontBook): Promise<PrintedFile> {
  const { bytes, pages, gap } = await render(job, book);
  return { ...(await written(scratch, 'pdf', bytes)), pages, gap };
}
