import type { Database } from '@strapi/database';
import type { Channel, ChannelKey } from '../../plugins/outbox/server/channels/Channel';
import { contactPoint } from '../../plugins/outbox/server/content-types/contactPoint';
import { dispatch } from '../../plugins/outbox/server/content-types/dispatch';
import { messageSetting } from '../../plugins/outbox/server/content-types/messageSetting';
import { createDispatcher, type Dispatcher } from '../../plugins/outbox/server/services/dispatcher';
import { createPlanner, type Planned } from '../../plugins/outbox/server/services/plan';
import { createTables, openDatabase, withDatabase } from './database';

const START = new Date('2026-03-01T00:00:00.000Z');

export interface Line {
  channel: string;
  recipient_id: number;
  state: string;
  reason: string | null;
  attempts: number;
  last_error: string | null;
  reference: string | null;
}

/** Messages on their way out, on one database and a clock that moves only when told. */
export class DispatchTrial {
  readonly logged: string[] = [];
  readonly channels = new Map<ChannelKey, Channel>();
  now = START;

  private constructor(
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {}

  static async begin(): Promise<DispatchTrial> {
    const place = await withDatabase();
    const database = openDatabase(place.url, 20);
    await createTables(database, [dispatch, contactPoint, messageSetting], ['21-messages.sql']);
    return new DispatchTrial(database, place.drop);
  }

  /** One more process. */
  dispatcher(maxAttempts = 4): Dispatcher {
    const log = (text: string): void => void this.logged.push(text);
    return createDispatcher({ database: this.database, clock: { now: () => this.now }, log: { warn: log, error: log }, channels: () => this.channels, open: (sealed) => sealed.replace('sealed:', ''), site: () => 'https://register.example', maxAttempts });
  }

  later(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  async contact(userId: number, channel: ChannelKey, address: string, { verified = true, wanted = true } = {}): Promise<void> {
    await this.database.connection.raw(
      `INSERT INTO contact_points (user_id, channel, address, address_masked, wanted, verified_at, code_tries) VALUES (?, ?, ?, 'm***', ?, ?, 0)`,
      [userId, channel, `sealed:${address}`, wanted, verified ? START.toISOString() : null] as never,
    );
  }

  async plan(planned: Partial<Planned> & Pick<Planned, 'source' | 'recipients'>): Promise<void> {
    const plan = createPlanner(() => this.channels);
    const whole = { kind: 'returned', title: '申请需要修改', body: '请查看意见。', link: '/app/applications/a1', values: { number: 'A-1' }, scopePath: '/', subjectType: null, subjectId: null, now: this.now, ...planned };
    await this.database.transaction(({ trx }) => plan(trx, whole));
  }

  async lines(source: string): Promise<Line[]> {
    const { rows } = await this.database.connection.raw<{ rows: Line[] }>(
      'SELECT channel, recipient_id, state, reason, attempts, last_error, reference FROM dispatches WHERE source = ? ORDER BY recipient_id, channel', [source],
    );
    return rows;
  }

  /** The line that leaves the house; a test about it has one. */
  async outside(source: string): Promise<Line | undefined> {
    return (await this.lines(source)).find(({ channel }) => channel !== 'inbox');
  }

  async reset(): Promise<void> {
    await this.database.connection.raw('TRUNCATE dispatches, contact_points');
    this.channels.clear();
    this.logged.length = 0;
    this.now = START;
  }

  async end(): Promise<void> {
    await this.database.destroy();
    await this.drop();
  }
}
