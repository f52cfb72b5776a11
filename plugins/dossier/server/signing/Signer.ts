import { z } from 'zod';

/** Stands in the subject of certificates that we make ourselves: they prove that nothing was changed, not who signed. */
export const DEMONSTRATION = '演示证书';

/** What is told of a certificate to whoever asks. */
export const Certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** Whether it is one of our own making, without legal force. */
  demonstration: z.boolean(),
});
export type Certificate = z.infer<typeof Certificate>;

/**
 * Holds a key, or knows who does (电子签名). The port is small so that a file, a hardware module and a city's seal
 * service fit behind it: it sees the digest of a document, never the document, and gives a detached CMS signature
 * (ETSI.CAdES.detached) that fits into 8 kB.
 */
export interface Signer {
  readonly certificate: Certificate;
  sign(digest: Buffer): Promise<Buffer>;
}

/** Who signs a document, and the name that stands on the paper (签发机关). */
export interface Signatory {
  authority: string;
  signer: Signer;
}

/** Finds the signatory of a record by its scope. @throws Error when nobody may sign for it */
export type Signatories = (scopePath: string) => Promise<Signatory>;
