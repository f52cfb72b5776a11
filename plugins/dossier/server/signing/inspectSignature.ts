import { createHash, verify, X509Certificate } from 'node:crypto';
import { certificateOf } from './certificateOf';
import type { Certificate } from './Signer';
import { readSignedData, type ReadSignature } from './signedData';

/** What a PDF says of its own signature. */
export type Inspection =
  | { state: 'missing' }
  /** There is one, and the file is not what was signed. */
  | { state: 'broken' }
  | { state: 'intact'; certificate: Certificate };

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/** The certificate that signed, when the signature is its own over just these attributes. */
function signerOf({ certificates, serial, certificateHash, signed, signature }: ReadSignature): X509Certificate | null {
  for (const der of certificates) {
    const certificate = new X509Certificate(der);
    if (certificate.serialNumber.toLowerCase().replace(/^0+/, '') !== serial.replace(/^0+/, '')) continue;
    if (certificateHash && !createHash('sha256').update(der).digest().equals(certificateHash)) continue;
    if (verify('sha256', signed, certificate.publicKey, signature)) return certificate;
  }
  return null;
}

/**
 * Checks the signature of a PDF: the digest over all of the file but the signature itself, then the signature over the
 * digest. Whether the certificate is to be trusted is for the caller, who knows which one signed.
 */
export function inspectSignature(pdf: Buffer): Inspection {
  const range = [...pdf.toString('latin1').matchAll(RANGE)].at(-1)?.slice(1).map(Number);
  if (!range) return { state: 'missing' };
  const [start = -1, before = 0, after = 0, rest = 0] = range;
  const whole = start === 0 && before < after && after + rest === pdf.length && pdf[before] === 0x3c && pdf[after - 1] === 0x3e;
  if (!whole) return { state: 'broken' };
  const digest = createHash('sha256').update(pdf.subarray(0, before)).update(pdf.subarray(after)).digest();
  try {
    const digits = pdf.toString('latin1', before + 1, after - 1);
    const gap = Buffer.from(digits, 'hex');
    // The gap is not signed, so there is one way only to write a signature into it.
    if (gap.toString('hex') !== digits) return { state: 'broken' };
    const read = readSignedData(gap);
    const signer = digest.equals(read.digest) ? signerOf(read) : null;
    return signer ? { state: 'intact', certificate: certificateOf(signer) } : { state: 'broken' };
  } catch {
    return { state: 'broken' };
  }
}
