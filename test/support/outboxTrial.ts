import type { Database } from '@strapi/database';
import { message } from '../../plugins/outbox/server/content-types/message';
import { outboxMessage } from '../../plugins/outbox/server/content-types/outboxMessage';
import { createOutbox } from '../../plugins/outbox/server/services/outbox';
import type { Outbox, OutboxOptions } from '../../plugins/outbox/server/services/outbox';
import { createTables, openDatabase, statementsOf, withDatabase } from './database';

const START = new Date('2026-03-01T00:00:00.000Z');

/** Any number of outboxes, standing for processes, on one database and one clock that moves only when told. */
export class OutboxTrial {
  readonly warnings: string[] = [];
  private readonly running: Outbox[] = [];
  private now = START;

  private constructor(
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {}

  static async begin(): Promise<OutboxTrial> {
    const place = await withDatabase();
    const database = openDatabase(place.url, 20);
    await createTables(database, [outboxMessage, message], ['20-outbox.sql']);
    await database.connection.raw('CREATE TABLE effects (topic text, key text, process text)');
    return new OutboxTrial(database, place.drop);
  }

  outbox(options: Partial<OutboxOptions> = {}): Outbox {
    const log = (text: string): void => void this.warnings.push(text);
    const one = createOutbox({ database: this.database, clock: { now: () => this.now }, log: { warn: log, error: log }, pollMs: 20, ...options });
    this.running.push(one);
    return one;
  }

  /** Milliseconds after the start of the test. */
  at(milliseconds: number): Date {
    return new Date(START.getTime() + milliseconds);
  }

  later(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  /** First words of the statements that `work` sends. */
  async statements(work: () => Promise<unknown>): Promise<string[]> {
    return (await statementsOf(this.database, work)).map((sql) => sql.split(/\s/)[0] ?? '');
  }

  async effects(topic: string): Promise<{ key: string; process: string }[]> {
    const { rows } = await this.database.connection.raw<{ rows: { key: string; process: string }[] }>(
      'SELECT key, process FROM effects WHERE topic = ? ORDER BY key',
      [topic],
    );
    return rows;
  }

  /** Stops what the test started and sets the clock back. */
  async reset(): Promise<void> {
    await Promise.all(this.running.splice(0).map((one) => one.stop()));
    this.now = START;
    this.warnings.length = 0;
  }

  async end(): Promise<void> {
    await this.reset();
    await this.database.destroy();
    await this.drop();
  }
}

/** Waits until the condition holds, for as long as a slow machine may need. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const patience = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > patience) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
