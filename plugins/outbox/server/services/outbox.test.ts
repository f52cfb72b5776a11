import type { Database } from '@strapi/database';
import { createTables, openDatabase, withDatabase } from '../../../../test/support/database';
import { message } from '../content-types/message';
import { outboxMessage } from '../content-types/outboxMessage';
import { StoredItem } from '../OutboxItem';
import type { OutboxItem } from '../OutboxItem';
import { createOutbox } from './outbox';
import type { Outbox, OutboxOptions } from './outbox';

const START = new Date('2026-03-01T00:00:00.000Z');

let place: Awaited<ReturnType<typeof withDatabase>>;
let database: Database;
let now: Date;
const warnings: string[] = [];
const running: Outbox[] = [];

const outbox = (options: Partial<OutboxOptions> = {}): Outbox => {
  const one = createOutbox({
    database,
    clock: { now: () => now },
    log: { warn: (text) => warnings.push(text), error: (text) => warnings.push(text) },
    pollMs: 20,
    ...options,
  });
  running.push(one);
  return one;
};

const item = (topic: string, dedupeKey: string, more: Partial<OutboxItem> = {}): OutboxItem => ({ topic, dedupeKey, payload: {}, ...more });

const enqueue = (box: Outbox, ...items: OutboxItem[]) => database.transaction(({ trx }) => box.enqueue(trx, items));

const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

const rowsOf = async (topic: string): Promise<{ id: number; dedupe_key: string; state: string; attempts: number; last_error: string | null }[]> => {
  const { rows } = await database.connection.raw(
    'SELECT id, dedupe_key, state, attempts, last_error FROM outbox_messages WHERE topic = ? ORDER BY id',
    [topic],
  );
  return rows;
};

const until = async (condition: () => Promise<boolean> | boolean): Promise<void> => {
  const patience = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > patience) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => statements.push(sql.trim().split(/\s/)[0] ?? '');
  database.connection.on('query', listen);
  try {
    await work();
  } finally {
    database.connection.removeListener('query', listen);
  }
  return statements;
};

beforeAll(async () => {
  place = await withDatabase();
  database = openDatabase(place.url, 20);
  await createTables(database, [outboxMessage, message], ['20-outbox.sql']);
  await database.connection.raw('CREATE TABLE effects (topic text, key text, process text)');
}, 60_000);

