-- Questions to the help desk: what the schema sync cannot declare.
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 15 on.

CREATE UNIQUE INDEX IF NOT EXISTS tickets_number_uq ON tickets (number);
CREATE INDEX IF NOT EXISTS tickets_requester_idx ON tickets (requester_id, id);
CREATE INDEX IF NOT EXISTS tickets_scope_idx ON tickets (scope_path text_pattern_ops);
-- What waits for an answer, the oldest promise first.
CREATE INDEX IF NOT EXISTS tickets_open_idx ON tickets (due_on, id) WHERE state NOT IN ('resolved', 'closed');
ALTER TABLE tickets DROP CONSTRAINT IF EXISTS tickets_state_ck;
ALTER TABLE tickets ADD CONSTRAINT tickets_state_ck CHECK (state IN ('open', 'in-progress', 'answered', 'transferred', 'resolved', 'closed'));
CREATE INDEX IF NOT EXISTS ticket_entries_ticket_idx ON ticket_entries (ticket_key, id);
CREATE INDEX IF NOT EXISTS ticket_files_ticket_idx ON ticket_files (ticket_key, id);

CREATE TABLE IF NOT EXISTS ticket_numbers (year integer PRIMARY KEY, last_value integer NOT NULL);
