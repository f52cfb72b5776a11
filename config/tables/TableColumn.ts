import type { Field } from '@medregistry/language';
import { optionsOf, type EnumTable } from '../enums/Enumeration';
import type { CellParsed } from './cells';

/** A column of a table that is filled in as a spreadsheet or as a form. */
export interface TableColumn<Key extends string = string> {
  key: Key;
  /** As the form asks for it. */
  field: Field;
  /** Other headers under which tables carry it. */
  aliases: readonly string[];
  example: string;
  /** A long number that spreadsheets mutilate. */
  identifier: boolean;
  parse(text: string): CellParsed;
}

const options = (table: EnumTable): { value: string; label: string }[] => optionsOf(table).map(({ key, label }) => ({ value: key, label }));

interface ColumnWords {
  label: string;
  aliases?: readonly string[];
  example?: string;
  help?: string;
  required?: boolean;
  identifier?: boolean;
  sensitive?: boolean;
}

/** Declares a column. */
export function column<Key extends string>(key: Key, words: ColumnWords, kind: Pick<Field, 'type' | 'options' | 'rule'>, parse: (value: string) => CellParsed): TableColumn<Key> {
  const { label, aliases = [], example = '', help, required, identifier = false, sensitive } = words;
  return { key, aliases, example, identifier, parse, field: { key, label, ...kind, ...(help ? { help } : {}), ...(required ? { required } : {}), ...(sensitive ? { sensitive } : {}) } };
}

/** A field of one line. */
export const line = (most: number): Pick<Field, 'type' | 'rule'> => ({ type: 'text', rule: { maxLength: most } });
/** A field with the choices of an enumeration. */
export const oneOf = (table: EnumTable): Pick<Field, 'type' | 'options'> => ({ type: 'choice', options: options(table) });
