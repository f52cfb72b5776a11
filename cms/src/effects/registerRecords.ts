import type { RecordName } from '@medregistry/config/vocabulary';
import { nursePathSql } from '../subjects/nurse';

/** A register record that effects speak of: its content type, and how to find the one meant by a case. */
export interface RegisterRecord {
  /** Singular name of the content type. */
  type: string;
  /** Condition that names the record `r` among the rows of the subject's source; bindings as in `effectBindings`. */
  which: string;
  /** The status that a replaced version gets; one without keeps what it was, and is history by not being current. */
  replaced?: string;
  /** Columns that follow from a field when it is set. */
  follows?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const LATEST_OBLIGATION = `r.id = (
    SELECT o.id FROM verification_obligations o LEFT JOIN campaigns c ON c.document_id = :campaign
    WHERE o.institution_id = i.id ORDER BY (o.application_id = :application) IS TRUE DESC, (o.year = c.year) IS TRUE DESC, o.year DESC LIMIT 1)`;

/** The records of config's vocabulary, tied to their tables. */
export const registerRecords: Record<RecordName, RegisterRecord> = {
  institution: { type: 'institution', which: 'r.id = i.id' },
  permit: { type: 'permit', which: 'r.institution_id = i.id AND r.current', replaced: 'superseded' },
  verificationRecord: { type: 'verification-record', which: 'r.institution_id = i.id AND r.application_id = :application AND r.current', replaced: 'superseded' },
  nurse: { type: 'nurse', which: 'r.id = n.id', follows: { workplace: { scope_path: nursePathSql('i', 'n') } } },
  registration: { type: 'nurse-registration', which: 'r.nurse_id = n.id AND r.current', follows: { institution: { scope_path: 'i.scope_path' } } },
  practiceRecord: { type: 'practice-record', which: 'r.nurse_id = n.id AND r.application_id = :application AND r.current' },
  obligation: { type: 'verification-obligation', which: LATEST_OBLIGATION },
};

/**
 * The record that an effect names.
 *
 * @throws Error for a name that config does not know
 */
export function recordOf(name: string): RegisterRecord {
  if (!Object.hasOwn(registerRecords, name)) throw new Error(`No register is tied to the record ${name}`);
  return registerRecords[name as RecordName];
}
