import { accessTrial, type AccessTrial } from '../../../../test/support/accessTrial';
import { AccessConfig } from '../AccessConfig';
import { createAttempts, type Attempts } from './attempts';

const NOW = new Date('2026-03-02T01:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let trial: AccessTrial;
let attempts: Attempts;

beforeAll(async () => {
  trial = await accessTrial();
  attempts = createAttempts(trial.reads, AccessConfig.parse({ accountLimit: 5, accountLockMinutes: 30, addressLimit: 20, addressWindowMinutes: 15 }));
});
afterAll(() => trial.end());

/** Attempts one after the other; what each had to wait. */
const waits = async (count: number, account: string, address: string, now = NOW): Promise<number[]> => {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) all.push(await attempts.take(account, address, now));
  return all;
};

it('lets five attempts through and locks the account for half an hour', async () => {
  expect(await waits(7, 'a', '10.0.0.1')).toEqual([0, 0, 0, 0, 0, 1800, 1800]);
  expect(await attempts.take('a', '10.0.0.1', later(29))).toBe(60);
  expect(await attempts.take('a', '10.0.0.1', later(30))).toBe(0);
});

it('starts afresh after a lock and does not prolong it', async () => {
  await waits(5, 'b', '10.0.0.2');
  expect(await attempts.take('b', '10.0.0.2', later(20))).toBe(600);
  expect(await waits(6, 'b', '10.0.0.2', later(31))).toEqual([0, 0, 0, 0, 0, 1800]);
});

it('lets exactly five of thirty parallel guesses look at the password', async () => {
  const all = await Promise.all(Array.from({ length: 30 }, (_, index) => attempts.take('c', `10.1.0.${index}`, NOW)));
  expect(all.filter((wait) => wait === 0)).toHaveLength(5);
});

it('forgets failures that lie further back than the window', async () => {
  await waits(4, 'd', '10.0.0.3');
  expect(await waits(4, 'd', '10.0.0.3', later(31))).toEqual([0, 0, 0, 0]);
});

it('forgives an account whose password was right', async () => {
  await waits(5, 'e', '10.0.0.4');
  await attempts.forgive('e', '10.0.0.4');
  expect(await waits(5, 'e', '10.0.0.4')).toEqual([0, 0, 0, 0, 0]);
});

it('locks an address that tries many accounts, and only that address', async () => {
  const all = await Promise.all(Array.from({ length: 25 }, (_, index) => attempts.take(`many${index}`, '10.0.0.5', NOW)));
  expect(all.filter((wait) => wait === 0)).toHaveLength(20);
  expect(await attempts.take('another', '10.0.0.5', later(10))).toBe(300);
  expect(await attempts.take('another', '10.0.0.6', later(10))).toBe(0);
});

it('gives an address its attempts back, so that a busy office is not locked out', async () => {
  for (let index = 0; index < 60; index += 1) {
    expect(await attempts.take(`colleague${index}`, '10.0.0.7', NOW)).toBe(0);
    await attempts.forgive(`colleague${index}`, '10.0.0.7');
  }
});

it('never waits for itself when the same person signs in from many tabs', async () => {
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      await attempts.take('f', '10.0.0.8', NOW);
      await attempts.forgive('f', '10.0.0.8');
    }),
  );
  await attempts.forgive('f', '10.0.0.8');
  expect(await attempts.take('f', '10.0.0.8', NOW)).toBe(0);
});
