/** Work that several callers want at once is done once in this process, and all get its result. */
export class SingleFlight<T> {
  private readonly flying = new Map<string, Promise<T>>();

  run(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.flying.get(key);
    if (known) return known;
    const started = work().finally(() => this.flying.delete(key));
    this.flying.set(key, started);
    return started;
  }
}
