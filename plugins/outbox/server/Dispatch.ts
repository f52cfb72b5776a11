import { z } from 'zod';
import { ChannelKey } from './channels/Channel';

/** Where a message stands that goes to one person by one channel. */
export const DispatchState = z.enum([
  'waiting',
  'sending',
  'sent',
  /** The other side may have taken it before its answer was lost; a person decides, for sending again may be the second time. */
  'unclear',
  /** Given up after the last attempt, or refused for good. */
  'failed',
  /** Should have gone out and could not; `reason` says why. */
  'left-out',
]);
export type DispatchState = z.infer<typeof DispatchState>;

/** What a person may start again. */
export const RETRYABLE = ['failed', 'unclear', 'left-out'] as const satisfies readonly DispatchState[];

/** Why something did not go out. */
export const LeftOut = z.enum([
  /** Nobody holds a role that it is addressed to. */
  'nobody',
  /** The address was never proved. */
  'unverified',
  /** The channel does not exist here, or has no form for this kind of message. */
  'no-channel',
  /** The address was taken back or changed before it was sent. */
  'contact-gone',
]);
export type LeftOut = z.infer<typeof LeftOut>;

/** Where it goes: the inbox of the application or a channel. */
export const Place = z.enum(['inbox', ...ChannelKey.options]);
export type Place = z.infer<typeof Place>;

/** A line of the log of deliveries. */
export const Dispatch = z.object({
  documentId: z.string(),
  channel: Place,
  recipient: z.string().nullable(),
  /** Masked. */
  address: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  /** null where it is confidential. */
  body: z.string().nullable(),
  link: z.string().nullable(),
  state: DispatchState,
  reason: LeftOut.nullable(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  reference: z.string().nullable(),
  plannedAt: z.string(),
  /** When it is tried next, while it waits. */
  availableAt: z.string(),
  sentAt: z.string().nullable(),
});
export type Dispatch = z.infer<typeof Dispatch>;

const Tally = z.record(DispatchState, z.number().int());

export const DispatchPage = z.object({
  data: z.array(Dispatch),
  meta: z.object({
    nextCursor: z.string().nullable(),
    /** Of what the filter leaves, apart from its state; on the first page only. Counted up to 1,000 each. */
    tally: Tally.nullable(),
  }),
});
export type DispatchPage = z.infer<typeof DispatchPage>;
