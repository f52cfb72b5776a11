import { open } from 'node:fs/promises';
import type { NormalisedPage, NormaliseJob } from './Job';
import { normaliseImage } from './normaliseImage';
import { normalisePdf } from './normalisePdf';
import { PressRefusal } from './PressRefusal';
import { trueKind } from './sniff';

const HEAD = 1100;

/**
 * One uploaded file as normalised pages in the scratch folder (F11–F13): a PDF gives one single-page PDF per page,
 * an image one JPEG.
 *
 * @throws PressRefusal with a sentence that names the file and says what to do
 */
export async function normalise(job: NormaliseJob, scratch: string, tools: boolean): Promise<NormalisedPage[]> {
  const file = await open(job.path, 'r');
  const head = Buffer.alloc(HEAD);
  const { size } = await file.stat();
  const { bytesRead } = await file.read(head, 0, HEAD, 0).finally(() => file.close());
  const kind = trueKind(head.subarray(0, bytesRead), job.name, job.mimetype);
  if (size > job.limits.fileBytes) {
    const most = Math.floor(job.limits.fileBytes / 1024 / 1024);
    throw new PressRefusal('too-large', `文件“${job.name}”超过 ${most} MB 的上限，请压缩或拆分后再上传。`);
  }
  return kind === 'pdf'
    ? normalisePdf(job.path, job.name, job.limits, scratch, tools)
    : [await normaliseImage(job.path, job.name, job.limits, scratch)];
}
