import { OutboxTrial, until } from '../../../../test/support/outboxTrial';
import { StoredItem } from '../OutboxItem';
import type { OutboxItem } from '../OutboxItem';
import type { Outbox } from './outbox';

jest.setTimeout(30_000); // a machine may be slow

let trial: OutboxTrial;

beforeAll(async () => {
  trial = await OutboxTrial.begin();
}, 60_000);

afterEach(() => trial.reset());

afterAll(() => trial.end());

const item = (topic: string, dedupeKey: string, more: Partial<OutboxItem> = {}): OutboxItem => ({ topic, dedupeKey, payload: {}, ...more });

const enqueue = (box: Outbox, ...items: OutboxItem[]) => trial.database.transaction(({ trx }) => box.enqueue(trx, items));

const rowsOf = async (topic: string): Promise<{ id: number; dedupe_key: string; state: string; attempts: number; last_error: string | null }[]> => {
  const { rows } = await trial.database.connection.raw(
    'SELECT id, dedupe_key, state, attempts, last_error FROM outbox_messages WHERE topic = ? ORDER BY id',
    [topic],
  );
  return rows;
};

/** Handles `topic` by writing a row with the delivery's transaction, which is what "exactly once" is about. */
const writes = (box: Outbox, topic: string, process = ''): Outbox => {
  box.handle(topic, async (payload, { trx }) => {
    await trx.raw('INSERT INTO effects VALUES (?, ?, ?)', [topic, JSON.stringify(payload), process]);
  });
  return box;
};

