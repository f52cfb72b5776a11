import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import sharp from 'sharp';
import type { FontBook } from './FontBook';
import type { PressedFile, PreviewJob } from './Job';
import { assembled } from './merge';
import { PressRefusal } from './PressRefusal';
import { runTool, toolPath } from './tools';
import { written } from './written';

const QUALITY = 78;

async function byPoppler(tool: string, path: string, size: number, scratch: string): Promise<Buffer> {
  const stem = `${scratch}${randomUUID()}`;
  try {
    const outcome = await runTool(tool, ['-singlefile', '-png', '-scale-to', String(size), path, stem]);
    if (outcome.code !== 0) throw new PressRefusal('not-rendered', '这一页无法预览，请下载原文件查看。');
    return await readFile(`${stem}.png`);
  } finally {
    await rm(`${stem}.png`, { force: true });
  }
}

/** Draws a page with the bundled renderer, where poppler is not installed. */
export async function byPdfium(bytes: Uint8Array, index: number, size: number): Promise<Buffer> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = size / Math.max(originalWidth, originalHeight);
    const picture = await page.render({
      scale,
      render: (bitmap) =>
        sharp(bitmap.data, { raw: { width: bitmap.width, height: bitmap.height, channels: 4 } }).png().toBuffer(),
    });
    document.destroy();
    return Buffer.from(picture.data);
  } finally {
    library.destroy();
  }
}

/** The first page of a PDF as a picture, its longer side so many pixels. */
export async function drawnPdf(path: string, size: number, scratch: string, tools: boolean): Promise<Buffer> {
  const poppler = tools ? await toolPath('pdftoppm') : null;
  return poppler ? byPoppler(poppler, path, size, scratch) : byPdfium(await readFile(path), 0, size);
}

/** A page with its mark is drawn from the very file that merging would make of it. */
async function drawnMarked({ path, pageKind: kind, rotation, size, mark }: PreviewJob, scratch: string, tools: boolean, book: () => FontBook): Promise<Buffer> {
  const document = await assembled({ title: '', pages: [{ path, kind, rotation, mark }] }, book);
  const file = await written(scratch, 'pdf', await document.save());
  return drawnPdf(file.path, size, scratch, tools).finally(() => rm(file.path, { force: true }));
}

/**
 * A picture of one page for the screen.
 *
 * @throws PressRefusal not-rendered when the page's content defeats the renderer
 */
export async function preview(job: PreviewJob, scratch: string, tools: boolean, book: () => FontBook): Promise<PressedFile> {
  const marked = job.mark.length > 0;
  const picture = marked
    ? await drawnMarked(job, scratch, tools, book)
    : job.pageKind === 'jpeg'
      ? await readFile(job.path)
      : await drawnPdf(job.path, job.size, scratch, tools);
  const jpeg = await sharp(picture)
    .rotate(marked ? 0 : job.rotation)
    .resize({ width: job.size, height: job.size, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return { ...(await written(scratch, 'jpg', jpeg)), pages: 1 };
}
