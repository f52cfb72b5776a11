import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { workFolder } from '../../testing/samples';
import { LocalFileStore } from './LocalFileStore';

const folder = workFolder();
const store = new LocalFileStore(`${folder.path}/files`);
afterAll(() => folder.remove());

it('takes a file over under a random name and gives its bytes back', async () => {
  const bytes = Buffer.from('一页材料');
  const path = folder.file('身份证.pdf', bytes);
  const stored = await store.adopt(path, 'pdf');
  expect(existsSync(path)).toBe(false);
  expect(stored).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect(stored.key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{40}\.pdf$/);
  expect(await buffer(await store.open(stored.key))).toEqual(bytes);
  await store.withLocal([stored.key], async ([local]) => expect(existsSync(local!)).toBe(true));
  expect(statSync(`${folder.path}/files`).mode & 0o077).toBe(0);
});

it('removes quietly and says when a file is not there', async () => {
  const stored = await store.adopt(folder.file('a', Buffer.from('x')), 'jpg');
  await store.remove(stored.key);
  await store.remove(stored.key);
  await expect(store.open(stored.key)).rejects.toThrow(/ENOENT/);
});

it('takes no key that could leave its folder', async () => {
  mkdirSync(`${folder.path}/outside`);
  for (const key of ['../outside', 'aa/../../x.pdf', '/etc/passwd', '']) await expect(store.open(key)).rejects.toThrow(/no key/);
});
