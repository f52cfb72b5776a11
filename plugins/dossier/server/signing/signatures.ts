import { CertificateFolder, type CertificateFolderOptions } from './CertificateFolder';
import type { Signatories } from './Signer';

/** Who signs the documents of this installation; nobody, until it is declared. */
export interface Signatures {
  declare(signatories: Signatories): void;
  declared(): Signatories | null;
  /** Certificates as files, for a declaration that is made of them. */
  folder(options: CertificateFolderOptions): CertificateFolder;
}

export function createSignatures(): Signatures {
  let held: Signatories | null = null;
  return {
    declare(signatories) {
      held = signatories;
    },
    declared: () => held,
    folder: (options) => new CertificateFolder(options),
  };
}
