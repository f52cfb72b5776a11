import { Json } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';

/** Something to be done after, and only if, the transaction that asks for it commits. */
export interface OutboxItem {
  topic: string;
  /** Names the effect within its topic: asked for twice, it happens once. */
  dedupeKey: string;
  /** Sensitive values stand here as ciphertext only. */
  payload: Json;
  /** Not before this moment; at once unless told. */
  availableAt?: Date;
}

export interface Delivery {
  /** The transaction that also marks the item done: what is written with it happens exactly once. */
  trx: Knex.Transaction;
  id: number;
  /** The same at every attempt; hand it to outside systems so that they can tell a repetition. */
  token: string;
  /** 1 at the first try. */
  attempt: number;
  now: Date;
}

export type Handler = (payload: Json, delivery: Delivery) => Promise<void>;

/** An item as it stands in the table. */
export const StoredItem = z.object({
  id: z.number().int(),
  topic: z.string(),
  dedupeKey: z.string(),
  payload: Json,
  state: z.enum(['pending', 'done', 'dead']),
  attempts: z.number().int(),
  availableAt: z.string(),
  doneAt: z.string().nullable(),
  lastError: z.string().nullable(),
});
export type StoredItem = z.infer<typeof StoredItem>;

/** An item that was given up, as far as somebody needs to know who starts it again. */
export const DeadLetter = z.object({
  id: z.string(),
  topic: z.string(),
  attempts: z.number().int(),
  /** When it would have been tried next. */
  at: z.string(),
  lastError: z.string().nullable(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;
