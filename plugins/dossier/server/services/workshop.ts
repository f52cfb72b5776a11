import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Press, type PressOptions } from '../press/Press';
import type { FileStore } from '../store/FileStore';
import { LocalFileStore } from '../store/LocalFileStore';

/** What the dossier works with: the press and the store. */
export interface Workshop {
  press: Press;
  store: FileStore;
  /** Folder of pictures that can be made again; null keeps none. */
  previews: string | null;
}

/** The bytes of a result that nobody keeps. */
export async function fetched(path: string): Promise<Buffer> {
  return readFile(path).finally(() => rm(path, { force: true }));
}

/** Opens the workshop below one private folder: `files`, `press` (results under way) and `previews`. */
export function openWorkshop(directory: string, options: Partial<PressOptions> = {}): Workshop {
  return {
    press: new Press({ scratch: join(directory, 'press'), ...options }),
    store: new LocalFileStore(join(directory, 'files')),
    previews: join(directory, 'previews'),
  };
}
