import { PDFArray, PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { inflateAtMost } from './inflate';
import { PressRefusal } from './PressRefusal';

const MEGABYTE = 1024 * 1024;

/** Bytes that one object stream or cross-reference stream may unfold to; a catalogue of 200 pages needs less than one. */
const STRUCTURE_LIMIT = 48 * MEGABYTE;

/** Drawing instructions of one page; beyond this every renderer hangs. */
const CONTENT_LIMIT = 24 * MEGABYTE;

/** Any other stream: an uncompressed A3 scan in colour at 600 dpi is 200 MB. */
const STREAM_LIMIT = 256 * MEGABYTE;

const IMAGE_PIXELS = 160_000_000;

const bomb = (name: string) =>
  new PressRefusal('bomb', `文件“${name}”展开后过大，无法安全处理，请重新扫描或另存为普通 PDF 后再上传。`);

/**
 * Looks for object streams that unfold to more than a document can need, in the raw bytes and before any parser
 * holds them: a parser would unfold 1 MB to 1 GB first and ask later.
 *
 * @throws PressRefusal bomb (413)
 */
export function refuseStructureBombs(bytes: Buffer, name: string): void {
  let total = 0;
  for (const marker of ['/ObjStm', '/XRef']) {
    for (let at = bytes.indexOf(marker, 0, 'latin1'); at >= 0; at = bytes.indexOf(marker, at + 1, 'latin1')) {
      const keyword = bytes.indexOf('stream', at, 'latin1');
      if (keyword < 0 || keyword - at > 4096) continue;
      let start = keyword + 'stream'.length;
      if (bytes[start] === 0x0d) start += 1;
      if (bytes[start] === 0x0a) start += 1;
      const inflated = inflateAtMost(bytes.subarray(start), STRUCTURE_LIMIT - total);
      if (inflated.state === 'too-large') throw bomb(name);
      if (inflated.state !== 'broken') total += inflated.bytes.length;
      if (total >= STRUCTURE_LIMIT) throw bomb(name);
    }
  }
}

/** How many leading Flate filters a stream has: two are legal, and a favourite of bombs. */
function flates(stream: PDFRawStream): number {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const names = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : [];
  const others = names.findIndex((item) => item !== PDFName.of('FlateDecode') && item !== PDFName.of('Fl'));
  return others < 0 ? names.length : others;
}

const numberAt = (dict: PDFDict, key: string): number => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
};

/**
 * Walks all streams of a page's own document and refuses what would fill the memory of whoever draws it.
 *
 * @param content the page's drawing instructions, which get the narrower limit and have to be whole
 * @throws PressRefusal bomb (413), damaged (415) when drawing instructions are cut off
 */
export function refuseStreamBombs(context: PDFContext, content: Set<PDFRawStream>, name: string): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const isImage = object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
    if (isImage && numberAt(object.dict, 'Width') * numberAt(object.dict, 'Height') > IMAGE_PIXELS) throw bomb(name);
    const drawn = content.has(object) || object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
    let bytes: Uint8Array = object.contents;
    for (let depth = flates(object); depth > 0; depth -= 1) {
      const inflated = inflateAtMost(bytes, drawn ? CONTENT_LIMIT : STREAM_LIMIT);
      if (inflated.state === 'too-large') throw bomb(name);
      if (inflated.state !== 'whole' && content.has(object)) {
        throw new PressRefusal('damaged', `PDF 文件“${name}”已损坏，有的页不完整，请重新扫描或重新导出后再上传。`);
      }
      if (inflated.state === 'broken') break;
      bytes = inflated.bytes;
    }
  }
}
