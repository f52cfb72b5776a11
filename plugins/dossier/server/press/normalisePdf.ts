import { PDFDocument, PDFName, PDFPage, PDFRawStream } from 'pdf-lib';
import { refuseStreamBombs } from './checkStreams';
import { drawAppearances, takeAnnotations } from './flattenAnnotations';
import type { FileLimits, NormalisedPage } from './Job';
import { openPdf } from './openPdf';
import { PressRefusal } from './PressRefusal';
import { written } from './written';

/** Points; 200 inches is what viewers agree to draw, and nothing of use is smaller than a stamp. */
const SIDE = { least: 20, most: 14_400 };

/** All pages of one file together; pages that share a large font would multiply it. */
const OUTPUT_BYTES = 200 * 1024 * 1024;

/** Entries of a page that act, carry files or point elsewhere; none of them is ink. */
const NOT_INK = ['AA', 'B', 'Dur', 'Trans', 'Metadata', 'PieceInfo', 'Thumb', 'StructParents', 'Tabs', 'UserUnit', 'VP', 'PresSteps', 'AF'];

function contentOf(page: PDFPage): Set<PDFRawStream> {
  const list = page.node.normalizedEntries().Contents?.asArray() ?? [];
  const streams = list.map((item) => page.doc.context.lookup(item));
  return new Set(streams.filter((stream): stream is PDFRawStream => stream instanceof PDFRawStream));
}

function checkSize(page: PDFPage, number: number, name: string): void {
  const box = page.getCropBox();
  const sides = [box.width, box.height, page.getMediaBox().width, page.getMediaBox().height].map(Math.abs);
  if (sides.every((side) => Number.isFinite(side) && side >= SIDE.least && side <= SIDE.most)) return;
  throw new PressRefusal('page-size', `PDF 文件“${name}”第 ${number} 页的纸张尺寸不正常，请按 A4 重新导出后再上传。`);
}

async function alone(source: PDFDocument, index: number, name: string): Promise<{ bytes: Uint8Array; width: number; height: number }> {
  const original = source.getPage(index);
  checkSize(original, index + 1, name);
  for (const key of NOT_INK) original.node.delete(PDFName.of(key));
  const appearances = takeAnnotations(original);
  const target = await PDFDocument.create({ updateMetadata: false });
  const [page] = await target.copyPages(source, [index]);
  if (!page) throw new Error('a page was not copied');
  target.addPage(page);
  const content = contentOf(page);
  drawAppearances(appearances, original, page);
  await target.flush();
  refuseStreamBombs(target.context, content, name);
  // pdf-lib gives every page it touches an empty list of annotations.
  page.node.delete(PDFName.of('Annots'));
  const { width, height } = page.getSize();
  return { bytes: await target.save({ useObjectStreams: false, addDefaultPage: false }), width, height };
}

/**
 * One uploaded PDF as single-page PDFs. Only what is drawn is carried over: no script, no action, no attached
 * file, no form field (its value becomes ink).
 *
 * @throws PressRefusal encrypted, damaged, page-size (415), too-many-pages, too-large, bomb (413)
 */
export async function normalisePdf(path: string, name: string, limits: FileLimits, scratch: string, tools: boolean): Promise<NormalisedPage[]> {
  const source = await openPdf(path, name, scratch, tools);
  const count = source.getPageCount();
  if (count > limits.pages) {
    throw new PressRefusal('too-many-pages', `PDF 文件“${name}”有 ${count} 页，超过 ${limits.pages} 页的上限，请拆分后再上传。`);
  }
  const pages: NormalisedPage[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const { bytes, width, height } = await alone(source, index, name);
    total += bytes.length;
    if (total > OUTPUT_BYTES) {
      throw new PressRefusal('too-large', `PDF 文件“${name}”拆成单页后过大，请降低扫描分辨率或拆分后再上传。`);
    }
    pages.push({ ...(await written(scratch, 'pdf', bytes)), kind: 'pdf', width: Math.round(width), height: Math.round(height) });
  }
  return pages;
}
