import type { Knex } from 'knex';
import type { ChannelKey, Channels } from '../channels/Channel';

/** What goes to somebody, before it is known by which ways. */
export interface Planned {
  source: string;
  recipients: readonly number[];
  kind: string;
  title: string;
  body: string;
  link: string | null;
  values: Record<string, string>;
  scopePath: string;
  subjectType: string | null;
  subjectId: string | null;
  now: Date;
}

/**
 * One line of the log for each person and way: the inbox, where it is by now, and every channel that the person
 * wants. What cannot go out is written down with the reason. Two statements at most; repeated, it adds nothing.
 */
export function createPlanner(channels: () => Channels) {
  return async function plan(trx: Knex.Transaction, planned: Planned): Promise<void> {
    const { now, values, recipients, ...message } = planned;
    const carrying = [...channels()].flatMap(([key, channel]): ChannelKey[] => (channel.carries(planned.kind) ? [key] : []));
    await trx.raw(
      `WITH who AS (SELECT DISTINCT unnest(:recipients::integer[]) AS id),
       ways AS (
         SELECT id AS recipient_id, 'inbox' AS channel, NULL::integer AS contact_id, 'sent' AS state, NULL AS reason FROM who
         UNION ALL
         SELECT 0, 'inbox', NULL, 'left-out', 'nobody' WHERE NOT EXISTS (SELECT FROM who)
         UNION ALL
         SELECT who.id, c.channel, c.id,
           CASE WHEN c.verified_at IS NULL OR c.channel <> ALL(:carrying::text[]) THEN 'left-out' ELSE 'waiting' END,
           CASE WHEN c.verified_at IS NULL THEN 'unverified' WHEN c.channel <> ALL(:carrying::text[]) THEN 'no-channel' END
         FROM who JOIN contact_points c ON c.user_id = who.id WHERE c.wanted
       )
       INSERT INTO dispatches (document_id, source, recipient_id, channel, contact_id, kind, title, body, link, "values", confidential, proving, scope_path,
         subject_type, subject_id, state, reason, attempts, tries, planned_at, available_at, sent_at, created_at, updated_at, published_at)
       SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), :source, recipient_id, channel, contact_id, :kind, :title, :body, :link::text, :values, false, false, :scopePath,
         :subjectType::text, :subjectId::text, state, reason, 0, 0, :now::timestamptz, :now::timestamptz, CASE state WHEN 'sent' THEN :now::timestamptz END, :now::timestamp, :now::timestamp, :now::timestamp
       FROM ways ON CONFLICT (source, recipient_id, channel) DO NOTHING`,
      { ...message, recipients: [...recipients], carrying, values: JSON.stringify(values), now: now.toISOString() },
    );
  };
}

export type Plan = ReturnType<typeof createPlanner>;
