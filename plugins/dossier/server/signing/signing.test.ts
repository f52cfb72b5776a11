import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ink, workFolder } from '../../testing/samples';
import { FontBook } from '../press/FontBook';
import type { PrintJob } from '../press/Job';
import { byPdfium } from '../press/preview';
import { print, render } from '../press/print';
import { fillGap } from '../services/printing';
import { CertificateFolder } from './CertificateFolder';
import { inspectSignature } from './inspectSignature';
import type { Signer } from './Signer';

const NOW = new Date('2026-11-26T02:00:00.000Z');
const folder = workFolder();
const book = new FontBook([]);
const certificates = new CertificateFolder({ folder: join(folder.path, 'signing'), passphrase: 'a passphrase', demonstrate: true });
const LINE = [{ code: 'district', name: '示例区登记机关' }, { code: 'city', name: '示例市登记机关' }];

const JOB: PrintJob = {
  kind: 'print',
  printout: { title: '通知单', number: 'TZ-2026-000001', blocks: [{ kind: 'title', text: '通知单' }, { kind: 'paragraph', text: '请于三日内携带材料到窗口办理。', indent: true }, { kind: 'code' }] },
  code: '7Q3K-2M9X-4ZJB-C1TD',
  checkUrl: 'https://example.invalid/check/7Q3K-2M9X-4ZJB-C1TD',
  issuedAt: '2026-11-25T17:00:00.000Z',
  signature: { authority: '示例区登记机关', demonstration: true, at: NOW.toISOString() },
};

let signer: Signer;
let signed: Buffer;

async function signedFile(): Promise<Buffer> {
  const { path, gap } = await print(JOB, `${folder.path}/`, book);
  await fillGap(path, gap!, { signer });
  return readFileSync(path);
}

beforeAll(async () => {
  signer = await certificates.signerFor(LINE, NOW);
  signed = await signedFile();
}, 120_000);

afterAll(() => folder.remove());

const pdfsig = ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig', '/opt/homebrew/bin/pdfsig'].find((path) => existsSync(path));

describe('a signed document', () => {
  it('is whole, and names the certificate that signed it', () => {
    expect(inspectSignature(signed)).toEqual({ state: 'intact', certificate: signer.certificate });
    expect(signer.certificate).toMatchObject({ demonstration: true, subject: expect.stringContaining('示例区登记机关（演示证书）') });
  });

  it('shows every single changed byte', () => {
    const gap = signed.indexOf('/Contents <') + '/Contents <'.length;
    // Bytes of the text, of the dictionary around the signature, of the signature itself, and the last of the file.
    for (const place of [20, Math.floor(signed.length / 3), gap - 30, gap + 500, gap + 2000, signed.length - 2]) {
      const bent = Buffer.from(signed);
      bent[place] = (bent[place] ?? 0) ^ (place > gap && place < gap + 16_000 ? 0x01 : 0x20);
      expect({ place, state: inspectSignature(bent).state }).not.toEqual({ place, state: 'intact' });
    }
    expect(inspectSignature(Buffer.concat([signed, Buffer.from('\n')])).state).toBe('broken');
    expect(inspectSignature(Buffer.from('%PDF-1.7 nothing')).state).toBe('missing');
  });

  it('does not pass for signed when the signature of another document is put into it', async () => {
    const { path, gap } = await print({ ...JOB, code: '0000-0000-0000-0000' }, `${folder.path}/`, book);
    await fillGap(path, { ...gap!, digest: 'ab'.repeat(32) }, { signer });
    expect(inspectSignature(readFileSync(path)).state).toBe('broken');
  });

  it('looks like the page before it was signed', async () => {
    const { bytes } = await render(JOB, book);
    const [before, after] = await Promise.all([bytes, signed].map(async (file) => ink(await byPdfium(file, 0, 1200))));
    expect(after!.black).toBeGreaterThan(2000);
    expect(after!.bits.equals(before!.bits)).toBe(true);
  });

  it('says on the paper who issued it, that it is signed, and when', async () => {
    const bare = await render({ ...JOB, signature: undefined as never }, book);
    const [plain, marked] = await Promise.all([bare.bytes, signed].map(async (file) => ink(await byPdfium(file, 0, 1200))));
    expect(marked!.black).toBeGreaterThan(plain!.black + 500);
    expect(bare.gap).toBeNull();
  });

  (pdfsig ? it : it.skip)('is accepted by pdfsig, with the subfilter of PAdES', () => {
    const report = execFileSync(pdfsig!, [folder.file('signed.pdf', signed)], { encoding: 'utf8' });
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('ETSI.CAdES.detached');
    expect(report).toContain('Total document signed');
    expect(report).toContain('示例区登记机关（演示证书）');
    const bent = Buffer.from(signed);
    bent[signed.length - 2] = 0x20;
    bent[30] = (bent[30] ?? 0) ^ 1;
    expect(execFileSync(pdfsig!, [folder.file('bent.pdf', bent)], { encoding: 'utf8' })).not.toContain('Signature is Valid');
  });
});

describe('the folder of certificates', () => {
  it('makes one for whoever has none, once, for its owner only', async () => {
    const path = join(folder.path, 'signing', 'district.p12');
    const before = readFileSync(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const others = Array.from({ length: 3 }, () => new CertificateFolder({ folder: join(folder.path, 'signing'), passphrase: 'a passphrase', demonstrate: true }));
    const made = await Promise.all(others.map((other) => other.signerFor([{ code: 'fresh', name: '新' }], NOW)));
    expect(new Set(made.map(({ certificate }) => certificate.fingerprint)).size).toBe(1);
    await certificates.signerFor(LINE, NOW);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(folder.path, 'signing')).sort()).toEqual(['district.p12', 'fresh.p12']);
    expect((await certificates.certificates()).map(({ code }) => code)).toEqual(['district', 'fresh']);
  });

  it('falls back upwards, and makes none where it must not', async () => {
    const place = mkdtempSync(join(tmpdir(), 'medregistry-certificates-'));
    try {
      const strict = new CertificateFolder({ folder: place, passphrase: 'a passphrase', demonstrate: false });
      await expect(strict.signerFor(LINE, NOW)).rejects.toThrow('no certificate for district, city');
      writeFileSync(join(place, 'city.p12'), readFileSync(join(folder.path, 'signing', 'district.p12')));
      expect((await strict.signerFor(LINE, NOW)).certificate).toEqual(signer.certificate);
      writeFileSync(join(place, 'district.p12'), 'no certificate');
      await expect(strict.signerFor(LINE, NOW)).rejects.toThrow();
      const locked = new CertificateFolder({ folder: place, passphrase: 'another one', demonstrate: false });
      await expect(locked.signerFor([{ code: 'city', name: '市' }], NOW)).rejects.toThrow();
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