beforeEach(() => {
  now = START;
  warnings.length = 0;
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

afterAll(async () => {
  await database.destroy();
  await place.drop();
});

/** Handles `topic` by writing a row with the delivery's transaction, which is what "exactly once" is about. */
const writes = (box: Outbox, topic: string, process = ''): Outbox => {
  box.handle(topic, async (payload, { trx }) => {
    await trx.raw('INSERT INTO effects VALUES (?, ?, ?)', [topic, JSON.stringify(payload), process]);
  });
  return box;
};

const effectsOf = async (topic: string): Promise<{ key: string; process: string }[]> =>
  (await database.connection.raw('SELECT key, process FROM effects WHERE topic = ? ORDER BY key', [topic])).rows;

describe('asking', () => {
  it('writes all items in one statement and none for an empty list', async () => {
    const box = outbox();
    expect(await statementsOf(() => enqueue(box, ...Array.from({ length: 30 }, (_, index) => item('many', `${index}`))))).toEqual([
      'BEGIN;',
      'INSERT',
      'COMMIT;',
    ]);
    expect(await rowsOf('many')).toHaveLength(30);
    expect(await statementsOf(() => enqueue(box))).toEqual(['BEGIN;', 'COMMIT;']);
  });

  it('keeps one item for a key, in one call and over several', async () => {
    const box = outbox();
    await enqueue(box, item('twice', 'a'), item('twice', 'a'), item('twice', 'b'));
    await enqueue(box, item('twice', 'a', { payload: 'changed' }));
    expect((await rowsOf('twice')).map((row) => row.dedupe_key)).toEqual(['a', 'b']);
  });

  it('leaves nothing behind when its cause is rolled back', async () => {
    const box = writes(outbox(), 'undone');
    await expect(
      database.transaction(async ({ trx }) => {
        await box.enqueue(trx, [item('undone', 'a')]);
        throw new Error('the cause failed');
      }),
    ).rejects.toThrow('the cause failed');
    expect(await box.drain()).toBe(0);
    expect(await rowsOf('undone')).toEqual([]);
  });

  it('carries every JSON value through, and texts that the database cannot hold as replacement characters', async () => {
    const box = outbox();
    const seen: unknown[] = [];
    box.handle('values', async (payload) => void seen.push(payload));
    const values = [null, 'text', 3.5, ['𠮷', { b: false }], { literal: '\\u0000 stays' }];
    await enqueue(box, ...values.map((payload, index) => item('values', `${index}`, { payload })), item('values', 'odd', { payload: 'a\0\0b\ud800' }));
    await box.drain();
    expect(seen).toEqual([...values, 'a\uFFFD\uFFFDb\uFFFD']);
  });
});

describe('delivering', () => {
  it('marks the item in the transaction in which the handler wrote', async () => {
    const box = writes(outbox(), 'once');
    await enqueue(box, item('once', 'a', { payload: 'a' }));
    expect(await statementsOf(() => box.drain())).toEqual(['SELECT', 'BEGIN;', 'SELECT', 'SAVEPOINT', 'INSERT', 'UPDATE', 'COMMIT;', 'SELECT']);
    expect(await effectsOf('once')).toHaveLength(1);
    expect(await rowsOf('once')).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(await box.drain()).toBe(0);
  });

  it('hands each of 200 items to one of two dispatchers, once', async () => {
    const [left, right] = [writes(outbox(), 'shared', 'left'), writes(outbox(), 'shared', 'right')];
    await enqueue(left, ...Array.from({ length: 200 }, (_, index) => item('shared', `${index}`, { payload: index })));
    left.start();
    right.start();
    await until(async () => (await rowsOf('shared')).every(({ state }) => state === 'done'));
    const effects = await effectsOf('shared');
    expect(effects.map(({ key }) => Number(key)).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index));
    expect(new Set(effects.map(({ process }) => process))).toEqual(new Set(['left', 'right']));
    expect((await rowsOf('shared')).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('starts at the commit, without waiting for the next look', async () => {
    const box = writes(outbox({ pollMs: 60_000 }), 'prompt');
    box.start();
    await until(async () => (await statementsOf(() => new Promise((resolve) => setTimeout(resolve, 50)))).length === 0);
    await enqueue(box, item('prompt', 'a'));
    await until(async () => (await effectsOf('prompt')).length === 1);
  });

  it('shows what is waiting and what was done', async () => {
    const box = writes(outbox(), 'shown');
    await enqueue(box, item('shown', 'a', { payload: { b: [1] } }));
    await box.drain();
    await enqueue(box, item('shown', 'b'));
    const items = (await box.recent(2)).map((one) => StoredItem.parse(one));
    expect(items).toMatchObject([{ dedupeKey: 'b', state: 'pending' }, { dedupeKey: 'a', state: 'done', payload: { b: [1] }, attempts: 1 }]);
    expect((await box.recent(50, 'done')).every(({ state }) => state === 'done')).toBe(true);
  });

  it('looks again for what another process asked for', async () => {
    const box = writes(outbox(), 'foreign');
    box.start();
    await enqueue(outbox(), item('foreign', 'a'));
    await until(async () => (await effectsOf('foreign')).length === 1);
  });

  it('waits until an item is available and until everything is registered', async () => {
    let ready = false;
    const box = writes(outbox({ ready: () => ready }), 'patient');
    await enqueue(box, item('patient', 'now'), item('patient', 'later', { availableAt: new Date(START.getTime() + 5000) }));
    box.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await effectsOf('patient')).toHaveLength(0);
    ready = true;
    await until(async () => (await effectsOf('patient')).length === 1);
    expect((await rowsOf('patient')).map(({ state }) => state)).toEqual(['done', 'pending']);
    later(5000);
    await until(async () => (await effectsOf('patient')).length === 2);
  });

  it('leaves topics that nobody here handles to others', async () => {
    const box = outbox();
    await enqueue(box, item('unknown', 'a'));
    expect(await box.drain()).toBe(0);
    expect(await rowsOf('unknown')).toMatchObject([{ state: 'pending', attempts: 0 }]);
  });

  it('refuses a second handler of a topic, and to drain inside a transaction', async () => {
    const box = writes(outbox(), 'taken');
    expect(() => writes(box, 'taken')).toThrow('has a handler already');
    await expect(database.transaction(() => box.drain())).rejects.toThrow('inside a transaction');
  });
});

describe('failing', () => {
  it('takes back what the handler wrote, tries again later, gives up in the end and lets others pass', async () => {
    const box = writes(outbox({ maxAttempts: 3 }), 'healthy');
    const tokens: string[] = [];
    box.handle('sick', async (_, { trx, token, attempt }) => {
      tokens.push(`${token} ${attempt}`);
      await trx.raw("INSERT INTO effects VALUES ('sick', '', '')");
      await trx.raw('SELECT 1 / 0');
    });
    await enqueue(box, item('sick', 'a'), item('healthy', 'b'));

    expect(await box.drain()).toBe(2);
    expect(await effectsOf('healthy')).toHaveLength(1);
    expect(await rowsOf('sick')).toMatchObject([{ state: 'pending', attempts: 1, last_error: expect.stringContaining('division by zero') }]);
    expect(await box.drain()).toBe(0);

    later(1000);
    expect(await box.drain()).toBe(1);
    later(2000);
    expect(await box.drain()).toBe(1);
    expect(await rowsOf('sick')).toMatchObject([{ state: 'dead', attempts: 3 }]);
    later(3_600_000);
    expect(await box.drain()).toBe(0);
    expect(await effectsOf('sick')).toHaveLength(0);
    expect(tokens).toEqual(['sick:a 1', 'sick:a 2', 'sick:a 3']);
    expect(warnings.at(-1)).toMatch(/given up/);
  });

  it('delivers a dead item again once it is revived', async () => {
    let broken = true;
    const box = outbox({ maxAttempts: 1 });
    box.handle('revived', async () => {
      if (broken) throw new Error('no');
    });
    await enqueue(box, item('revived', 'a'));
    await box.drain();
    const [row] = await rowsOf('revived');
    expect(row?.state).toBe('dead');
    broken = false;
    expect(await box.revive(row?.id ?? 0)).toBe(true);
    expect(await box.revive(row?.id ?? 0)).toBe(false);
    await box.drain();
    expect(await rowsOf('revived')).toMatchObject([{ state: 'done', attempts: 1, last_error: null }]);
  });

  it('delivers once more, and once only, when the connection dies in the middle of a handler', async () => {
    let strike = true;
    const box = outbox();
    box.handle('killed', async (_, { trx }) => {
      await trx.raw("INSERT INTO effects VALUES ('killed', '', '')");
      if (!strike) return;
      strike = false;
      const { rows } = await trx.raw('SELECT pg_backend_pid() AS pid');
      await database.connection.raw('SELECT pg_terminate_backend(?)', [rows[0].pid]);
      await trx.raw('SELECT 1');
    });
    await enqueue(box, item('killed', 'a'));
    box.start();
    await until(async () => (await rowsOf('killed'))[0]?.state === 'done');
    await box.stop();
    expect(await effectsOf('killed')).toHaveLength(1);
    expect(await rowsOf('killed')).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(warnings.length).toBeGreaterThan(0);
  });

  it('stops after the item under way, leaving the rest', async () => {
    const box = outbox({ concurrency: 1 });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = 0;
    box.handle('slow', async () => {
      begun += 1;
      await held;
    });
    await enqueue(box, item('slow', 'a'), item('slow', 'b'));
    box.start();
    await until(() => begun === 1);
    const stopped = box.stop();
    release();
    await stopped;
    expect((await rowsOf('slow')).map(({ state }) => state)).toEqual(['done', 'pending']);
  });
});

describe('recurring jobs', () => {
  it('run once a tick however many processes there are', async () => {
    const runs: string[] = [];
    const boxes = ['left', 'right', 'third'].map((name) => {
      const box = outbox();
      box.every('tick', { seconds: 60 }, async ({ trx, tick }) => {
        await trx.raw('INSERT INTO effects VALUES (?, ?, ?)', ['tick', tick.toISOString(), name]);
        runs.push(tick.toISOString());
      });
      return box;
    });
    for (let minute = 0; minute < 9; minute += 1) {
      await Promise.all(boxes.flatMap((box) => [box.runJobs(), box.runJobs()]));
      later(60_000);
    }
    expect(runs).toHaveLength(9);
    expect(new Set(runs).size).toBe(9);
    expect(await effectsOf('tick')).toHaveLength(9);
  });

  it('run of themselves once started, and cost nothing between ticks', async () => {
    const box = outbox();
    let runs = 0;
    box.every('self', { seconds: 3600 }, async () => void (runs += 1));
    box.start();
    await until(() => runs === 1);
    await box.stop();
    expect(await statementsOf(() => box.runJobs())).toEqual([]);
    later(3_600_000);
    expect(await statementsOf(() => box.runJobs())).toEqual(['BEGIN;', 'SELECT', 'SAVEPOINT', 'UPDATE', 'COMMIT;']);
    expect(runs).toBe(2);
  });

  it('catch up after a downtime in one run that says how far it reaches back', async () => {
    const seen: (string | undefined)[][] = [];
    const declare = (): Outbox => {
      const box = outbox();
      box.every('late', { daily: '07:00' }, async ({ tick, since }) => void seen.push([since?.toISOString(), tick.toISOString()]));
      return box;
    };
    await declare().runJobs();
    later(10 * 86_400_000);
    const restarted = declare();
    await restarted.runJobs();
    await restarted.runJobs();
    expect(seen).toEqual([
      [undefined, '2026-02-28T23:00:00.000Z'],
      ['2026-02-28T23:00:00.000Z', '2026-03-10T23:00:00.000Z'],
    ]);
  });

  it('are tried again after a failure that leaves no trace, and keep others running', async () => {
    const box = outbox();
    let attempts = 0;
    let others = 0;
    box.every('shaky', { seconds: 86_400 }, async ({ trx }) => {
      await trx.raw("INSERT INTO effects VALUES ('shaky', '', '')");
      if ((attempts += 1) < 2) throw new Error('not yet');
    });
    box.every('steady', { seconds: 86_400 }, async () => void (others += 1));
    await box.runJobs();
    await box.runJobs();
    expect([attempts, others]).toEqual([1, 1]);
    expect(await effectsOf('shaky')).toHaveLength(0);
    later(1000);
    await box.runJobs();
    await box.runJobs();
    expect([attempts, others]).toEqual([2, 1]);
    expect(await effectsOf('shaky')).toHaveLength(1);
  });

  it('refuse a wrong period and a second declaration where they are declared', () => {
    const box = outbox();
    expect(() => box.every('wrong', { daily: '7 o’clock' }, async () => undefined)).toThrow(RangeError);
    box.every('double', { seconds: 1 }, async () => undefined);
    expect(() => box.every('double', { seconds: 1 }, async () => undefined)).toThrow('declared already');
  });
});
