import { refuse } from '@medregistry/language';
import { SheetRefusal } from './sheets/SheetRefusal';

/** Turns a file that is turned down into the answer of the API. @throws Refusal 413 or 415 */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    const problems = [{ path: 'files', code: error.code, message: error.message }];
    throw error.status === 413 ? refuse.tooLarge(error.message, problems) : refuse.unsupported(error.message, problems);
  }
}
