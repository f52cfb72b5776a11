-- Outbox, recurring jobs and in-app messages: what the schema sync cannot declare.
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 15 on.

-- The same effect is asked for once, however often its cause is replayed.
CREATE UNIQUE INDEX IF NOT EXISTS outbox_messages_topic_dedupe_key_uq ON outbox_messages (topic, dedupe_key);
-- What the dispatcher looks for; stays small, since done rows leave it.
CREATE INDEX IF NOT EXISTS outbox_messages_due_idx ON outbox_messages (available_at, id) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS outbox_messages_dead_idx ON outbox_messages (id) WHERE state = 'dead';

-- The lease of each recurring job: a tick is taken by locking the row and kept by moving last_tick.
CREATE TABLE IF NOT EXISTS outbox_jobs (
  name text PRIMARY KEY,
  last_tick timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamptz(3),
  last_error text
);

CREATE INDEX IF NOT EXISTS messages_recipient_idx ON messages (recipient_id, id);
CREATE INDEX IF NOT EXISTS messages_unread_idx ON messages (recipient_id) WHERE read_at IS NULL;
