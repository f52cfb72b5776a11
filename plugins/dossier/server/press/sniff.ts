import { extname } from 'node:path';
import { PressRefusal } from './PressRefusal';

export type FileKind = 'pdf' | 'jpeg' | 'png';

const EXTENSIONS: Record<string, FileKind> = {
  '.pdf': 'pdf',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.jpe': 'jpeg',
  '.jfif': 'jpeg',
  '.png': 'png',
};

const MIMETYPES: Record<string, FileKind> = {
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/pjpeg': 'jpeg',
  'image/png': 'png',
  'image/x-png': 'png',
};

/** What browsers say when they do not know. */
const UNKNOWN_MIMETYPES = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/x-www-form-urlencoded']);

const LABELS: Record<FileKind, string> = { pdf: 'PDF 文件', jpeg: 'JPG 图片', png: 'PNG 图片' };

/** What the first bytes say a file is; null for everything that is not taken. A PDF header may follow up to 1 kB of junk. */
export function kindOf(head: Uint8Array): FileKind | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024 + 5));
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (bytes.indexOf('%PDF-', 0, 'latin1') >= 0) return 'pdf';
  return null;
}

/**
 * The true type of an uploaded file (F11). A name or type that contradicts the content is refused, so that nobody's
 * viewer is handed something else than what it was told.
 *
 * @throws PressRefusal empty, unsupported or mislabelled (415)
 */
export function trueKind(head: Uint8Array, name: string, mimetype: string): FileKind {
  if (head.length === 0) throw new PressRefusal('empty', `文件“${name}”是空的，请检查后重新选择文件。`);
  const kind = kindOf(head);
  if (!kind) {
    throw new PressRefusal('unsupported', `文件“${name}”不是 JPG、PNG 或 PDF，请另存为其中一种格式后再上传。`);
  }
  const extension = extname(name).toLowerCase();
  const type = (mimetype.split(';')[0] ?? '').trim().toLowerCase();
  const contradicted =
    (extension !== '' && EXTENSIONS[extension] !== kind) || (!UNKNOWN_MIMETYPES.has(type) && MIMETYPES[type] !== kind);
  if (contradicted) {
    throw new PressRefusal(
      'mislabelled',
      `文件“${name}”的内容其实是 ${LABELS[kind]}，与文件名或类型不符，请用正确的格式重新保存后再上传。`,
    );
  }
  return kind;
}
