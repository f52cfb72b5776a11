import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, StoredFile } from './FileStore';

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{40}\.[a-z0-9]{1,8}$/;

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Files in a private folder: random names, written whole or not at all, on the disk before anybody is told. */
export class LocalFileStore implements FileStore {
  /** @param root folder that only this process's user may enter; made when missing */
  constructor(private readonly root: string) {}

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error(`${key} is no key of this store`);
    return join(this.root, key);
  }

  async adopt(path: string, extension: string): Promise<StoredFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const name = randomBytes(20).toString('hex');
    const key = `${name.slice(0, 2)}/${name}.${extension}`;
    const target = this.pathOf(key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await sync(path);
    await rename(path, target).catch(async () => {
      const draft = `${target}.part`;
      await copyFile(path, draft);
      await sync(draft);
      await rename(draft, target);
      await rm(path, { force: true });
    });
    await sync(dirname(target));
    await sync(this.root);
    return { key, bytes, sha256: hash.digest('hex') };
  }

  async open(key: string): Promise<Readable> {
    const handle = await open(this.pathOf(key), 'r');
    return handle.createReadStream();
  }

  withLocal<T>(keys: string[], work: (paths: string[]) => Promise<T>): Promise<T> {
    return work(keys.map((key) => this.pathOf(key)));
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }
}
