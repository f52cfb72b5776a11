import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demonstrationCertificate } from './demonstrationCertificate';
import { Pkcs12Signer } from './Pkcs12Signer';
import type { Certificate, Signer } from './Signer';

const FILE = /^([\w.-]+)\.p12$/;

/** One that may sign: the name of its file, and its name in words. */
export interface Holder {
  code: string;
  name: string;
}

export interface CertificateFolderOptions {
  /** Holds `<code>.p12`, readable for this process's user only. */
  folder: string;
  /** Opens every file in it. */
  passphrase: string;
  /** Makes a demonstration certificate for whoever needs one and has none. Never in production. */
  demonstrate: boolean;
}

/** Certificates as files, one for each holder; a holder without one signs under that of the next one above. */
export class CertificateFolder {
  private readonly opened = new Map<string, Promise<Signer>>();

  constructor(private readonly options: CertificateFolderOptions) {}

  private async codes(): Promise<Set<string>> {
    const names = await readdir(this.options.folder).catch(() => []);
    return new Set(names.flatMap((name) => FILE.exec(name)?.[1] ?? []));
  }

  private pathOf(code: string): string {
    if (!FILE.test(`${code}.p12`)) throw new Error(`"${code}" names no certificate file`);
    return join(this.options.folder, `${code}.p12`);
  }

  private open(code: string): Promise<Signer> {
    const held = this.opened.get(code);
    if (held) return held;
    const opening = readFile(this.pathOf(code)).then((file) => Pkcs12Signer.open(file, this.options.passphrase));
    this.opened.set(code, opening);
    opening.catch(() => this.opened.delete(code)); // a file that is mended counts at once
    return opening;
  }

  /** Written whole or not at all, and never over another: of two processes that make one, both sign with the first. */
  private async make({ code, name }: Holder, now: Date): Promise<void> {
    const { folder, passphrase } = this.options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${randomUUID()}.part`);
    await writeFile(draft, await demonstrationCertificate(name, passphrase, now), { mode: 0o600 });
    await link(draft, this.pathOf(code)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft, { force: true });
  }

  /**
   * The signer for a line of holders.
   *
   * @param line the nearest first, then whoever stands above
   * @throws Error when none of them has a certificate, or it cannot be opened
   */
  async signerFor(line: readonly Holder[], now: Date): Promise<Signer> {
    const codes = await this.codes();
    const found = line.find(({ code }) => codes.has(code));
    if (found) return this.open(found.code);
    const [nearest] = line;
    if (!nearest || !this.options.demonstrate) throw new Error(`no certificate for ${line.map(({ code }) => code).join(', ') || 'nobody'} in ${this.options.folder}`);
    await this.make(nearest, now);
    return this.open(nearest.code);
  }

  /** Every certificate there is, for whoever watches when they expire. */
  async certificates(): Promise<{ code: string; certificate: Certificate }[]> {
    const codes = [...(await this.codes())].sort();
    return Promise.all(codes.map(async (code) => ({ code, certificate: (await this.open(code)).certificate })));
  }
}
