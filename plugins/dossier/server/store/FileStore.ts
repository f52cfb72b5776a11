import type { Readable } from 'node:stream';

/** What is known of a stored file; the key is random and says nothing. */
export interface StoredFile {
  key: string;
  bytes: number;
  sha256: string;
}

/**
 * Where files lie. Never public: a file is served only through the record that owns it (design.md §9). The port is
 * small so that a local folder and an object store fit behind it.
 */
export interface FileStore {
  /** Takes over a finished local file; it is gone from `path` afterwards. Durable when it returns. */
  adopt(path: string, extension: string): Promise<StoredFile>;
  /** @throws Error when there is no such file */
  open(key: string): Promise<Readable>;
  /** Gives a local path to the bytes for the length of `work`, for tools that need one. */
  withLocal<T>(keys: string[], work: (paths: string[]) => Promise<T>): Promise<T>;
  /** Quiet when there is no such file. */
  remove(key: string): Promise<void>;
}
