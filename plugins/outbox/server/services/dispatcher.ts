import { setTimeout as delay } from 'node:timers/promises';
import { backoff, errorText } from '../backoff';
import { Undelivered, type Channel, type ChannelKey, type Channels } from '../channels/Channel';
import type { LeftOut } from '../Dispatch';
import { createLoop, type Loop } from './loop';
import type { OutboxClock, OutboxDatabase, OutboxLog } from './OutboxDatabase';

interface Claim {
  id: number;
  source: string;
  recipientId: number;
  kind: string;
  title: string;
  body: string;
  link: string | null;
  values: string | null;
  confidential: boolean;
  proving: boolean;
  attempts: number;
  tries: number;
  address: string | null;
  masked: string | null;
  verified: boolean;
}

export interface DispatcherOptions {
  database: OutboxDatabase;
  clock: OutboxClock;
  log: OutboxLog;
  channels: () => Channels;
  /** Opens what is sealed. */
  open: (sealed: string) => string;
  /** Address of the application, which links are made whole with. */
  site: () => string;
  ready?: () => boolean;
  pollMs?: number;
  maxAttempts?: number;
  /** Milliseconds after which a process that is sending counts as dead; longer than any channel's patience. */
  leaseMs?: number;
}

const CLAIM = `
  WITH claimed AS (
    UPDATE dispatches SET state = 'sending', attempts = attempts + 1, tries = tries + 1, lease_until = :until::timestamptz
    WHERE id = (SELECT id FROM dispatches WHERE channel = :channel AND state = 'waiting' AND available_at <= :now::timestamptz
      ORDER BY available_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *
  )
  SELECT d.id, d.source, d.recipient_id AS "recipientId", d.kind, d.title, d.body, d.link, d."values", d.confidential, d.proving, d.attempts, d.tries,
    coalesce(d.address, c.address) AS address, coalesce(d.address_masked, c.address_masked) AS masked, c.verified_at IS NOT NULL AND c.wanted AS verified
  FROM claimed d LEFT JOIN contact_points c ON c.id = d.contact_id`;

/** A process died while sending: again where the other side knows repetitions, else for a person to decide. */
const ABANDONED = `
  UPDATE dispatches SET state = CASE WHEN :repeatable::boolean THEN 'waiting' ELSE 'unclear' END, available_at = :now::timestamptz, lease_until = NULL,
    last_error = 'the process ended while sending'
  WHERE channel = :channel AND state = 'sending' AND lease_until <= :now::timestamptz`;

/** Only the attempt that is under way may say what became of it, however late it comes back. */
const SETTLE = `
  UPDATE dispatches SET state = :state, reason = :reason, sent_at = :sentAt::timestamptz, reference = :reference, last_error = :error,
    available_at = coalesce(:availableAt::timestamptz, available_at), lease_until = NULL
  WHERE id = :id AND attempts = :attempts AND state IN ('sending', 'unclear')`;

/**
 * Sends what waits, each channel on its own, so that a slow one holds up no other. An attempt is written down before
 * anything leaves and no transaction is open meanwhile: a process that dies in between leaves a mark, not a second
 * message.
 */
export function createDispatcher({ database, clock, log, channels, open, site, ready = () => true, pollMs = 1000, maxAttempts = 12, leaseMs = 180_000 }: DispatcherOptions) {
  const raw = (sql: string, values: Record<string, unknown>) => database.connection.raw<{ rows: unknown[] }>(sql, values as never);

  const settle = (claim: Claim, outcome: { state: string; reason?: LeftOut; sentAt?: Date; reference?: string | null; error?: string; availableAt?: Date }) =>
    raw(SETTLE, {
      id: claim.id, attempts: claim.attempts, state: outcome.state, reason: outcome.reason ?? null, sentAt: outcome.sentAt?.toISOString() ?? null,
      reference: outcome.reference ?? null, error: outcome.error ?? null, availableAt: outcome.availableAt?.toISOString() ?? null,
    });

  async function failed(key: ChannelKey, claim: Claim, channel: Channel, error: unknown, address: string): Promise<void> {
    const certainty = error instanceof Undelivered ? error.certainty : 'not-sent';
    // Providers like to repeat the address in their answers.
    const text = errorText(error).replaceAll(address, claim.masked ?? '***');
    const again = certainty === 'not-sent' || (certainty === 'unknown' && channel.repeatable);
    const last = claim.tries >= maxAttempts;
    const state = again && !last ? 'waiting' : certainty === 'unknown' ? 'unclear' : 'failed';
    await settle(claim, { state, error: text, availableAt: new Date(clock.now().getTime() + backoff(claim.tries)) });
    const what = `${key} dispatch ${claim.id} (${claim.kind}) failed at attempt ${claim.attempts}: ${text}`;
    if (state === 'waiting') log.warn(what);
    else log.error(`${what}; ${state}`);
  }

  async function send(key: ChannelKey, channel: Channel, claim: Claim): Promise<void> {
    if (claim.address === null || !(claim.verified || claim.proving)) return void (await settle(claim, { state: 'left-out', reason: 'contact-gone' }));
    const address = open(claim.address);
    const { source, recipientId, kind, title, link, confidential } = claim;
    const clear = (text: string): string => (confidential ? open(text) : text);
    try {
      const { reference } = await channel.send({
        token: `${source}:${recipientId}:${key}`, address, kind, title, body: clear(claim.body),
        link: link?.startsWith('/') ? site() + link : link,
        values: claim.values === null ? {} : (JSON.parse(clear(claim.values)) as Record<string, string>),
      });
      await settle(claim, { state: 'sent', sentAt: clock.now(), reference });
    } catch (error) {
      await failed(key, claim, channel, error, address);
    }
  }

  async function dispatchOne(key: ChannelKey, channel: Channel): Promise<boolean> {
    const now = clock.now();
    const { rows } = await raw(CLAIM, { channel: key, now: now.toISOString(), until: new Date(now.getTime() + leaseMs).toISOString() });
    const claim = rows[0] as Claim | undefined;
    if (claim) await send(key, channel, claim);
    return claim !== undefined;
  }

  const abandon = (key: ChannelKey, { repeatable }: Channel) => raw(ABANDONED, { channel: key, repeatable, now: clock.now().toISOString() });

  let loops: Loop[] = [];
  const loopOf = ([key, channel]: [ChannelKey, Channel]): Loop => {
    const loop: Loop = createLoop({
      pollMs,
      ready,
      async step() {
        await abandon(key, channel);
        while (!loop.stopping() && (await dispatchOne(key, channel)));
      },
      onError: (error) => log.warn(`${key}: ${errorText(error)}`),
    });
    return loop;
  };

  return {
    /** Sends everything that is due now and waits for what others have under way. @returns attempts made here */
    async drain(): Promise<number> {
      let tried = 0;
      for (const [key, channel] of channels()) {
        await abandon(key, channel);
        while (await dispatchOne(key, channel)) tried += 1;
        while ((await raw(`SELECT FROM dispatches WHERE channel = :channel AND state = 'sending' AND lease_until > :now::timestamptz`, { channel: key, now: clock.now().toISOString() })).rows.length > 0) await delay(5);
      }
      return tried;
    },

    wake: (): void => loops.forEach((loop) => loop.wake()),

    start(): void {
      if (loops.length === 0) loops = [...channels()].map(loopOf);
      loops.forEach((loop) => loop.start());
    },

    /** Ends after what is being sent. */
    async stop(): Promise<void> {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

export type Dispatcher = ReturnType<typeof createDispatcher>;
