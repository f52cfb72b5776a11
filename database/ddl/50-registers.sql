-- What the registers promise, whoever writes to them: keys, one current version, no history rewritten, and no personal
-- number in clear.
--
-- Idempotent; runs at every boot after the schema sync, which makes the tables and the foreign key columns. Indexes
-- stand here because the modeller's schema files do not keep them. Valid from PostgreSQL 14 on.

-- The sync makes foreign keys that are emptied when their target goes. A record without its owner would belong to
-- nobody, so the columns that must be filled say so, and the deletion is refused.
DO $$
DECLARE
  pair text[];
  required text[][] := ARRAY[
    ['service_windows', 'authority_id'], ['appointments', 'window_id'], ['faq_articles', 'authority_id'], ['service_guides', 'authority_id'], ['institutions', 'authority_id'], ['permits', 'institution_id'], ['permits', 'authority_id'],
    ['institution_subjects', 'institution_id'], ['nurse_registrations', 'nurse_id'], ['nurse_registrations', 'institution_id'],
    ['nurse_registrations', 'authority_id'], ['practice_records', 'nurse_id'], ['practice_records', 'authority_id'], ['staff_members', 'institution_id'], ['notices', 'authority_id'],
    ['notice_attachments', 'notice_id'], ['notice_acknowledgements', 'notice_id'], ['notice_acknowledgements', 'institution_id'],
    ['campaigns', 'authority_id'], ['switch_settings', 'authority_id'], ['authority_settings', 'institution_id'], ['activation_codes', 'nurse_id'], ['activation_codes', 'institution_id'], ['verification_records', 'institution_id'], ['verification_obligations', 'institution_id'],
    ['credential_requests', 'institution_id']];
  -- AES-GCM ciphertext with the key's id in front (access plugin, cipher).
  sealed text[][] := ARRAY[
    ['ratings', 'comment'], ['ratings', 'answer'], ['institutions', 'legal_representative'], ['institutions', 'principal'], ['institutions', 'system_owner'],
    ['institutions', 'verification_contact'], ['nurses', 'id_number'], ['nurses', 'mobile'], ['nurses', 'email'],
    ['nurses', 'address'], ['credential_requests', 'owner'], ['credential_requests', 'recipient'], ['staff_members', 'id_number'], ['staff_members', 'mobile']];
  scoped text;
