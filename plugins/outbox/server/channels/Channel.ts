import { z } from 'zod';

/** Ways out of the house. What is written to somebody also stands in the inbox of the application, always. */
export const ChannelKey = z.enum(['email', 'sms', 'wechat']);
export type ChannelKey = z.infer<typeof ChannelKey>;

/** One message to one person, as a channel gets it. */
export interface Parcel {
  /** The same at every attempt; handed on, so that the other side can tell a repetition. */
  token: string;
  /** In clear; it must stand in no log and no error that is kept. */
  address: string;
  kind: string;
  title: string;
  body: string;
  /** Whole address of the page that the message leads to. */
  link: string | null;
  /** What the text was filled with, for gateways that hold the texts themselves. */
  values: Record<string, string>;
}

/** What the other side calls the message, where it says so. */
export interface Receipt {
  reference: string | null;
}

/** One way out of the house, behind which may stand any provider. */
export interface Channel {
  /** The other side recognises a repetition by its token, so that an attempt without an answer may be repeated. */
  repeatable: boolean;
  /** Whether it has a form for messages of a kind. */
  carries(kind: string): boolean;
  /** @throws Undelivered with how sure it is; any other error counts as `not-sent` */
  send(parcel: Parcel): Promise<Receipt>;
}

export type Channels = ReadonlyMap<ChannelKey, Channel>;

/**
 * What is known after a failed attempt: `refused` for good, certainly `not-sent` this time, or `unknown`, since the
 * other side may have taken it before the answer was lost.
 */
export type Certainty = 'refused' | 'not-sent' | 'unknown';

export class Undelivered extends Error {
  constructor(
    readonly certainty: Certainty,
    message: string,
  ) {
    super(message);
  }
}

/** Takes everything and sends nothing: development, where the log of deliveries is where one looks. */
export const screenOnly: Channel = { repeatable: true, carries: () => true, send: () => Promise.resolve({ reference: null }) };
