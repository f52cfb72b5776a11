import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes a result into the scratch folder under a random name. */
export async function written(scratch: string, extension: string, bytes: Uint8Array): Promise<{ path: string; bytes: number; sha256: string }> {
  const path = join(scratch, `${randomUUID()}.${extension}`);
  await writeFile(path, bytes, { mode: 0o600 });
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}
