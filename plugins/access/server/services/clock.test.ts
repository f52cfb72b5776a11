import { withDatabase } from '../../../../test/support/database';
import { createClock } from './clock';

it('follows the machine where no test clock is asked for', async () => {
  const { clock } = createClock({ NODE_ENV: 'production' });
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  await expect(clock.move(1)).rejects.toThrow('MEDREGISTRY_TEST_CLOCK');
});

it('refuses to be moved in production', () => {
  expect(() => createClock({ NODE_ENV: 'production', MEDREGISTRY_TEST_CLOCK: '1' })).toThrow('production');
});

it('moves on every process of the database', async () => {
  const place = await withDatabase();
  const [one, two] = [createClock({ MEDREGISTRY_TEST_CLOCK: '1' }), createClock({ MEDREGISTRY_TEST_CLOCK: '1' })];
  try {
    await Promise.all([one.follow({ connectionString: place.url }), two.follow({ connectionString: place.url })]);
    const day = 86_400_000;
    await one.clock.move(day);
    expect(one.clock.offset()).toBe(day);
    for (let tries = 0; two.clock.offset() !== day && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 20));
    expect(two.clock.now().getTime() - Date.now()).toBeGreaterThan(day - 1000);
    await one.clock.move(0);
    await two.clock.refresh();
    expect(two.clock.offset()).toBe(0);
  } finally {
    await one.clock.stop();
    await two.clock.stop();
    await place.drop();
  }
});
