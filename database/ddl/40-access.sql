-- Sessions, sign-in counters, repeated requests and the scopes of people.
--
-- Idempotent; runs at every boot after the schema sync, which makes up_users, strapi_sessions and assignments.
-- The three tables made here are written by prepared statements only and modelled by nobody, so they are no
-- content types. Valid from PostgreSQL 14 on.

-- One sign-in and all its rotated refresh tokens. Strapi's own rows (strapi_sessions.device_id = family) hold the
-- tokens; this row says whether the sign-in still lives, by the injected clock.
CREATE TABLE IF NOT EXISTS session_families (
  family text PRIMARY KEY,
  user_id integer NOT NULL,
  started_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  rotated_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  address text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT ''
) WITH (fillfactor = 70);
-- When its holder last showed who they are; signing in is the first time.
ALTER TABLE session_families ADD COLUMN IF NOT EXISTS proven_at timestamptz;
CREATE INDEX IF NOT EXISTS session_families_user_idx ON session_families (user_id) WHERE ended_at IS NULL;

CREATE TABLE IF NOT EXISTS login_attempts (
  kind text NOT NULL CHECK (kind IN ('account', 'address')),
  key text NOT NULL,
  failures integer NOT NULL,
  window_started_at timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (kind, key)
) WITH (fillfactor = 70);

-- Requests that anybody may make, counted by kind and address within a window.
CREATE TABLE IF NOT EXISTS request_limits (
  kind text NOT NULL,
  key text NOT NULL,
  taken integer NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (kind, key)
) WITH (fillfactor = 70);

-- `answer` is the first answer, encrypted: it may hold personal data.
CREATE TABLE IF NOT EXISTS idempotency_records (
  user_id integer NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer NOT NULL,
  answer text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_records_pk PRIMARY KEY (user_id, key)
);
CREATE INDEX IF NOT EXISTS idempotency_records_created_idx ON idempotency_records (created_at);

DO $$
BEGIN
  IF to_regclass('strapi_sessions') IS NOT NULL THEN
    CREATE UNIQUE INDEX IF NOT EXISTS strapi_sessions_session_uq ON strapi_sessions (session_id);
    CREATE INDEX IF NOT EXISTS strapi_sessions_device_idx ON strapi_sessions (device_id);
  END IF;
  IF to_regclass('up_users') IS NOT NULL THEN
    CREATE UNIQUE INDEX IF NOT EXISTS up_users_username_uq ON up_users (username);
    CREATE UNIQUE INDEX IF NOT EXISTS up_users_email_uq ON up_users (lower(email));
  END IF;
  IF to_regclass('assignments') IS NOT NULL THEN
    CREATE INDEX IF NOT EXISTS assignments_user_idx ON assignments (user_id) WHERE revoked_at IS NULL;
    CREATE INDEX IF NOT EXISTS assignments_scope_idx ON assignments (scope_path text_pattern_ops);
    ALTER TABLE assignments DROP CONSTRAINT IF EXISTS assignments_scope_path_ck;
    ALTER TABLE assignments ADD CONSTRAINT assignments_scope_path_ck CHECK (scope_path ~ '^/.*/$' OR scope_path = '/');
  END IF;
END
$$;
