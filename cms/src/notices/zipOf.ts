import { crc32 } from 'node:zlib';

export interface ZipFile {
  name: string;
  read(): Promise<Buffer>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8 (general purpose bit 11). */
const UTF8 = 0x0800;
/** 1980-01-01, the first day that the format knows: when a file was put in says nothing here. */
const DAY_ONE = 0x0021;

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** What both headers of a file say alike: version, flags, stored as it is, time, sum, sizes, length of the name. */
const facts = (content: { sum: number; size: number }, name: Buffer): Buffer =>
  Buffer.concat([u16(20), u16(UTF8), u16(0), u16(0), u16(DAY_ONE), u32(content.sum), u32(content.size), u32(content.size), u16(name.length), u16(0)]);

/** Names that no two files share, and that lead out of no folder. */
function plainNames(files: readonly ZipFile[]): string[] {
  const taken = new Set<string>();
  return files.map(({ name }) => {
    const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
    const at = plain.lastIndexOf('.');
    const [stem, ending] = at > 0 ? [plain.slice(0, at), plain.slice(at)] : [plain, ''];
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem}（${count}）${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/**
 * Several files as one ZIP archive (APPNOTE.TXT 6.3), each stored as it is: what people attach is compressed already.
 * One file at a time is in memory. Together they stay below the 4 GB that the plain format can say.
 */
export async function* zipOf(files: readonly ZipFile[]): AsyncGenerator<Uint8Array> {
  const names = plainNames(files);
  const directory: Buffer[] = [];
  let at = 0;
  for (const [index, file] of files.entries()) {
    const name = Buffer.from(names[index] ?? file.name, 'utf8');
    const content = await file.read();
    const said = facts({ sum: crc32(content), size: content.length }, name);
    const head = Buffer.concat([u32(LOCAL), said, name]);
    directory.push(Buffer.concat([u32(CENTRAL), u16(20), said, u16(0), u16(0), u16(0), u32(0), u32(at), name]));
    at += head.length + content.length;
    yield head;
    yield content;
  }
  const central = Buffer.concat(directory);
  yield central;
  yield Buffer.concat([u32(END), u16(0), u16(0), u16(files.length), u16(files.length), u32(central.length), u32(at), u16(0)]);
}
