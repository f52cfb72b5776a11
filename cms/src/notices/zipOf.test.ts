import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { zipOf } from './zipOf';

interface Unpacked {
  name: string;
  text: string;
  whole: boolean;
}

/** Reads an archive with another program than the one that made it. */
const unpack = (archive: Buffer): Promise<Unpacked[]> =>
  new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (error, zip: ZipFile) => {
      if (error) return reject(error);
      const found: Unpacked[] = [];
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          void buffer(stream).then((content) => {
            found.push({ name: entry.fileName, text: content.toString('utf8'), whole: crc32(content) === entry.crc32 });
            zip.readEntry();
          }, reject);
        }),
      );
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });

test('has every file whole, under a name of its own that leads out of no folder', async () => {
  const file = (name: string, text: string) => ({ name, read: () => Promise.resolve(Buffer.from(text)) });
  const parts: Uint8Array[] = [];
  for await (const part of zipOf([file('附件1：通知.pdf', '一'), file('../表.xlsx', '二'), file('表.xlsx', ''), file('表.XLSX', '四')])) parts.push(part);
  expect(await unpack(Buffer.concat(parts))).toEqual([
    { name: '附件1：通知.pdf', text: '一', whole: true },
    { name: '.._表.xlsx', text: '二', whole: true },
    { name: '表.xlsx', text: '', whole: true },
    { name: '表（2）.XLSX', text: '四', whole: true },
  ]);
});