describe('asking', () => {
  it('writes all items in one statement and none for an empty list', async () => {
    const box = trial.outbox();
    expect(await trial.statements(() => enqueue(box, ...Array.from({ length: 30 }, (_, index) => item('many', `${index}`))))).toEqual([
      'BEGIN;',
      'INSERT',
      'COMMIT;',
    ]);
    expect(await rowsOf('many')).toHaveLength(30);
    expect(await trial.statements(() => enqueue(box))).toEqual(['BEGIN;', 'COMMIT;']);
  });

  it('keeps one item for a key, in one call and over several', async () => {
    const box = trial.outbox();
    await enqueue(box, item('twice', 'a'), item('twice', 'a'), item('twice', 'b'));
    await enqueue(box, item('twice', 'a', { payload: 'changed' }));
    expect((await rowsOf('twice')).map((row) => row.dedupe_key)).toEqual(['a', 'b']);
  });

  it('leaves nothing behind when its cause is rolled back', async () => {
    const box = writes(trial.outbox(), 'undone');
    await expect(
      trial.database.transaction(async ({ trx }) => {
        await box.enqueue(trx, [item('undone', 'a')]);
        throw new Error('the cause failed');
      }),
    ).rejects.toThrow('the cause failed');
    expect(await box.drain()).toBe(0);
    expect(await rowsOf('undone')).toEqual([]);
  });

  it('carries every JSON value through, and texts that the database cannot hold as replacement characters', async () => {
    const box = trial.outbox();
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
    const box = writes(trial.outbox(), 'once');
    await enqueue(box, item('once', 'a', { payload: 'a' }));
    expect(await trial.statements(() => box.drain())).toEqual(['SELECT', 'BEGIN;', 'SELECT', 'SAVEPOINT', 'INSERT', 'UPDATE', 'COMMIT;', 'SELECT']);
    expect(await trial.effects('once')).toHaveLength(1);
    expect(await rowsOf('once')).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(await box.drain()).toBe(0);
  });

  it('hands each of 200 items to one of two dispatchers, once', async () => {
    const [left, right] = [writes(trial.outbox(), 'shared', 'left'), writes(trial.outbox(), 'shared', 'right')];
    await enqueue(left, ...Array.from({ length: 200 }, (_, index) => item('shared', `${index}`, { payload: index })));
    left.start();
    right.start();
    await until(async () => (await rowsOf('shared')).every(({ state }) => state === 'done'));
    const effects = await trial.effects('shared');
    expect(effects.map(({ key }) => Number(key)).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index));
    expect(new Set(effects.map(({ process }) => process))).toEqual(new Set(['left', 'right']));
    expect((await rowsOf('shared')).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('starts at the commit, without waiting for the next look', async () => {
    const box = writes(trial.outbox({ pollMs: 60_000 }), 'prompt');
    box.start();
    await until(async () => (await trial.statements(() => new Promise((resolve) => setTimeout(resolve, 50)))).length === 0);
    await enqueue(box, item('prompt', 'a'));
    await until(async () => (await trial.effects('prompt')).length === 1);
  });

  it('shows what is waiting and what was done', async () => {
    const box = writes(trial.outbox(), 'shown');
    await enqueue(box, item('shown', 'a', { payload: { b: [1] } }));
    await box.drain();
    await enqueue(box, item('shown', 'b'));
    const items = (await box.recent(2)).map((one) => StoredItem.parse(one));
    expect(items).toMatchObject([{ dedupeKey: 'b', state: 'pending' }, { dedupeKey: 'a', state: 'done', payload: { b: [1] }, attempts: 1 }]);
    expect((await box.recent(50, 'done')).every(({ state }) => state === 'done')).toBe(true);
  });

  it('looks again for what another process asked for', async () => {
    const box = writes(trial.outbox(), 'foreign');
    box.start();
    await enqueue(trial.outbox(), item('foreign', 'a'));
    await until(async () => (await trial.effects('foreign')).length === 1);
  });

  it('waits until an item is available and until everything is registered', async () => {
    let ready = false;
    const box = writes(trial.outbox({ ready: () => ready }), 'patient');
    await enqueue(box, item('patient', 'now'), item('patient', 'later', { availableAt: trial.at(5000) }));
    box.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await trial.effects('patient')).toHaveLength(0);
    ready = true;
    await until(async () => (await trial.effects('patient')).length === 1);
    expect((await rowsOf('patient')).map(({ state }) => state)).toEqual(['done', 'pending']);
    trial.later(5000);
    await until(async () => (await trial.effects('patient')).length === 2);
  });

  it('lets what takes long hold up nothing that people wait for', async () => {
    const box = writes(trial.outbox({ concurrency: 1 }), 'quick');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    box.handle('lengthy', () => held, 'long');
    await enqueue(box, item('lengthy', 'a'), item('quick', 'b'));
    box.start();
    await until(async () => (await trial.effects('quick')).length === 1);
    expect(await rowsOf('lengthy')).toMatchObject([{ state: 'pending' }]);
    release();
    await until(async () => (await rowsOf('lengthy'))[0]?.state === 'done');
    expect(() => box.handle('quick', () => held, 'long')).toThrow('has a handler already');
  });

  it('leaves topics that nobody here handles to others', async () => {
    const box = trial.outbox();
    await enqueue(box, item('unknown', 'a'));
    expect(await box.drain()).toBe(0);
    expect(await rowsOf('unknown')).toMatchObject([{ state: 'pending', attempts: 0 }]);
  });

  it('refuses a second handler of a topic, and to drain inside a transaction', async () => {
    const box = writes(trial.outbox(), 'taken');
    expect(() => writes(box, 'taken')).toThrow('has a handler already');
    await expect(trial.database.transaction(() => box.drain())).rejects.toThrow('inside a transaction');
  });
});

describe('failing', () => {
  it('takes back what the handler wrote, tries again later, gives up in the end and lets others pass', async () => {
    const box = writes(trial.outbox({ maxAttempts: 3 }), 'healthy');
    const tokens: string[] = [];
    box.handle('sick', async (_, { trx, token, attempt }) => {
      tokens.push(`${token} ${attempt}`);
      await trx.raw("INSERT INTO effects VALUES ('sick', '', '')");
      await trx.raw('SELECT 1 / 0');
    });
    await enqueue(box, item('sick', 'a'), item('healthy', 'b'));

    expect(await box.drain()).toBe(2);
    expect(await trial.effects('healthy')).toHaveLength(1);
    expect(await rowsOf('sick')).toMatchObject([{ state: 'pending', attempts: 1, last_error: expect.stringContaining('division by zero') }]);
    expect(await box.drain()).toBe(0);

    trial.later(1000);
    expect(await box.drain()).toBe(1);
    trial.later(2000);
    expect(await box.drain()).toBe(1);
    expect(await rowsOf('sick')).toMatchObject([{ state: 'dead', attempts: 3 }]);
    trial.later(3_600_000);
    expect(await box.drain()).toBe(0);
    expect(await trial.effects('sick')).toHaveLength(0);
    expect(tokens).toEqual(['sick:a 1', 'sick:a 2', 'sick:a 3']);
    expect(trial.warnings.at(-1)).toMatch(/given up/);
  });

  it('delivers a dead item again once it is revived', async () => {
    let broken = true;
    const box = trial.outbox({ maxAttempts: 1 });
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
    const box = trial.outbox();
    box.handle('killed', async (_, { trx }) => {
      await trx.raw("INSERT INTO effects VALUES ('killed', '', '')");
      if (!strike) return;
      strike = false;
      const { rows } = await trx.raw('SELECT pg_backend_pid() AS pid');
      await trial.database.connection.raw('SELECT pg_terminate_backend(?)', [rows[0].pid]);
      await trx.raw('SELECT 1');
    });
    await enqueue(box, item('killed', 'a'));
    box.start();
    await until(async () => (await rowsOf('killed'))[0]?.state === 'done');
    await box.stop();
    expect(await trial.effects('killed')).toHaveLength(1);
    expect(await rowsOf('killed')).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(trial.warnings.length).toBeGreaterThan(0);
  });

  it('stops after the item under way, leaving the rest', async () => {
    const box = trial.outbox({ concurrency: 1 });
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
