import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import type { SheetLimits } from './SheetLimits';
import { SheetRefusal } from './SheetRefusal';

/** The parts of a workbook. Their sizes are known before a byte is unfolded, and a part that lies about its own is broken off. */
export class Archive {
  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws SheetRefusal damaged, bomb */
  static async open(path: string, { entries: most, entryBytes }: SheetLimits): Promise<Archive> {
    const file = await new Promise<ZipFile>((resolve, reject) =>
      open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) => (error ? reject(new SheetRefusal('damaged')) : resolve(opened))),
    );
    if (file.entryCount > most) throw new SheetRefusal('bomb');
    const entries = new Map<string, Entry>();
    await new Promise<void>((resolve, reject) => {
      file.on('entry', (entry: Entry) => {
        if (entry.uncompressedSize > entryBytes) return reject(new SheetRefusal('bomb'));
        if (entry.isEncrypted()) return reject(new SheetRefusal('encrypted'));
        entries.set(entry.fileName.replace(/\\/g, '/'), entry);
        file.readEntry();
      });
      file.on('end', resolve);
      file.on('error', () => reject(new SheetRefusal('damaged')));
      file.readEntry();
    });
    return new Archive(file, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  size(name: string): number {
    return this.entries.get(name)?.uncompressedSize ?? 0;
  }

  /** @throws SheetRefusal damaged, when the workbook names a part that it does not have */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new SheetRefusal('damaged');
    return new Promise((resolve, reject) => this.file.openReadStream(entry, (error, stream) => (error ? reject(new SheetRefusal('damaged')) : resolve(stream))));
  }

  close(): void {
    this.file.close();
  }
}
