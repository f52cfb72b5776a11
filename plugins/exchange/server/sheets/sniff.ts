import { open } from 'node:fs/promises';
import { SheetRefusal } from './SheetRefusal';

/** What a file is, told by its first bytes; a name can say anything. */
export type SheetKind = 'workbook' | 'text';

const HEAD = 8192;
const starts = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
/** Name of the stream in which an encrypted workbook lies, as the container writes it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const FOREIGN: readonly number[][] = [[0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x1f, 0x8b], [0x52, 0x61, 0x72, 0x21], [0x37, 0x7a, 0xbc, 0xaf]];
const WEB_PAGE = /^\s*<(?:!doctype\s+html|html|head|table|meta|\?xml)/iu;

async function holds(path: string, needle: Buffer): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    let tail = Buffer.alloc(0);
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      const window = Buffer.concat([tail, chunk]);
      if (window.includes(needle)) return true;
      tail = window.subarray(-needle.length);
    }
    return false;
  } finally {
    await file.close();
  }
}

/**
 * Tells a workbook from a text, and turns down the rest.
 *
 * @throws SheetRefusal
 */
export async function sniff(path: string, fileBytes: number): Promise<SheetKind> {
  const file = await open(path, 'r');
  let head: Buffer;
  try {
    const { size } = await file.stat();
    if (size === 0) throw new SheetRefusal('empty');
    if (size > fileBytes) throw new SheetRefusal('too-large');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    head = buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return 'workbook';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetRefusal((await holds(path, ENCRYPTED)) ? 'encrypted' : 'old-format');
  if (FOREIGN.some((bytes) => starts(head, ...bytes))) throw new SheetRefusal('unsupported');
  if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) return 'text';
  if (head.includes(0)) throw new SheetRefusal('unsupported');
  if (WEB_PAGE.test(head.toString('latin1'))) throw new SheetRefusal('web-page');
  return 'text';
}
