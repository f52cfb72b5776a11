import { MessagePayload } from '../Message';
import type { Message, MessagePage } from '../Message';
import type { Handler } from '../OutboxItem';
import type { OutboxDatabase } from './OutboxDatabase';
import type { Plan } from './plan';
import type { Templates } from './templates';

export interface InboxQuestion {
  recipientId: number;
  cursor?: string | undefined;
  limit: number;
  unreadOnly?: boolean;
}

interface MessageRow extends Message {
  id: number;
}

/** Unread messages are counted up to here. */
const COUNTED = 1000;

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const COLUMNS = `id, document_id AS "documentId", kind, title, body, link, subject_type AS "subjectType", subject_id AS "subjectId",
  to_char(at AT TIME ZONE 'UTC', ${ISO}) AS at, to_char(read_at AT TIME ZONE 'UTC', ${ISO}) AS "readAt"`;

const told = ({ documentId, kind, title, body, link, subjectType, subjectId, at, readAt }: MessageRow): Message => ({
  documentId,
  kind,
  title,
  body,
  link,
  subjectType,
  subjectId,
  at,
  readAt,
});

interface Delivering {
  plan: Plan;
  wordsFor: Templates['wordsFor'];
  /** Called when the delivery is committed. */
  wake: () => void;
}

/**
 * Handler of topic `message`: one row to each recipient, and what goes out of the house is planned, all in the
 * delivery's transaction.
 */
export const deliverMessage =
  ({ plan, wordsFor, wake }: Delivering): Handler =>
  async (payload, { trx, now, token }) => {
    const { recipients, kind, link, subjectType, subjectId, at, scopePath, values, template, ...original } = MessagePayload.parse(payload);
    const told = { kind, ...(await wordsFor(trx, { ...original, template: template ?? null, scopePath, values })), link: link ?? null, subjectType: subjectType ?? null, subjectId: subjectId ?? null };
    await trx.raw(
      `INSERT INTO messages (document_id, recipient_id, kind, title, body, link, subject_type, subject_id, at, created_at, updated_at, published_at)
       SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), recipient, :kind, :title, :body, :link::text, :subjectType::text,
         :subjectId::text, :at::timestamptz, :now::timestamp, :now::timestamp, :now::timestamp
       FROM unnest(:recipients::integer[]) AS recipient`,
      { ...told, recipients: [...new Set(recipients)], at: at ?? now.toISOString(), now: now.toISOString() },
    );
    await plan(trx, { ...told, source: token, recipients, values, scopePath, now });
    void trx.executionPromise.then(wake, () => undefined);
  };

/** Somebody's own messages. */
export function createInbox(database: Pick<OutboxDatabase, 'connection'>) {
  return {
    /** One page, newest first, with the number of unread messages: one statement. */
    async page({ recipientId, cursor, limit, unreadOnly = false }: InboxQuestion): Promise<MessagePage> {
      const { rows } = await database.connection.raw<{ rows: { unread: number; page: string }[] }>(
        `WITH page AS (
           SELECT ${COLUMNS} FROM messages
           WHERE recipient_id = :recipientId AND (:before::bigint IS NULL OR id < :before::bigint)
             AND (NOT :unreadOnly::boolean OR read_at IS NULL)
           ORDER BY id DESC LIMIT :limit
         )
         SELECT (SELECT count(*)::int FROM (SELECT 1 FROM messages WHERE recipient_id = :recipientId AND read_at IS NULL LIMIT ${COUNTED + 1}) AS counted) AS unread,
           (SELECT coalesce(json_agg(page ORDER BY id DESC), '[]')::text FROM page) AS page`,
        { recipientId, before: cursor ?? null, unreadOnly, limit: limit + 1 },
      );
      const found = JSON.parse(rows[0]?.page ?? '[]') as MessageRow[];
      const unread = rows[0]?.unread ?? 0;
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        data: page.map(told),
        meta: {
          nextCursor: found.length > limit && last ? String(last.id) : null,
          unread: unread > COUNTED ? '1000+' : unread,
        },
      };
    },

    /** Marks a message read, keeping the time of the first reading. @returns null when the recipient has no such message */
    async markRead(recipientId: number, documentId: string, now: Date): Promise<Message | null> {
      const { rows } = await database.connection.raw<{ rows: MessageRow[] }>(
        `UPDATE messages SET read_at = coalesce(read_at, ?::timestamptz) WHERE recipient_id = ? AND document_id = ? RETURNING ${COLUMNS}`,
        [now.toISOString(), recipientId, documentId],
      );
      return rows[0] ? told(rows[0]) : null;
    },
  };
}

export type Inbox = ReturnType<typeof createInbox>;
