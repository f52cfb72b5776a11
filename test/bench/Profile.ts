import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Session } from 'node:inspector';

/** A CPU profile of this process, for Chrome's developer tools. */
export class Profile {
  readonly #session = new Session();

  #post(method: string): Promise<object> {
    return new Promise((resolve, reject) => this.#session.post(method, (error, result) => (error ? reject(error) : resolve(result ?? {}))));
  }

  async start(): Promise<void> {
    this.#session.connect();
    await this.#post('Profiler.enable');
    await this.#post('Profiler.start');
  }

  /** @param file where the profile is written */
  async stop(file: string): Promise<void> {
    const { profile } = (await this.#post('Profiler.stop')) as { profile: object };
    this.#session.disconnect();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(profile));
  }
}
