import { readFile, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { PDFDict, PDFDocument, PDFName, PDFRef, PDFStream } from 'pdf-lib';
import { refuseStructureBombs } from './checkStreams';
import { PressRefusal } from './PressRefusal';
import { runTool, toolPath } from './tools';

/** pdf-lib's errors are plain `Error`s of an ES5 build; only their text tells them apart. */
const isEncrypted = (error: unknown): boolean => error instanceof Error && /encrypted/i.test(error.message);

const passwordRefusal = (name: string) =>
  new PressRefusal('encrypted', `PDF 文件“${name}”设有密码或权限限制，请解除密码（如打印为新的 PDF）后再上传。`);

const damagedRefusal = (name: string) =>
  new PressRefusal('damaged', `PDF 文件“${name}”已损坏，无法读取，请重新扫描或重新导出后再上传。`);

/** Everything that a page draws with has to be there; a file cut off in the middle still lists it. */
function isComplete(document: PDFDocument): boolean {
  return document.getPages().every((page) => {
    const contents = page.node.get(PDFName.of('Contents'));
    if (contents instanceof PDFRef && document.context.lookup(contents) === undefined) return false;
    const list = page.node.normalizedEntries().Contents;
    if (list && !list.asArray().every((item) => document.context.lookup(item) instanceof PDFStream)) return false;
    const objects = page.node.Resources()?.lookup(PDFName.of('XObject'));
    return !(objects instanceof PDFDict) || objects.values().every((item) => document.context.lookup(item) !== undefined);
  });
}

async function parsed(bytes: Buffer, name: string): Promise<PDFDocument | null> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return document.getPageCount() > 0 && isComplete(document) ? document : null;
  } catch (error) {
    if (isEncrypted(error)) throw passwordRefusal(name);
    return null;
  }
}

/** What qpdf makes of a file: without owner restrictions, its tables rebuilt; null when it cannot or is not there. */
async function repaired(path: string, name: string, scratch: string): Promise<Buffer | null> {
  const qpdf = await toolPath('qpdf');
  if (!qpdf) return null;
  const output = `${scratch}${randomUUID()}.qpdf`;
  try {
    const outcome = await runTool(qpdf, ['--decrypt', '--object-streams=disable', '--warning-exit-0', '--', path, output]);
    if (/invalid password/i.test(outcome.stderr)) throw passwordRefusal(name);
    return outcome.code === 0 ? await readFile(output) : null;
  } finally {
    await rm(output, { force: true });
  }
}

/**
 * Reads an uploaded PDF. qpdf, where it is installed, lifts owner restrictions and rebuilds broken tables;
 * where it is not, what it would have mended is refused.
 *
 * @throws PressRefusal encrypted, damaged (415), bomb (413)
 */
export async function openPdf(path: string, name: string, scratch: string, tools: boolean): Promise<PDFDocument> {
  const bytes = await readFile(path);
  refuseStructureBombs(bytes, name);
  let refusal = damagedRefusal(name);
  try {
    const document = await parsed(bytes, name);
    if (document) return document;
  } catch (error) {
    if (!(error instanceof PressRefusal)) throw error;
    refusal = error;
  }
  const mended = tools ? await repaired(path, name, scratch) : null;
  if (!mended) throw refusal;
  refuseStructureBombs(mended, name);
  const document = await parsed(mended, name);
  if (!document) throw damagedRefusal(name);
  return document;
}
