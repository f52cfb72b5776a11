import type { X509Certificate } from 'node:crypto';
import { DEMONSTRATION, type Certificate } from './Signer';

/** A distinguished name on one line, as node gives it on several: `CN=…, O=…`. */
const oneLine = (name: string): string => name.split('\n').filter(Boolean).reverse().join(', ');

/** What is told of a certificate. */
export const certificateOf = (certificate: X509Certificate): Certificate => ({
  subject: oneLine(certificate.subject),
  issuer: oneLine(certificate.issuer),
  serial: certificate.serialNumber,
  fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  validFrom: new Date(certificate.validFrom).toISOString(),
  validTo: new Date(certificate.validTo).toISOString(),
  demonstration: certificate.subject.includes(DEMONSTRATION),
});
