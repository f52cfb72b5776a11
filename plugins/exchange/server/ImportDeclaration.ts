import type { Json } from '@medregistry/language';
import type { Knex } from 'knex';
import type { Place } from './Place';
import type { Remark } from './Remark';

/** What a cell says once it is understood, or a sentence that says why it cannot be taken. */
export type Parsed = { value: Json } | { code: string; message: string };

export interface ImportColumn<Key extends string = string> {
  key: Key;
  /** As the template writes it. */
  header: string;
  /** What the same column is called elsewhere; case, spaces and punctuation do not count. */
  aliases?: readonly string[];
  /** Headers, in plain form, that somebody has said mean something else. */
  except?: readonly string[];
  required?: boolean;
  /** A long number that a spreadsheet mutilates when it is typed as a number: such cells are turned down. */
  identifier?: boolean;
  /** What may be written; the template offers it as a list. */
  options?: readonly string[];
  /** Stands in the template's example line, which is left out when it is imported. */
  example: string;
  hint?: string;
  /** In characters; by the header unless told. */
  width?: number;
  /** Understands a cell that is not empty; the text itself unless told. */
  parse?(text: string): Parsed;
}

/** A line as it was understood: no value for a column that the table does not have or whose cell is empty. */
export interface ParsedRow<Key extends string = string> {
  /** Number of the line in the file. */
  row: number;
  values: { [K in Key]?: Json };
}

/** What will become of a line. */
export type Verdict = 'create' | 'update' | 'same' | 'matched' | 'bad';

export interface Checked {
  verdict: Exclude<Verdict, 'bad'>;
  /** Problems make the line bad; notes are said and stand in nothing's way. */
  remarks: readonly Remark[];
}

/** A record that an import has written: new, or with what it said before. */
export interface Written {
  type: string;
  /** Numeric key. */
  record: number;
  before: Json;
}

/** What a check or a save works with. Everything goes through `trx`: it is undone together. */
export interface ImportContext {
  trx: Knex.Transaction;
  place: Place;
  actor: { id: number; name: string };
  now: Date;
  /** Keeps what a save writes, so that it can be taken back: `before` null for a record that is new. */
  wrote(type: string, records: readonly Omit<Written, 'type'>[]): Promise<void>;
}

/**
 * A table that can be imported, as data. The mechanism reads the file, understands cells, finds lines that stand in
 * it twice, asks `check` for sets of lines, shows what would happen, and saves all or nothing when it is told to.
 */
export interface ImportDeclaration<Key extends string = string> {
  kind: string;
  label: string;
  /** Who may import. */
  roles: readonly string[];
  /** Lines of one file. */
  rows?: number;
  columns: readonly ImportColumn<Key>[];
  /** Where the records lie that this is imported into; undefined when there is no such subject. */
  place(subjectId: string): Promise<Place | undefined>;
  /** What a line is called when it is spoken of. */
  title?(values: ParsedRow<Key>['values']): string;
  /** Tells lines of one file apart; the second with the same key is bad. A key of one column is told as that column's. */
  keysOf?(values: ParsedRow<Key>['values']): readonly { key: string; column: Key | null }[];
  /** What is wrong between the cells of a line. */
  review?(values: ParsedRow<Key>['values']): readonly Remark[];
  /**
   * Compares lines without faults of their own with what is stored; one answer a line, in their order. The set before
   * may still be on its way into the database: lines of one file are told apart by their keys.
   */
  check(rows: readonly ParsedRow<Key>[], context: ImportContext): Promise<Checked[]>;
  /** Writes lines that `check` has just found good. The next set may be begun before this one is written. */
  save(rows: readonly (ParsedRow<Key> & { verdict: Verdict })[], context: ImportContext): Promise<void>;
  /**
   * Takes back what a run has written, where nothing has been built on it since; an import without it cannot be undone.
   *
   * @returns a sentence that says what stands in the way, and then nothing has been changed; null once it is taken back
   */
  undo?(written: readonly Written[], context: ImportContext & { savedAt: string }): Promise<string | null>;
}

/** An import whose keys have been forgotten, as lists of imports hold them. */
export type AnyImport = ImportDeclaration;

/** Words of a header without what people add to them: spaces, punctuation, 必填 and stars. */
export const plainHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\(?(?:必填|选填)\)?/gu, '')
    .replace(/[\s*＊:：、,，.。/／_()-]+/gu, '')
    .toLowerCase();

/**
 * Declares an import; exists so that its functions are typed by its columns.
 *
 * @throws Error when two columns answer to the same header
 */
export function defineImport<const Key extends string>(declaration: ImportDeclaration<Key>): AnyImport {
  const known = new Map<string, string>();
  for (const { key, header, aliases = [] } of declaration.columns) {
    for (const name of [header, ...aliases].map(plainHeader)) {
      const other = known.get(name);
      if (other !== undefined && other !== key) throw new Error(`${declaration.kind}: “${name}” stands for ${other} and for ${key}`);
      known.set(name, key);
    }
  }
  return declaration as unknown as AnyImport;
}
