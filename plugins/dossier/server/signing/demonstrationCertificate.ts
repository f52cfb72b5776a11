import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { asn1, md, pkcs12, pki } from 'node-forge';
import { DEMONSTRATION } from './Signer';

const generate = promisify(generateKeyPair);

const DAY = 86_400_000;
const VALID_DAYS = 3 * 365;

/**
 * A certificate of our own making for an authority, marked 演示证书, with its key, as a PKCS#12 file: what signs where
 * nobody has configured a real one. It proves that a document was not changed since, and nothing about who signed it.
 */
export async function demonstrationCertificate(authority: string, passphrase: string, now: Date): Promise<Buffer> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey);
  // Positive, as RFC 5280 wants it: the first of its bits is never set.
  certificate.serialNumber = `0${randomBytes(16).toString('hex').slice(1)}`;
  certificate.validity.notBefore = new Date(now.getTime() - DAY);
  certificate.validity.notAfter = new Date(now.getTime() + VALID_DAYS * DAY);
  const name = [
    { name: 'countryName', value: 'CN' },
    { name: 'organizationName', value: authority },
    { name: 'organizationalUnitName', value: DEMONSTRATION },
    { name: 'commonName', value: `${authority}（${DEMONSTRATION}）` },
  ].map((part) => (part.name === 'countryName' ? part : { ...part, valueTagClass: asn1.Type.UTF8 as unknown as asn1.Class }));
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  const key = pki.privateKeyFromPem(privateKey);
  certificate.sign(key, md.sha256.create());
  return Buffer.from(asn1.toDer(pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: '3des' })).getBytes(), 'binary');
}
