import { createHash } from 'node:crypto';
import { canonicalJson, refuse, type EndpointAnswer, type Idempotency } from '@medregistry/language';
import type { Cipher } from './cipher';
import type { Reads } from './reads';
import type { Transaction } from '../Transaction';

/** An answer as it goes over the wire, so that a repeated request gets it byte for byte. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Ties a repeated `Idempotency-Key` to the first answer. */
export interface IdempotencyService {
  /** What identifies the request behind a key: method, path, body and the files' names and sizes. */
  hash(request: { method: string; url: string; body: unknown; files: readonly { name: string; size: number }[] }): string;
  /**
   * The first answer under this key, if there is one.
   * @throws Refusal 422 `key-reused` when another request used the key
   */
  find(userId: number, idempotency: Idempotency): Promise<StoredAnswer | undefined>;
  /**
   * Stores the answer in the transaction that has the effect: ONE statement, nothing at all without a key. When two
   * requests with one key race, the second waits here for the first, gets 23505, and the runner sends the first answer.
   */
  record(
    trx: Pick<Transaction, 'raw'>,
    request: { principal: { userId: number }; idempotency: Idempotency | undefined; now: Date },
    answer: EndpointAnswer<unknown>,
  ): Promise<void>;
  /** The answer recorded for this very request, if its handler did. */
  recorded(idempotency: Idempotency): StoredAnswer | undefined;
  /** For handlers that recorded nothing: stores the answer after the fact. */
  recordAlone(userId: number, idempotency: Idempotency, answer: StoredAnswer, now: Date): Promise<void>;
  /** Forgets answers older than `before`. */
  sweep(before: Date): Promise<void>;
}

/** The name of the constraint whose violation means "this key was answered meanwhile". */
export const IDEMPOTENCY_CONSTRAINT = 'idempotency_records_pk';

const COLUMNS = 'INSERT INTO idempotency_records (user_id, key, request_hash, status, answer, created_at)';

/** The bytes that an answer becomes. @throws Error for files and streams, which cannot be repeated from a record. */
export function wireOf(answer: EndpointAnswer<unknown>): StoredAnswer {
  if (answer.file || answer.stream) throw new Error('Only JSON answers can be recorded under an Idempotency-Key');
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  return { status: answer.status ?? (text === '' ? 204 : 200), headers: answer.headers ?? {}, text };
}

export function createIdempotency(reads: Pick<Reads, 'query'>, cipher: Pick<Cipher, 'encrypt' | 'decrypt'>): IdempotencyService {
  const answers = new WeakMap<Idempotency, StoredAnswer>();
  const sealed = ({ headers, text }: StoredAnswer): string => cipher.encrypt(JSON.stringify({ headers, text }));

  return {
    hash: ({ method, url, body, files }) =>
      createHash('sha256')
        .update(`${method} ${url}\n${canonicalJson(body ?? null)}\n${files.map(({ name, size }) => `${size} ${name}`).join('\n')}`)
        .digest('hex'),

    async find(userId, { key, requestHash }) {
      const [row] = await reads.query<{ request_hash: string; status: number; answer: string }>(
        'idempotency',
        'SELECT request_hash, status, answer FROM idempotency_records WHERE user_id = $1 AND key = $2',
        [userId, key],
      );
      if (!row) return undefined;
      if (row.request_hash !== requestHash) throw refuse.keyReused();
      const { headers, text } = JSON.parse(cipher.decrypt(row.answer)) as Omit<StoredAnswer, 'status'>;
      return { status: row.status, headers, text };
    },

    async record(trx, { principal, idempotency, now }, answer) {
      if (!idempotency) return;
      const stored = wireOf(answer);
      await trx.raw(`${COLUMNS} VALUES (?, ?, ?, ?, ?, ?)`, [
        principal.userId,
        idempotency.key,
        idempotency.requestHash,
        stored.status,
        sealed(stored),
        now,
      ]);
      answers.set(idempotency, stored);
    },

    recorded: (idempotency) => answers.get(idempotency),

    async recordAlone(userId, { key, requestHash }, answer, now) {
      await reads.query('idempotency_alone', `${COLUMNS} VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, [
        userId,
        key,
        requestHash,
        answer.status,
        sealed(answer),
        now,
      ]);
    },

    async sweep(before) {
      await reads.query('idempotency_sweep', 'DELETE FROM idempotency_records WHERE created_at < $1', [before]);
    },
  };
}
