import { readFile } from 'node:fs/promises';
import { degrees, PDFDocument } from 'pdf-lib';
import type { MergeJob, PressedFile } from './Job';
import { written } from './written';

/** A4 in points. */
const A4 = { short: 595.28, long: 841.89 };

async function addImage(document: PDFDocument, path: string, rotation: number): Promise<void> {
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
}

async function addPdf(document: PDFDocument, path: string, rotation: number): Promise<void> {
  const source = await PDFDocument.load(await readFile(path), { updateMetadata: false });
  for (const page of await document.copyPages(source, source.getPageIndices())) {
    page.setRotation(degrees((page.getRotation().angle + rotation) % 360));
    document.addPage(page);
  }
}

/** Normalised pages as one PDF, in the order given. It only embeds: nothing is decoded or drawn again. */
export async function merge(job: MergeJob, scratch: string): Promise<PressedFile> {
  const document = await PDFDocument.create();
  document.setTitle(job.title, { showInWindowTitleBar: true });
  document.setLanguage('zh-CN');
  for (const { path, kind, rotation } of job.pages) {
    await (kind === 'jpeg' ? addImage : addPdf)(document, path, rotation);
  }
  const pages = document.getPageCount();
  return { ...(await written(scratch, 'pdf', await document.save({ addDefaultPage: false }))), pages };
}
