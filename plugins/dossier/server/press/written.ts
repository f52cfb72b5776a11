import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes a result under a random name. @param scratch folder and prefix of the job's files */
export async function written(scratch: string, extension: string, bytes: Uint8Array): Promise<{ path: string; bytes: number; sha256: string }> {
  const path = `${scratch}${randomUUID()}.${extension}`;
  await writeFile(path, bytes, { mode: 0o600 });
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}
