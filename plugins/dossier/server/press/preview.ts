import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import sharp from 'sharp';
import type { PressedFile, PreviewJob } from './Job';
import { PressRefusal } from './PressRefusal';
import { runTool, toolPath } from './tools';
import { written } from './written';

const QUALITY = 78;

async function byPoppler(tool: string, job: PreviewJob, scratch: string): Promise<Buffer> {
  const stem = `${scratch}${randomUUID()}`;
  try {
    const outcome = await runTool(tool, ['-singlefile', '-png', '-scale-to', String(job.size), job.path, stem]);
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

/**
 * A picture of one page for the screen.
 *
 * @throws PressRefusal not-rendered when the page's content defeats the renderer
 */
export async function preview(job: PreviewJob, scratch: string, tools: boolean): Promise<PressedFile> {
  const poppler = tools && job.pageKind === 'pdf' ? await toolPath('pdftoppm') : null;
  const picture =
    job.pageKind === 'jpeg'
      ? await readFile(job.path)
      : poppler
        ? await byPoppler(poppler, job, scratch)
        : await byPdfium(await readFile(job.path), 0, job.size);
  const jpeg = await sharp(picture)
    .rotate(job.rotation)
    .resize({ width: job.size, height: job.size, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return { ...(await written(scratch, 'jpg', jpeg)), pages: 1 };
}
