-- Part of every PostgreSQL distribution; trusted, so an ordinary database owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
