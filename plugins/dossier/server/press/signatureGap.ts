import { createHash } from 'node:crypto';
import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import type { PDFDocument, PDFPage } from 'pdf-lib';
import type { SignatureGap } from './Job';

/** Bytes of the signature that fit into the gap; a chain of four certificates takes some six thousand. */
const ROOM = 8192;
const UNKNOWN = '**********';
const OPENING = Buffer.from(`/ByteRange [ 0 /${UNKNOWN} /${UNKNOWN} /${UNKNOWN} ]`);
const CONTENTS = Buffer.from('/Contents <');

/** The rectangle of the page that a click on the signature leads to. */
export interface Place {
  page: PDFPage;
  rectangle: [number, number, number, number];
}

/** PDF strings are Latin-1; what a reader shows of the signer comes from the certificate. */
const NOTHING = '';

/** Leaves room for a signature in a document that is finished but for it. */
export function addGap(document: PDFDocument, { page, rectangle }: Place, at: Date): void {
  pdflibAddPlaceholder({
    pdfDoc: document, pdfPage: page, widgetRect: rectangle, signingTime: at, signatureLength: ROOM, byteRangePlaceholder: UNKNOWN,
    subFilter: 'ETSI.CAdES.detached', reason: NOTHING, contactInfo: NOTHING, name: NOTHING, location: NOTHING,
  });
}

/** Writes into a saved document what its signature will cover, and says where the signature goes and what it signs. */
export function measureGap(bytes: Uint8Array): SignatureGap {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const range = file.lastIndexOf(OPENING);
  const contents = file.indexOf(CONTENTS, range);
  if (range < 0 || contents < 0) throw new Error('the document has no gap for a signature');
  const before = contents + CONTENTS.length - 1;
  const after = file.indexOf('>', before) + 1;
  const filled = `/ByteRange [ 0 ${before} ${after} ${file.length - after}`;
  file.write(`${filled.padEnd(OPENING.length - 2)} ]`, range, 'latin1');
  const digest = createHash('sha256').update(file.subarray(0, before)).update(file.subarray(after)).digest('hex');
  return { at: before + 1, length: after - before - 2, digest };
}
