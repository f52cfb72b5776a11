import { DispatchTrial } from '../../../../test/support/dispatchTrial';
import { Undelivered, type Channel, type Parcel } from '../channels/Channel';

jest.setTimeout(60_000); // a machine may be slow

const HOUR = 3_600_000;

let trial: DispatchTrial;

/** A channel that does as it is told, time after time. */
function channel(outcomes: (Error | null)[] = [], repeatable = false): Channel & { sent: Parcel[] } {
  const sent: Parcel[] = [];
  return {
    sent,
    repeatable,
    carries: (kind) => kind !== 'never',
    send(parcel) {
      sent.push(parcel);
      const outcome = outcomes.length > 1 ? outcomes.shift() : outcomes[0];
      return outcome ? Promise.reject(outcome) : Promise.resolve({ reference: `r${sent.length}` });
    },
  };
}

beforeAll(async () => {
  trial = await DispatchTrial.begin();
}, 120_000);
beforeEach(() => trial.reset());
afterAll(() => trial.end());

describe('planning', () => {
  it('writes a line for the inbox and for every channel that the person wants and has proved', async () => {
    trial.channels.set('email', channel()).set('sms', channel());
    await trial.contact(1, 'email', 'a@example.cn');
    await trial.contact(1, 'sms', '13800000000', { wanted: false });
    await trial.contact(2, 'sms', '13800000001', { verified: false });
    await trial.plan({ source: 's', recipients: [1, 2, 1] });
    expect(await trial.lines('s')).toMatchObject([
      { recipient_id: 1, channel: 'email', state: 'waiting' },
      { recipient_id: 1, channel: 'inbox', state: 'sent' },
      { recipient_id: 2, channel: 'inbox', state: 'sent' },
      { recipient_id: 2, channel: 'sms', state: 'left-out', reason: 'unverified' },
    ]);
  });

  it('says when nobody was there to receive it and when no channel could carry it', async () => {
    trial.channels.set('email', channel());
    await trial.contact(1, 'email', 'a@example.cn');
    await trial.contact(1, 'wechat', 'openid-000');
    await trial.plan({ source: 'nobody', recipients: [] });
    await trial.plan({ source: 'never', recipients: [1], kind: 'never' });
    expect(await trial.lines('nobody')).toMatchObject([{ recipient_id: 0, state: 'left-out', reason: 'nobody' }]);
    expect(await trial.lines('never')).toMatchObject([{ channel: 'email', reason: 'no-channel' }, { channel: 'inbox' }, { channel: 'wechat', reason: 'no-channel' }]);
  });

  it('plans the same cause once, however often it is replayed', async () => {
    const email = channel();
    trial.channels.set('email', email);
    await trial.contact(1, 'email', 'a@example.cn');
    for (let time = 0; time < 3; time += 1) {
      await trial.plan({ source: 's', recipients: [1] });
      await trial.dispatcher().drain();
    }
    expect(email.sent).toHaveLength(1);
  });
});

