import { z } from 'zod';

/** One value of an enumeration. The key is what is stored; the label is what people read. */
export interface EnumEntry {
  label: string;
  /** Where the value comes from: a law article, a national code table, a form, or the usage of the trade. */
  source: string;
  /** The value's code in a national code table, where one exists. */
  code?: string;
}

export type EnumTable = Readonly<Record<string, EnumEntry>>;

/** A value of an enumeration as lists and forms want it. */
export interface EnumOption<K extends string = string> extends EnumEntry {
  key: K;
}

type KeyOf<T extends EnumTable> = Extract<keyof T, string>;

/** The keys of a table in the order in which they were written, typed. */
export function keysOf<T extends EnumTable>(table: T): KeyOf<T>[] {
  return Object.keys(table) as KeyOf<T>[];
}

/** The zod schema that accepts exactly the keys of `table`. */
export function enumOf<const T extends EnumTable>(table: T): z.ZodEnum<{ [K in KeyOf<T>]: K }> {
  const values = Object.fromEntries(keysOf(table).map((key) => [key, key])) as { [K in KeyOf<T>]: K };
  return z.enum(values);
}

/** The table as a list of `{key, label, source, code?}`, in the order shown to people. */
export function optionsOf<const T extends EnumTable>(table: T): EnumOption<KeyOf<T>>[] {
  return keysOf(table).map((key) => ({ key, ...(table[key] as EnumEntry) }));
}

/** The Chinese label of a key; the key itself when the table does not know it (data of an older version). */
export function labelOf(table: EnumTable, key: string): string {
  return table[key]?.label ?? key;
}

/** The key whose national code is `code`, or undefined. */
export function keyOfCode<const T extends EnumTable>(table: T, code: string): KeyOf<T> | undefined {
  return keysOf(table).find((key) => table[key]?.code === code);
}
