import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { asn1, pkcs12, pki } from 'node-forge';
import { certificateOf } from './certificateOf';
import type { Certificate, Signer } from './Signer';
import { signedData } from './signedData';

const signAsync = promisify(sign);

const derOf = (certificate: pki.Certificate): Buffer => Buffer.from(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes(), 'binary');

/** A key and its certificates in a PKCS#12 file (.p12, .pfx). RSA; the signature is made by OpenSSL, off the request thread. */
export class Pkcs12Signer implements Signer {
  readonly certificate: Certificate;

  private constructor(
    private readonly key: KeyObject,
    private readonly chain: readonly Buffer[],
    own: X509Certificate,
  ) {
    this.certificate = certificateOf(own);
  }

  /** @throws Error for a wrong passphrase, a file without key, or a key without its certificate */
  static open(file: Buffer, passphrase: string): Pkcs12Signer {
    const store = pkcs12.pkcs12FromAsn1(asn1.fromDer(file.toString('binary')), passphrase);
    const bagsOf = (type: string) => store.getBags({ bagType: type })[type] ?? [];
    const held = [...bagsOf(pki.oids['pkcs8ShroudedKeyBag'] ?? ''), ...bagsOf(pki.oids['keyBag'] ?? '')][0]?.key;
    if (!held) throw new Error('the file holds no private RSA key');
    const key = createPrivateKey(pki.privateKeyToPem(held));
    const chain = bagsOf(pki.oids['certBag'] ?? '').flatMap(({ cert }) => (cert ? [derOf(cert)] : []));
    const own = chain.findIndex((der) => new X509Certificate(der).checkPrivateKey(key));
    const [first] = own < 0 ? [] : chain.splice(own, 1);
    if (!first) throw new Error('the file holds no certificate for its key');
    return new Pkcs12Signer(key, [first, ...chain], new X509Certificate(first));
  }

  sign(digest: Buffer): Promise<Buffer> {
    return signedData(digest, this.chain, (bytes) => signAsync('sha256', bytes, this.key));
  }
}
