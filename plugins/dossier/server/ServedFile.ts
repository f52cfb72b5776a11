import type { Readable } from 'node:stream';

/** Bytes ready to be handed out; `open` starts reading, and is called by whoever sends them. */
export interface ServedFile {
  mimetype: 'application/pdf' | 'image/jpeg';
  bytes: number;
  sha256: string;
  open(): Promise<Readable>;
}
