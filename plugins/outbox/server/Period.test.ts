import { backoff } from './backoff';
import { tickAt } from './Period';

const tick = (period: Parameters<typeof tickAt>[0], now: string) => tickAt(period, new Date(now)).toISOString();

it('gives every moment of a period the same tick', () => {
  expect(tick({ seconds: 60 }, '2026-03-01T10:00:00.000Z')).toBe('2026-03-01T10:00:00.000Z');
  expect(tick({ seconds: 60 }, '2026-03-01T10:00:59.999Z')).toBe('2026-03-01T10:00:00.000Z');
  expect(tick({ seconds: 60 }, '2026-03-01T10:01:00.000Z')).toBe('2026-03-01T10:01:00.000Z');
});

it('reads a time of day in Shanghai unless told another zone', () => {
  expect(tick({ daily: '07:30' }, '2026-03-01T23:29:59Z')).toBe('2026-02-28T23:30:00.000Z');
  expect(tick({ daily: '07:30' }, '2026-03-01T23:30:00Z')).toBe('2026-03-01T23:30:00.000Z');
  expect(tick({ daily: '00:00', offsetMinutes: 0 }, '2024-02-29T12:00:00Z')).toBe('2024-02-29T00:00:00.000Z');
});

it('refuses what is no period', () => {
  for (const daily of ['24:00', '7:30', 'noon']) expect(() => tick({ daily }, '2026-03-01T00:00:00Z')).toThrow(RangeError);
  for (const seconds of [0, -1, 0.5, Number.NaN]) expect(() => tick({ seconds }, '2026-03-01T00:00:00Z')).toThrow(RangeError);
});

it('waits longer after each failure, up to an hour, and never less than half', () => {
  expect([1, 2, 5, 30].map((attempt) => backoff(attempt, () => 0))).toEqual([500, 1000, 8000, 1_800_000]);
  expect([1, 2, 5, 30].map((attempt) => backoff(attempt, () => 1))).toEqual([1000, 2000, 16_000, 3_600_000]);
});
