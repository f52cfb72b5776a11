import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const REGISTER = path.join(__dirname, 'register.cjs');

/** What a child can be asked for, by name. */
export type Services = Record<string, (...given: never[]) => unknown>;

interface Question {
  id: number;
  method: string;
  given: unknown[];
}

interface Reply {
  id: number;
  value?: unknown;
  error?: string;
}

/** CPU milliseconds that a process has used, in both modes. */
export const cpuMilliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Answers the parent's questions; called once in a child. */
export function serve(services: Services): void {
  const known: Services = { cpu: cpuMilliseconds, ...services };
  process.on('message', ({ id, method, given }: Question) => {
    const reply = (answer: Omit<Reply, 'id'>): void => void process.send?.({ id, ...answer });
    const service = known[method];
    Promise.resolve()
      .then(() => (service ? service(...(given as never[])) : Promise.reject(new Error(`no ${method}`))))
      .then(
        (value) => reply({ value }),
        (error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0 });
}

/** A process that is measured: it does one thing, and answers questions beside it. */
export class Child<S extends Services> {
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;

  private constructor(readonly process: ChildProcess) {
    process.on('message', (reply: Reply) => {
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
    process.on('exit', (code) => {
      for (const answer of this.#waiting.values()) answer({ id: 0, error: `the process ended with ${code}` });
    });
  }

  /**
   * @param file of this folder, which calls `serve`
   * @param env beside ours
   */
  static async start<S extends Services>(file: string, env: Record<string, string> = {}): Promise<Child<S>> {
    const child = new Child<S>(fork(path.join(__dirname, file), { execArgv: ['-r', REGISTER], env: { ...process.env, ...env }, serialization: 'advanced' }));
    await new Promise<void>((resolve, reject) => {
      child.#waiting.set(0, ({ error }) => (error === undefined ? resolve() : reject(new Error(`${file}: ${error}`))));
    });
    return child;
  }

  /** @throws Error with the child's own stack */
  async ask<M extends keyof S & string>(method: M, ...given: Parameters<S[M]>): Promise<Awaited<ReturnType<S[M]>>> {
    const id = (this.#last += 1);
    const { value, error } = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.process.send({ id, method, given } satisfies Question);
    });
    if (error !== undefined) throw new Error(`${method}: ${error}`);
    return value as Awaited<ReturnType<S[M]>>;
  }

  /** CPU milliseconds used so far. */
  async cpu(): Promise<number> {
    return (await (this as unknown as Child<{ cpu: () => number }>).ask('cpu')) as number;
  }

  async end(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.process.once('exit', () => resolve()));
    this.process.disconnect();
    await ended;
  }
}
