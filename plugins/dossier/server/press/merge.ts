import { readFile } from 'node:fs/promises';
import { degrees, PDFDocument, type PDFPage } from 'pdf-lib';
import { addBookmarks, type Bookmark } from './addBookmarks';
import { drawMark } from './drawMark';
import { drawWatermark } from './drawWatermark';
import { drawable, type FontBook } from './FontBook';
import type { MergeJob, MergePage, PressedFile } from './Job';
import { Pen } from './Pen';
import { written } from './written';

/** A4 in points. */
const A4 = { short: 595.28, long: 841.89 };

async function addImage(document: PDFDocument, { path, rotation }: MergePage): Promise<PDFPage[]> {
  const image = await document.embedJpg(await readFile(path));
  const landscape = image.width > image.height;
  const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
  const page = document.addPage([width, height]);
  const fitted = image.scaleToFit(width, height);
  page.drawImage(image, {
    x: (width - fitted.width) / 2,
    y: (height - fitted.height) / 2,
    width: fitted.width,
    height: fitted.height,
  });
  page.setRotation(degrees(rotation));
  // Writes the picture into the document now, so that its bytes are held once and not twice until the save.
  await document.flush();
  return [page];
}

async function addPdf(document: PDFDocument, { path, rotation }: MergePage): Promise<PDFPage[]> {
  const source = await PDFDocument.load(await readFile(path), { updateMetadata: false });
  const pages = await document.copyPages(source, source.getPageIndices());
  return pages.map((page) => {
    page.setRotation(degrees((page.getRotation().angle + rotation) % 360));
    return document.addPage(page);
  });
}

/** What marks are drawn with; null where no page has one, so that no font is read or embedded for nothing. */
async function penFor(document: PDFDocument, pages: MergePage[], watermark: string | undefined, book: () => FontBook): Promise<Pen | null> {
  const marks = pages.flatMap(({ mark }) => mark.map((text, index) => ({ text: drawable(text), bold: index === 0 })));
  const texts = watermark === undefined ? marks : [...marks, { text: drawable(watermark), bold: false }];
  if (texts.length === 0) return null;
  return new Pen(book(), await book().embed(document, book().facesFor(texts)));
}

/** Normalised pages as one PDF, in the order given. It only embeds, and lays marks over: no page is decoded or drawn again. */
export async function assembled({ title, pages, watermark }: Omit<MergeJob, 'kind'>, book: () => FontBook): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage('zh-CN');
  const pen = await penFor(document, pages, watermark, book);
  const bookmarks: Bookmark[] = [];
  for (const page of pages) {
    const added = await (page.kind === 'jpeg' ? addImage : addPdf)(document, page);
    if (pen && page.mark.length > 0) for (const sheet of added) drawMark(sheet, page.mark.map(drawable), pen);
    const [first] = added;
    if (first && page.bookmark) bookmarks.push({ title: page.bookmark, page: first });
  }
  if (pen && watermark !== undefined) for (const sheet of document.getPages()) drawWatermark(sheet, drawable(watermark), pen);
  addBookmarks(document, bookmarks);
  return document;
}

/**
 * Pages of a slot, or of everything, as one file.
 *
 * @throws PressRefusal missing-glyph when no installed font covers a character of a mark
 */
export async function merge(job: MergeJob, scratch: string, book: () => FontBook): Promise<PressedFile> {
  const document = await assembled(job, book);
  const pages = document.getPageCount();
  return { ...(await written(scratch, 'pdf', await document.save({ addDefaultPage: false }))), pages };
}
