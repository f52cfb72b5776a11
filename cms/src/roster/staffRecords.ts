import type { Cipher } from '@medregistry/access';
import { withIdentityFacts, type RosterKey, type RosterValues } from '@medregistry/config';
import { residentId18 } from '@medregistry/config/validators';
import type { Json } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { registerTable } from '../registers/RegisterTable';
import { asStored } from '../registers/sealing';
import { insertRecords, type Key } from '../registers/insertRecords';
import { updateRecords } from '../registers/updateRecords';

type Sealing = Pick<Cipher, 'encrypt' | 'decrypt' | 'blindIndex'>;

/** A doctor or technician as the register has it. */
export interface StaffRecord {
  id: number;
  documentId: string;
  version: number;
  idNumberIndex: string;
  /** What is known, numbers opened, by the columns of the roster. */
  values: RosterValues;
}

/** Fields that the roster's columns fill in; category stands for two of them. */
const FIELDS = [
  'name', 'gender', 'birthDate', 'idNumber', 'mobile', 'department', 'position', 'title', 'education', 'school', 'major', 'employment', 'doctorCategory', 'doctorLevel', 'practiceScope',
  'qualificationNumber', 'practiceNumber', 'certificateNumber', 'validTo', 'multiSite', 'aestheticChief', 'onPost', 'leftOn', 'remark',
] as const satisfies readonly RosterKey[];

/** What a person is where nothing was said. */
const DEFAULTS = { multiSite: false, aestheticChief: false, onPost: true } as const;

interface Row {
  id: number;
  document_id: string;
  version: number;
  /** The whole row as JSON text. */
  record: string;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function recordOf({ id, document_id: documentId, version, record: text }: Row, cipher: Sealing): StaffRecord {
  const record = JSON.parse(text) as Record<string, Json>;
  const value = (field: string): Json => record[snake(field)] ?? null;
  const opened = (field: string): Json => {
    const sealed = value(field);
    return typeof sealed === 'string' ? cipher.decrypt(sealed) : null;
  };
  const values: RosterValues = { category: value('kind') === 'doctor' ? 'doctor' : value('technicianKind') };
  for (const field of FIELDS) {
    const read = field === 'idNumber' || field === 'mobile' ? opened(field) : value(field);
    if (read !== null) values[field] = read;
  }
  return { id, documentId, version, idNumberIndex: String(value('idNumberIndex')), values };
}

const SELECT = 'SELECT s.id, s.document_id, s.version, to_jsonb(s)::text AS record FROM staff_members s';

/** The record's fields for what is known of a person; what is not known is empty. */
function fieldsOf(values: RosterValues): Record<string, Json> {
  const { category } = values;
  const kind = category === 'doctor' ? { kind: 'doctor', technicianKind: null } : { kind: 'technician', technicianKind: category ?? 'other' };
  return { ...kind, ...Object.fromEntries(FIELDS.map((field) => [field, values[field] ?? (DEFAULTS as Partial<Record<RosterKey, Json>>)[field] ?? null])) };
}

const withNumber = (values: RosterValues): RosterValues => ({ ...DEFAULTS, ...withIdentityFacts(values) });

/** Doctors and technicians of an institution, by sets: read by their numbers, added, changed. */
export function createStaffRecords(strapi: Core.Strapi, cipher: () => Sealing) {
  const table = () => registerTable(strapi, 'staff-member');
  const indexOf = (idNumber: string): string => cipher().blindIndex('id-number', residentId18(idNumber));
  const rows = async (on: Knex, sql: string, bindings: Knex.RawBinding[]): Promise<StaffRecord[]> =>
    (await on.raw<{ rows: Row[] }>(`${SELECT} ${sql}`, bindings)).rows.map((row) => recordOf(row, cipher()));
  const sealed = (values: RosterValues): Record<string, unknown> => asStored('staff-member', fieldsOf(withNumber(values)), cipher());

  return {
    indexOf,

    /** What a person is written down with: sex and birth date from the number, and the defaults. */
    complete: withNumber,

    /** Everybody whose number is among these: the line of who is on post, else the newest of those who have left. */
    async byNumber(on: Knex, institution: number, indexes: readonly string[]): Promise<Map<string, StaffRecord>> {
      const found = await rows(on, 'WHERE s.institution_id = ? AND s.id_number_index = ANY(?::text[]) ORDER BY s.on_post, s.id', [institution, indexes as string[]]);
      return new Map(found.map((record) => [record.idNumberIndex, record]));
    },

    byKey: (on: Knex, institution: number, ids: readonly number[]): Promise<StaffRecord[]> => rows(on, 'WHERE s.institution_id = ? AND s.id = ANY(?::integer[]) ORDER BY s.id', [institution, ids as number[]]),

    /** @returns the person, locked until the transaction ends */
    async lock(trx: Knex.Transaction, institution: number, documentId: string): Promise<StaffRecord | undefined> {
      return (await rows(trx, 'WHERE s.institution_id = ? AND s.document_id = ? FOR UPDATE', [institution, documentId]))[0];
    },

    async find(on: Knex, institution: number, documentId: string): Promise<StaffRecord | undefined> {
      return (await rows(on, 'WHERE s.institution_id = ? AND s.document_id = ?', [institution, documentId]))[0];
    },

    /** Adds people. @returns their keys, in order */
    async add(trx: Knex.Transaction, place: { key: number; scopePath: string }, people: readonly RosterValues[], now: Date): Promise<Key[]> {
      const records = people.map((values) => ({ mobileIndex: null, ...sealed(values), version: 1, institution: place.key, scopePath: place.scopePath }));
      return insertRecords(trx, table(), records, now);
    },

    /** Changes people to what is now known of them; what is not said of them is emptied. */
    async change(trx: Knex.Transaction, people: readonly { record: StaffRecord; values: RosterValues }[], now: Date): Promise<void> {
      await updateRecords(trx, table(), people.map(({ record, values }) => ({ id: record.id, fields: { mobileIndex: null, ...sealed(values), version: record.version + 1 } })), now);
    },
  };
}

export type StaffRecords = ReturnType<typeof createStaffRecords>;
