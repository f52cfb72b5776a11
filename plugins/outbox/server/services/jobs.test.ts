import { OutboxTrial, until } from '../../../../test/support/outboxTrial';
import type { Outbox } from './outbox';

jest.setTimeout(30_000); // a machine may be slow

let trial: OutboxTrial;

beforeAll(async () => {
  trial = await OutboxTrial.begin();
}, 60_000);

afterEach(() => trial.reset());

afterAll(() => trial.end());

it('recurring jobs run once a tick however many processes there are', async () => {
  const runs: string[] = [];
  const boxes = ['left', 'right', 'third'].map((name) => {
    const box = trial.outbox();
    box.every('tick', { seconds: 60 }, async ({ trx, tick }) => {
      await trx.raw('INSERT INTO effects VALUES (?, ?, ?)', ['tick', tick.toISOString(), name]);
      runs.push(tick.toISOString());
    });
    return box;
  });
  for (let minute = 0; minute < 9; minute += 1) {
    await Promise.all(boxes.flatMap((box) => [box.runJobs(), box.runJobs()]));
    trial.later(60_000);
  }
  expect(runs).toHaveLength(9);
  expect(new Set(runs).size).toBe(9);
  expect(await trial.effects('tick')).toHaveLength(9);
});

it('recurring jobs run of themselves once started, and cost nothing between ticks', async () => {
  const box = trial.outbox();
  let runs = 0;
  box.every('self', { seconds: 3600 }, async () => void (runs += 1));
  box.start();
  await until(() => runs === 1);
  await box.stop();
  expect(await trial.statements(() => box.runJobs())).toEqual([]);
  trial.later(3_600_000);
  expect(await trial.statements(() => box.runJobs())).toEqual(['BEGIN;', 'SELECT', 'SAVEPOINT', 'UPDATE', 'COMMIT;']);
  expect(runs).toBe(2);
});

it('recurring jobs catch up after a downtime in one run that says how far it reaches back', async () => {
  const seen: (string | undefined)[][] = [];
  const declare = (): Outbox => {
    const box = trial.outbox();
    box.every('late', { daily: '07:00' }, async ({ tick, since }) => void seen.push([since?.toISOString(), tick.toISOString()]));
    return box;
  };
  await declare().runJobs();
  trial.later(10 * 86_400_000);
  const restarted = declare();
  await restarted.runJobs();
  await restarted.runJobs();
  expect(seen).toEqual([
    [undefined, '2026-02-28T23:00:00.000Z'],
    ['2026-02-28T23:00:00.000Z', '2026-03-10T23:00:00.000Z'],
  ]);
});

it('recurring jobs are tried again after a failure that leaves no trace, and keep others running', async () => {
  const box = trial.outbox();
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
  expect(await trial.effects('shaky')).toHaveLength(0);
  trial.later(1000);
  await box.runJobs();
  await box.runJobs();
  expect([attempts, others]).toEqual([2, 1]);
  expect(await trial.effects('shaky')).toHaveLength(1);
});

it('recurring jobs refuse a wrong period and a second declaration where they are declared', () => {
  const box = trial.outbox();
  expect(() => box.every('wrong', { daily: '7 o’clock' }, async () => undefined)).toThrow(RangeError);
  box.every('double', { seconds: 1 }, async () => undefined);
  expect(() => box.every('double', { seconds: 1 }, async () => undefined)).toThrow('declared already');
});