BEGIN
  FOREACH pair SLICE 1 IN ARRAY required LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I', pair[1], pair[1] || '_' || pair[2] || '_ck');
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I IS NOT NULL)', pair[1], pair[1] || '_' || pair[2] || '_ck', pair[2]);
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (%I, id)', pair[1] || '_' || pair[2] || '_page_idx', pair[1], pair[2]);
    EXECUTE format('DROP INDEX IF EXISTS %I', pair[1] || '_' || pair[2] || '_fk'); -- the sync's; the one above does its work
  END LOOP;
  FOREACH pair SLICE 1 IN ARRAY sealed LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I', pair[1], pair[1] || '_' || pair[2] || '_sealed_ck');
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^[a-z0-9]{1,12}:[A-Za-z0-9+/]+=*$'')', pair[1], pair[1] || '_' || pair[2] || '_sealed_ck', pair[2]);
  END LOOP;
  FOREACH scoped IN ARRAY ARRAY['authorities', 'service_windows', 'appointments', 'ratings', 'faq_articles', 'service_guides', 'institutions', 'permits', 'institution_subjects', 'nurses',
    'nurse_registrations', 'practice_records', 'staff_members', 'notices', 'notice_acknowledgements', 'campaigns', 'switch_settings', 'authority_settings', 'activation_codes', 'verification_records', 'verification_obligations', 'credential_requests'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I', scoped, scoped || '_scope_path_ck');
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (scope_path ~ ''^/([a-z0-9-]+/)*$'')', scoped, scoped || '_scope_path_ck');
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (scope_path text_pattern_ops, id)', scoped || '_scope_path_idx', scoped);
    EXECUTE format('CREATE UNIQUE INDEX IF NOT EXISTS %I ON %I (document_id)', scoped || '_document_id_uq', scoped);
    -- Three of the sync's that nothing reads: by document (the unique one does that) and by an administrator of Strapi,
    -- whom records do not have. Each costs every new record a write; the sync makes them once, with the column.
    EXECUTE format('DROP INDEX IF EXISTS %I, %I, %I', scoped || '_documents_idx', scoped || '_created_by_id_fk', scoped || '_updated_by_id_fk');
  END LOOP;
END
$$;

CREATE UNIQUE INDEX IF NOT EXISTS permits_current_uq ON permits (institution_id) WHERE current;
CREATE UNIQUE INDEX IF NOT EXISTS permits_version_uq ON permits (institution_id, version);
CREATE INDEX IF NOT EXISTS permits_number_idx ON permits (number);
CREATE UNIQUE INDEX IF NOT EXISTS institution_subjects_code_uq ON institution_subjects (institution_id, code);
-- A nurse is registered with one institution: one current line of the history. A replaced line keeps the status that it had.
DROP INDEX IF EXISTS nurse_registrations_in_force_uq, nurse_registrations_certificate_uq;
CREATE UNIQUE INDEX IF NOT EXISTS nurse_registrations_current_uq ON nurse_registrations (nurse_id) WHERE current;
CREATE UNIQUE INDEX IF NOT EXISTS nurse_registrations_number_uq ON nurse_registrations (certificate_number) WHERE current AND status IN ('valid', 'renewal-due', 'suspended');
CREATE UNIQUE INDEX IF NOT EXISTS nurse_registrations_version_uq ON nurse_registrations (nurse_id, version);
-- Good and bad records of nurses (护士条例 Art. 11): corrected by new versions, never rewritten.
ALTER TABLE practice_records ALTER COLUMN record SET DEFAULT replace(gen_random_uuid()::text, '-', '');
CREATE UNIQUE INDEX IF NOT EXISTS practice_records_current_uq ON practice_records (record) WHERE current;
CREATE UNIQUE INDEX IF NOT EXISTS practice_records_version_uq ON practice_records (record, version);
CREATE INDEX IF NOT EXISTS practice_records_application_idx ON practice_records (application_id) WHERE application_id IS NOT NULL;
-- Which authority decides an institution's nurse businesses (F65): one setting in force, those before it stay as they were.
CREATE UNIQUE INDEX IF NOT EXISTS authority_settings_current_uq ON authority_settings (institution_id, business) WHERE current;
-- One activation code of a nurse holds at a time.
CREATE UNIQUE INDEX IF NOT EXISTS activation_codes_live_uq ON activation_codes (nurse_id) WHERE used_at IS NULL AND revoked_at IS NULL;
-- Looked for by the whole name (护士执业注册验证).
CREATE INDEX IF NOT EXISTS nurses_name_idx ON nurses (name);
CREATE INDEX IF NOT EXISTS nurses_roster_idx ON nurses (workplace_id, id);
DROP INDEX IF EXISTS nurses_workplace_id_fk; -- the sync's; the one above does its work
CREATE UNIQUE INDEX IF NOT EXISTS staff_members_id_number_uq ON staff_members (institution_id, id_number_index) WHERE on_post;
CREATE INDEX IF NOT EXISTS staff_members_roster_idx ON staff_members (institution_id, kind, id) WHERE on_post;
-- Who is the same person, looked for across institutions and registers.
CREATE INDEX IF NOT EXISTS staff_members_person_idx ON staff_members (id_number_index);
CREATE UNIQUE INDEX IF NOT EXISTS campaigns_year_uq ON campaigns (authority_id, year);
CREATE UNIQUE INDEX IF NOT EXISTS notice_acknowledgements_uq ON notice_acknowledgements (notice_id, notice_version, institution_id);
CREATE UNIQUE INDEX IF NOT EXISTS notice_attachments_document_id_uq ON notice_attachments (document_id);
CREATE UNIQUE INDEX IF NOT EXISTS verification_obligations_year_uq ON verification_obligations (institution_id, year);
CREATE INDEX IF NOT EXISTS verification_records_latest_idx ON verification_records (institution_id, year DESC, id DESC);
CREATE UNIQUE INDEX IF NOT EXISTS verification_records_application_uq ON verification_records (application_id) WHERE application_id IS NOT NULL AND current;
-- One setting of an authority in force for each switch; those before it stay as they were.
CREATE UNIQUE INDEX IF NOT EXISTS switch_settings_current_uq ON switch_settings (scope_path, key) WHERE current;

ALTER TABLE permits DROP CONSTRAINT IF EXISTS permits_validity_ck;
ALTER TABLE permits ADD CONSTRAINT permits_validity_ck CHECK (valid_from <= valid_to AND verification_years IN (1, 3));
ALTER TABLE nurse_registrations DROP CONSTRAINT IF EXISTS nurse_registrations_validity_ck;
ALTER TABLE nurse_registrations ADD CONSTRAINT nurse_registrations_validity_ck CHECK (valid_from <= valid_to);
ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_dates_ck;
ALTER TABLE campaigns ADD CONSTRAINT campaigns_dates_ck CHECK (apply_from <= apply_to AND (window_to IS NULL OR window_from <= window_to));
ALTER TABLE institutions DROP CONSTRAINT IF EXISTS institutions_counts_ck;
ALTER TABLE institutions ADD CONSTRAINT institutions_counts_ck CHECK (beds_approved >= 0 AND beds_open >= 0 AND dental_chairs >= 0);
-- 细则第37条: a deferral has a term of one to six months; nothing else has one.
ALTER TABLE verification_records DROP CONSTRAINT IF EXISTS verification_records_deferral_ck;
ALTER TABLE verification_records ADD CONSTRAINT verification_records_deferral_ck
  CHECK ((conclusion = 'deferred') = (months IS NOT NULL) AND (months IS NULL OR months BETWEEN 1 AND 6));

-- A version that has been replaced stays as it was; a record of law is never deleted. The one exception is the first
-- version of what an import wrote, while that very import is being taken back: it never came to be.
CREATE OR REPLACE FUNCTION medregistry_keep_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_setting('medregistry.writer', true) = 'import-undo' AND OLD.version = 1 AND EXISTS (
      SELECT FROM import_writes w JOIN import_runs r ON r.id = w.run_id
      WHERE r.state = 'undoing' AND w.before IS NULL AND w.record = OLD.id AND w.type || 's' = replace(TG_TABLE_NAME, '_', '-')
    ) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Records of % are kept for good', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT OLD.current THEN
    RAISE EXCEPTION 'Version % of a record of % has been replaced and cannot change', OLD.version, TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION medregistry_keep_record() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Records of % are kept for good', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER permits_keep_history BEFORE UPDATE OR DELETE ON permits FOR EACH ROW EXECUTE FUNCTION medregistry_keep_history();
CREATE OR REPLACE TRIGGER nurse_registrations_keep_history BEFORE UPDATE OR DELETE ON nurse_registrations FOR EACH ROW EXECUTE FUNCTION medregistry_keep_history();
CREATE OR REPLACE TRIGGER practice_records_keep_history BEFORE UPDATE OR DELETE ON practice_records FOR EACH ROW EXECUTE FUNCTION medregistry_keep_history();
CREATE OR REPLACE TRIGGER switch_settings_keep_history BEFORE UPDATE OR DELETE ON switch_settings FOR EACH ROW EXECUTE FUNCTION medregistry_keep_history();
CREATE OR REPLACE TRIGGER verification_records_keep_history BEFORE UPDATE ON verification_records FOR EACH ROW EXECUTE FUNCTION medregistry_keep_history();
CREATE OR REPLACE TRIGGER authority_settings_keep_history BEFORE UPDATE OR DELETE ON authority_settings FOR EACH ROW EXECUTE FUNCTION medregistry_keep_history();
CREATE OR REPLACE TRIGGER verification_records_keep BEFORE DELETE ON verification_records FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();
CREATE OR REPLACE TRIGGER notice_acknowledgements_keep BEFORE UPDATE OR DELETE ON notice_acknowledgements FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();

-- Places at a window (窗口预约): each seat of a slot once, whoever asks at the same moment, and one open appointment a case.
CREATE UNIQUE INDEX IF NOT EXISTS appointments_seat_uq ON appointments (window_id, date, starts_at, seat) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX IF NOT EXISTS appointments_open_uq ON appointments (application) WHERE state = 'booked';
CREATE INDEX IF NOT EXISTS appointments_day_idx ON appointments (window_id, date, starts_at) WHERE state <> 'cancelled';
CREATE INDEX IF NOT EXISTS appointments_due_idx ON appointments (date) WHERE state = 'booked';
ALTER TABLE appointments DROP CONSTRAINT IF EXISTS appointments_span_ck;
ALTER TABLE appointments ADD CONSTRAINT appointments_span_ck CHECK (seat >= 1 AND starts_at ~ '^[0-2][0-9]:[0-5][0-9]$' AND ends_at > starts_at);
CREATE OR REPLACE TRIGGER appointments_keep BEFORE DELETE ON appointments FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();

-- One rating a case (好差评), and a deadline for each that must be answered.
CREATE UNIQUE INDEX IF NOT EXISTS ratings_application_uq ON ratings (application);
CREATE INDEX IF NOT EXISTS ratings_waiting_idx ON ratings (due_on, id) WHERE state IN ('open', 'contacted');
ALTER TABLE ratings DROP CONSTRAINT IF EXISTS ratings_due_ck;
ALTER TABLE ratings ADD CONSTRAINT ratings_due_ck CHECK ((grade IN ('bad', 'very-bad')) = (due_on IS NOT NULL) AND (state = 'answered') = (answer IS NOT NULL));
CREATE OR REPLACE TRIGGER ratings_keep BEFORE DELETE ON ratings FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();

-- What administrators keep, version by version: a version is written once and stays.
CREATE UNIQUE INDEX IF NOT EXISTS record_versions_uq ON record_versions (kind, record, version);
CREATE OR REPLACE TRIGGER record_versions_keep BEFORE UPDATE OR DELETE ON record_versions FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();

-- Search by any part of the name, number or initials (findings B24): lower-cased once, when it is written.
CREATE INDEX IF NOT EXISTS institutions_search_idx ON institutions USING gin (search_text gin_trgm_ops);

-- Certificate numbers of nurses (护士执业证书编号): year of first registration, province, serial without gaps.
CREATE TABLE IF NOT EXISTS certificate_serials (
  series text PRIMARY KEY,
  last_value integer NOT NULL
);
-- A series begins after the numbers that other systems gave out before.
CREATE OR REPLACE FUNCTION medregistry_certificate_number(registered_on date, region text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  wanted text := to_char(registered_on, 'YYYY') || left(region, 2);
  given integer;
BEGIN
  IF NOT EXISTS (SELECT FROM certificate_serials WHERE series = wanted) THEN
    INSERT INTO certificate_serials (series, last_value)
    SELECT wanted, COALESCE(max(right(certificate_number, 6)::integer), 0) FROM nurse_registrations WHERE certificate_number ~ ('^' || wanted || '[0-9]{6}$')
    ON CONFLICT DO NOTHING;
  END IF;
  UPDATE certificate_serials SET last_value = last_value + 1 WHERE series = wanted RETURNING last_value INTO given;
  RETURN wanted || lpad(given::text, 6, '0');
END
$$;
