import { refuse } from '@medregistry/language';
import { PressRefusal } from './press/PressRefusal';

/**
 * Turns what the press refuses into the answer of the API; anything else passes through as it is.
 *
 * @param path where the problem belongs, e.g. `materials.<slot>`
 * @throws Refusal 413, 415 or 422
 */
export async function refusing<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PressRefusal)) throw error;
    const problems = [{ path, code: error.code, message: error.message }];
    if (error.status === 413) throw refuse.tooLarge(error.message, problems);
    if (error.status === 415) throw refuse.unsupported(error.message, problems);
    throw refuse.invalid(problems);
  }
}
