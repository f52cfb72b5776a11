import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The secret as a key object, made once. Given a text, jsonwebtoken tries to read it as a public key on every call,
 * which costs more than all the rest of authentication (measured: a third of a request's CPU).
 */
export function createTokenKey(secret: () => string): () => KeyObject {
  let held: { secret: string; key: KeyObject } | undefined;
  return () => {
    const current = secret();
    if (held?.secret !== current) held = { secret: current, key: createSecretKey(Buffer.from(current)) };
    return held.key;
  };
}
