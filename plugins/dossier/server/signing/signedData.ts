import { createHash } from 'node:crypto';
import { asn1 } from 'node-forge';
import { OID } from './oids';

type Node = asn1.Asn1;

const { Class, Type } = asn1;

const derOf = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');
const nodeOf = (der: Buffer): Node => asn1.fromDer(der.toString('binary'));
const universal = (type: asn1.Type, constructed: boolean, value: string | Node[]): Node => asn1.create(Class.UNIVERSAL, type, constructed, value);
const sequence = (...items: Node[]): Node => universal(Type.SEQUENCE, true, items);
const set = (...items: Node[]): Node => universal(Type.SET, true, items);
const tagged = (tag: number, items: Node[]): Node => asn1.create(Class.CONTEXT_SPECIFIC, tag as asn1.Type, true, items);
const oid = (value: string): Node => universal(Type.OID, false, asn1.oidToDer(value).getBytes());
const octets = (bytes: Buffer): Node => universal(Type.OCTETSTRING, false, bytes.toString('binary'));
const integer = (value: number): Node => universal(Type.INTEGER, false, asn1.integerToDer(value).getBytes());
const algorithm = (value: string): Node => sequence(oid(value), universal(Type.NULL, false, ''));
const attribute = (type: string, value: Node): Node => sequence(oid(type), set(value));

/** The parts of a certificate that name it in a signature: issuer and serial number, as they stand in it. */
function nameOf(certificate: Buffer): Node {
  const fields = (nodeOf(certificate).value as Node[])[0]?.value as Node[];
  const versioned = fields[0]?.tagClass === Class.CONTEXT_SPECIFIC ? 1 : 0;
  const [serial, , issuer] = fields.slice(versioned) as [Node, Node, Node];
  return sequence(issuer, serial);
}

/** What is signed, as DER orders it: the digest of the document, and which certificate signs (so that none can be put in its place). */
function attributesOf(digest: Buffer, certificate: Buffer): Node[] {
  const named = sequence(sequence(sequence(octets(createHash('sha256').update(certificate).digest()))));
  return [attribute(OID.contentType, oid(OID.data)), attribute(OID.messageDigest, octets(digest)), attribute(OID.signingCertificateV2, named)].sort((one, other) =>
    Buffer.compare(derOf(one), derOf(other)),
  );
}

/**
 * A detached CMS signature as PAdES wants it (EN 319 142-1, baseline B): no time of its own, the certificate bound in.
 *
 * @param digest SHA-256 of the signed ranges
 * @param chain certificates in DER, the signer's first
 * @param sign RSA with SHA-256 over the given bytes
 */
export async function signedData(digest: Buffer, chain: readonly Buffer[], sign: (bytes: Buffer) => Promise<Buffer>): Promise<Buffer> {
  const [own] = chain;
  if (!own) throw new Error('a signature needs a certificate');
  const attributes = attributesOf(digest, own);
  const signature = await sign(derOf(set(...attributes)));
  const signer = sequence(integer(1), nameOf(own), algorithm(OID.sha256), tagged(0, attributes), algorithm(OID.rsa), octets(signature));
  const content = sequence(integer(1), set(algorithm(OID.sha256)), sequence(oid(OID.data)), tagged(0, chain.map(nodeOf)), set(signer));
  return derOf(sequence(oid(OID.signedData), tagged(0, [content])));
}

/** What a detached CMS signature says. */
export interface ReadSignature {
  certificates: Buffer[];
  /** Serial number of the signer's certificate, in hexadecimal. */
  serial: string;
  digest: Buffer;
  /** SHA-256 of the signer's certificate, as the signature names it; null where it does not. */
  certificateHash: Buffer | null;
  /** The signed bytes and the signature over them. */
  signed: Buffer;
  signature: Buffer;
}

const children = (node: Node | undefined): Node[] => (Array.isArray(node?.value) ? node.value : []);
const bytesOf = (node: Node | undefined): Buffer => Buffer.from(typeof node?.value === 'string' ? node.value : '', 'binary');

/** A DER value without what follows it: a signature is padded to the length of its gap. */
function unpadded(der: Buffer): Buffer {
  const short = der[1] ?? 0;
  const extra = short < 0x80 ? 0 : short & 0x7f;
  if (extra > 4) throw new Error('no DER');
  const end = 2 + extra + (extra === 0 ? short : der.readUIntBE(2, extra));
  if (der.subarray(end).some((byte) => byte !== 0)) throw new Error('more than padding follows');
  return der.subarray(0, end);
}

/** Reads what `signedData` or another maker wrote. @param der may be followed by zeros @throws Error for anything else */
export function readSignedData(der: Buffer): ReadSignature {
  const outer = nodeOf(unpadded(der));
  const content = children(children(children(outer)[1])[0]);
  const certificates = children(content.find((node) => node.tagClass === Class.CONTEXT_SPECIFIC && Number(node.type) === 0)).map(derOf);
  const signer = children(children(content.at(-1))[0]);
  const attributes = signer.find((node) => node.tagClass === Class.CONTEXT_SPECIFIC && Number(node.type) === 0);
  if (!attributes) throw new Error('a signature without signed attributes');
  const valueOf = (type: string): Node | undefined =>
    children(children(children(attributes).find((node) => asn1.derToOid(bytesOf(children(node)[0]).toString('binary')) === type))[1])[0];
  const digest = bytesOf(valueOf(OID.messageDigest));
  const named = children(children(children(valueOf(OID.signingCertificateV2))[0])[0]).find((node) => node.type === Type.OCTETSTRING);
  const signature = bytesOf(signer.filter((node) => node.tagClass === Class.UNIVERSAL && node.type === Type.OCTETSTRING).at(-1));
  const serial = bytesOf(children(signer[1])[1]).toString('hex').replace(/^(00)+(?=.)/, '');
  return { certificates, serial, digest, certificateHash: named ? bytesOf(named) : null, signed: derOf(set(...children(attributes))), signature };
}
