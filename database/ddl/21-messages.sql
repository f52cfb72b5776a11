-- Deliveries outside the application and the addresses that they go to: what the schema sync cannot declare.
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 15 on.

-- Never twice for the same cause, person and channel.
CREATE UNIQUE INDEX IF NOT EXISTS dispatches_once_uq ON dispatches (source, recipient_id, channel);
-- What a channel looks for; stays small, since what is settled leaves it.
CREATE INDEX IF NOT EXISTS dispatches_due_idx ON dispatches (channel, available_at, id) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS dispatches_lease_idx ON dispatches (lease_until) WHERE state = 'sending';
-- The log by scope, newest first, and what in it needs a person.
CREATE INDEX IF NOT EXISTS dispatches_scope_idx ON dispatches (scope_path text_pattern_ops);
CREATE INDEX IF NOT EXISTS dispatches_open_idx ON dispatches (state, id) WHERE state <> 'sent';
ALTER TABLE dispatches DROP CONSTRAINT IF EXISTS dispatches_state_ck;
ALTER TABLE dispatches ADD CONSTRAINT dispatches_state_ck CHECK (state IN ('waiting', 'sending', 'sent', 'unclear', 'failed', 'left-out'));
ALTER TABLE dispatches DROP CONSTRAINT IF EXISTS dispatches_sent_ck;
ALTER TABLE dispatches ADD CONSTRAINT dispatches_sent_ck CHECK ((state = 'sent') = (sent_at IS NOT NULL));

CREATE UNIQUE INDEX IF NOT EXISTS contact_points_user_uq ON contact_points (user_id, channel);

-- Texts and rules as authorities changed them: each version once, and one of them counts.
CREATE UNIQUE INDEX IF NOT EXISTS message_settings_version_uq ON message_settings (kind, key, scope_path, version);
CREATE UNIQUE INDEX IF NOT EXISTS message_settings_current_uq ON message_settings (kind, key, scope_path) WHERE current;