describe('sending', () => {
  const prepare = async (sms: Channel): Promise<void> => {
    trial.channels.set('sms', sms);
    await trial.contact(1, 'sms', '13800000000');
    await trial.plan({ source: 's', recipients: [1] });
  };

  it('hands on the opened address, the whole link and a token that stays the same', async () => {
    const sms = channel([new Undelivered('not-sent', 'busy'), null]);
    await prepare(sms);
    const dispatcher = trial.dispatcher();
    await dispatcher.drain();
    expect(await trial.outside('s')).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'busy' });
    trial.later(HOUR);
    await dispatcher.drain();
    expect(await trial.outside('s')).toMatchObject({ state: 'sent', attempts: 2, reference: 'r2', last_error: null });
    expect(sms.sent.map(({ token, address, link, values }) => ({ token, address, link, values }))).toEqual(
      Array(2).fill({ token: 's:1:sms', address: '13800000000', link: 'https://register.example/app/applications/a1', values: { number: 'A-1' } }),
    );
  });

  it('tries again with growing pauses and gives up in the end', async () => {
    await prepare(channel([new Undelivered('not-sent', 'busy')]));
    const dispatcher = trial.dispatcher(3);
    expect(await dispatcher.drain()).toBe(1);
    expect(await dispatcher.drain()).toBe(0);
    for (let time = 0; time < 5; time += 1) {
      trial.later(HOUR);
      await dispatcher.drain();
    }
    expect(await trial.outside('s')).toMatchObject({ state: 'failed', attempts: 3 });
  });

  it('does not try again what was refused, and keeps the address out of log and error', async () => {
    await prepare(channel([new Undelivered('refused', '13800000000 is not in service')]));
    await trial.dispatcher().drain();
    expect(await trial.outside('s')).toMatchObject({ state: 'failed', attempts: 1, last_error: 'm*** is not in service' });
    expect(trial.logged.join()).not.toContain('13800000000');
  });

  it('leaves it to a person when nobody knows whether it arrived, unless the other side knows repetitions', async () => {
    const lost = new Undelivered('unknown', 'no answer in time');
    const plain = channel([lost, null]);
    await prepare(plain);
    await trial.dispatcher().drain();
    trial.later(HOUR);
    await trial.dispatcher().drain();
    expect(await trial.outside('s')).toMatchObject({ state: 'unclear', attempts: 1 });
    expect(plain.sent).toHaveLength(1);

    await trial.reset();
    const knowing = channel([lost, null], true);
    await prepare(knowing);
    await trial.dispatcher().drain();
    trial.later(HOUR);
    await trial.dispatcher().drain();
    expect(await trial.outside('s')).toMatchObject({ state: 'sent', attempts: 2 });
    expect(new Set(knowing.sent.map(({ token }) => token)).size).toBe(1);
  });

  it('sends each line once, however many processes look at it', async () => {
    const email = channel();
    trial.channels.set('email', email);
    for (let person = 1; person <= 30; person += 1) await trial.contact(person, 'email', `p${person}@example.cn`);
    await trial.plan({ source: 's', recipients: Array.from({ length: 30 }, (_, index) => index + 1) });
    await Promise.all([trial.dispatcher(), trial.dispatcher(), trial.dispatcher()].map((one) => one.drain()));
    expect(email.sent.map(({ address }) => address).sort()).toEqual(Array.from({ length: 30 }, (_, index) => `p${index + 1}@example.cn`).sort());
  });

  it.each([
    ['marks it for a person', false, 'unclear', 0],
    ['sends it again', true, 'sent', 1],
  ] as const)('after a process died while sending, %s', async (_, repeatable, state, sent) => {
    const sms = channel([], repeatable);
    await prepare(sms);
    // As a process leaves it that is killed between the mark and the answer.
    await trial.database.connection.raw(`UPDATE dispatches SET state = 'sending', attempts = 1, lease_until = ?::timestamptz WHERE channel = 'sms'`, [new Date(trial.now.getTime() + 1000).toISOString()]);
    trial.later(2000);
    await trial.dispatcher().drain();
    expect(await trial.outside('s')).toMatchObject({ state });
    expect(sms.sent).toHaveLength(sent);
  });

  it('does not send to an address that was taken back or changed meanwhile', async () => {
    const sms = channel();
    await prepare(sms);
    await trial.database.connection.raw('UPDATE contact_points SET verified_at = NULL');
    await trial.dispatcher().drain();
    expect(await trial.outside('s')).toMatchObject({ state: 'left-out', reason: 'contact-gone' });
    expect(sms.sent).toHaveLength(0);
  });

  it('lets no slow channel hold up another', async () => {
    let release = (): void => undefined;
    const slow: Channel = { repeatable: false, carries: () => true, send: () => new Promise((resolve) => (release = () => resolve({ reference: null }))) };
    trial.channels.set('sms', slow).set('email', channel());
    await trial.contact(1, 'sms', '13800000000');
    await trial.contact(1, 'email', 'a@example.cn');
    await trial.plan({ source: 's', recipients: [1] });
    const dispatcher = trial.dispatcher();
    dispatcher.start();
    const settled = async (): Promise<boolean> => (await trial.lines('s')).some(({ channel: key, state }) => key === 'email' && state === 'sent');
    while (!(await settled())) await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    await dispatcher.stop();
    expect((await trial.lines('s')).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
});
