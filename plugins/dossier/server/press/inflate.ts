import { constants, inflateSync } from 'node:zlib';

export type Inflated = { state: 'whole' | 'cut'; bytes: Buffer } | { state: 'too-large' } | { state: 'broken' };

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/**
 * Inflates at most `limit` bytes: a deflate stream of 1 MB can stand for 1 GB, and this finds out
 * without making room for it.
 */
export function inflateAtMost(deflated: Uint8Array, limit: number): Inflated {
  try {
    return { state: 'whole', bytes: inflateSync(deflated, { maxOutputLength: limit }) };
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return { state: 'too-large' };
    if (codeOf(error) !== 'Z_BUF_ERROR') return { state: 'broken' };
  }
  try {
    return { state: 'cut', bytes: inflateSync(deflated, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH }) };
  } catch (error) {
    return { state: codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken' };
  }
}
