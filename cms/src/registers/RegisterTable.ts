import type { Core, UID } from '@strapi/strapi';

/** A column of a register, by the name that declarations and answers use. */
export interface RegisterColumn {
  attribute: string;
  column: string;
  type: string;
  /** Content type that a relation points at; its column holds the numeric key. */
  target: string | null;
  /** Never leaves the server as it is stored. */
  private: boolean;
}

/** A register as it is modelled now, fields that a modeller added included. */
export interface RegisterTable {
  uid: string;
  table: string;
  columns: readonly RegisterColumn[];
}

interface Metadata {
  tableName: string;
  attributes: Record<string, { type: string; columnName?: string; relation?: string; target?: string; joinColumn?: { name: string } }>;
}

/** Kept by Strapi for its own use; never part of a record's content. */
const HOUSEKEEPING: ReadonlySet<string> = new Set(['id', 'createdBy', 'updatedBy', 'publishedAt', 'locale', 'localizations']);

/**
 * Reads a register's columns from the running schema, so that a field added in the modeller is stored, copied into new
 * versions and shown without a line of code. Relations through link tables and media are left out.
 *
 * @param name singular name of the content type, e.g. `permit`
 */
export function registerTable(strapi: Core.Strapi, name: string): RegisterTable {
  const uid = `api::${name}.${name}`;
  const { attributes } = strapi.contentType(uid as UID.ContentType);
  const metadata = strapi.db.metadata.get(uid) as unknown as Metadata;
  const columns = Object.entries(metadata.attributes).flatMap(([attribute, { type, columnName, joinColumn, target }]): RegisterColumn[] => {
    if (HOUSEKEEPING.has(attribute)) return [];
    const hidden = (attributes[attribute] as { private?: boolean } | undefined)?.private === true;
    if (type === 'relation') return joinColumn ? [{ attribute, column: joinColumn.name, type, target: target ?? null, private: hidden }] : [];
    return [{ attribute, column: columnName ?? attribute, type, target: null, private: hidden }];
  });
  return { uid, table: metadata.tableName, columns };
}

/** A name as an identifier in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The column of an attribute.
 *
 * @throws Error for a name that the register does not have; nothing else ever becomes an identifier in SQL
 */
export function columnOf({ uid, columns }: RegisterTable, attribute: string): RegisterColumn {
  const found = columns.find((column) => column.attribute === attribute);
  if (!found) throw new Error(`${uid} has no field ${attribute}`);
  return found;
}
