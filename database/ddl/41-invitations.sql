-- Links by which a person sets a password without knowing one, and which account is an institution's own.
--
-- Idempotent; runs at every boot after the schema sync. Written by prepared statements only, so no content types.
-- Valid from PostgreSQL 14 on.

-- Only the keyed digest of a code is kept: whoever reads the table can open nothing with it.
CREATE TABLE IF NOT EXISTS account_invitations (
  digest text PRIMARY KEY,
  user_id integer NOT NULL,
  purpose text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  voided_at timestamptz
);
-- What a holder must agree to where somebody else asked for the link, and from when it opens the account (F102).
ALTER TABLE account_invitations ADD COLUMN IF NOT EXISTS consent text, ADD COLUMN IF NOT EXISTS opens_at timestamptz;
CREATE INDEX IF NOT EXISTS account_invitations_user_idx ON account_invitations (user_id, created_at);
-- Of all links of a person the newest opens the account.
CREATE UNIQUE INDEX IF NOT EXISTS account_invitations_open_uq ON account_invitations (user_id) WHERE used_at IS NULL AND voided_at IS NULL;

-- One main account per institution (F61); accounts that its holder adds stand in assignments only.
CREATE TABLE IF NOT EXISTS institution_accounts (
  institution text PRIMARY KEY,
  user_id integer NOT NULL UNIQUE,
  opened_at timestamptz NOT NULL
);
