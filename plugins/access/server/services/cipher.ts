import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Json } from '@medregistry/language';

/** Encryption of personal data at rest, and the keyed digests that stand in for it. */
export interface Cipher {
  encrypt(plain: string): string;
  decrypt(sealed: string): string;
  blindIndex(kind: string, normalisedPlain: string): string;
  digest(plain: string): string;
  seal<T>(value: T, paths: readonly string[]): T;
  open<T>(value: T, paths: readonly string[]): T;
}

const SEALED = /^([a-z0-9]{1,12}):([A-Za-z0-9+/]+={0,2})$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MINIMUM_KEY_LENGTH = 32;
/** Marks a sealed value that was not a string; no text that a person types begins with it. */
const JSON_MARK = '\u0000json:';

const derive = (material: string, purpose: string): Buffer => {
  if (material.length < MINIMUM_KEY_LENGTH) {
    throw new Error(`A key must have at least ${MINIMUM_KEY_LENGTH} characters; this one has ${material.length}`);
  }
  return Buffer.from(hkdfSync('sha256', material, 'medregistry', purpose, 32));
};

/** `k2:material,k1:material`: the first key writes, all of them read. A single key without an id is `k1`. */
const keyRing = (text: string): Map<string, Buffer> => {
  const ring = new Map<string, Buffer>();
  for (const entry of text.split(',').map((part) => part.trim()).filter(Boolean)) {
    const [, id = 'k1', material = ''] = /^(?:([a-z0-9]{1,12}):)?(.+)$/.exec(entry) ?? [];
    if (ring.has(id)) throw new Error(`Key ${id} is given twice`);
    ring.set(id, derive(material, 'data'));
  }
  return ring;
};

type Change = (value: unknown) => unknown;

const along = (value: unknown, segments: readonly string[], change: Change): unknown => {
  const [head, ...rest] = segments;
  if (head === undefined) return value === null || value === undefined || value === '' ? value : change(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item, index) => (head === '*' || head === String(index) ? along(item, rest, change) : item));
  }
  const source = value as Record<string, unknown>;
  if (head === '*') return Object.fromEntries(Object.entries(source).map(([key, item]) => [key, along(item, rest, change)]));
  return Object.hasOwn(source, head) ? { ...source, [head]: along(source[head], rest, change) } : value;
};

/**
 * AES-256-GCM with a fresh nonce per value and the key's id in front, so that keys can be changed while old values
 * stay readable. Exact search goes through `blindIndex`, an HMAC under a separate key (PIPL art. 51).
 *
 * @param dataKeys key ring, see `keyRing`; at least 32 characters a key
 * @param indexKey key of the blind indexes and digests; changing it means rebuilding them
 * @throws Error for a short, repeated or missing key
 */
export function createCipher(dataKeys: string, indexKey: string): Cipher {
  const ring = keyRing(dataKeys);
  const [writing] = ring;
  if (!writing) throw new Error('No data key is given');
  const [writingId, writingKey] = writing;
  const hmacKey = derive(indexKey, 'index');

  const encrypt = (plain: string): string => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', writingKey, iv);
    const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${writingId}:${Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64')}`;
  };

  const decrypt = (sealed: string): string => {
    const [, id, base64] = SEALED.exec(sealed) ?? [];
    if (id === undefined || base64 === undefined) throw new Error('This is not a sealed value');
    const key = ring.get(id);
    if (!key) throw new Error(`A value is sealed with key ${id}, which is not in the key ring`);
    const bytes = Buffer.from(base64, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  };

  const mac = (kind: string, plain: string): string => createHmac('sha256', hmacKey).update(`${kind}\u0000${plain}`).digest('hex');

  const sealValue: Change = (value) => encrypt(typeof value === 'string' ? value : JSON_MARK + JSON.stringify(value));
  const openValue: Change = (value) => {
    if (typeof value !== 'string') return value;
    const plain = decrypt(value);
    return plain.startsWith(JSON_MARK) ? (JSON.parse(plain.slice(JSON_MARK.length)) as Json) : plain;
  };
  const walk = <T>(value: T, paths: readonly string[], change: Change): T =>
    paths.reduce<unknown>((current, path) => along(current, path.split('.'), change), value) as T;

  return {
    encrypt,
    decrypt,
    blindIndex: mac,
    digest: (plain) => mac('digest', plain),
    /** A copy of `value` with what stands at `paths` encrypted. Whatever stands there is encrypted, even if it looks sealed: a pasted ciphertext must not become readable. */
    seal: (value, paths) => walk(value, paths, sealValue),
    /** The reverse of `seal`; @throws Error when a value was tampered with or its key is missing. */
    open: (value, paths) => walk(value, paths, openValue),
  };
}
