import { plainHeader, type AnyImport } from './ImportDeclaration';

/** What the headers of a foreign table mean, in plain form: the key of a column, or null for one that is not used. */
export type ColumnMap = Readonly<Record<string, string | null>>;

/**
 * The same import with the headers of a foreign table among the names of its columns. A header that somebody has given
 * a meaning has lost any other.
 */
export function withColumnMap(declaration: AnyImport, map: ColumnMap): AnyImport {
  const given = Object.entries(map);
  if (given.length === 0) return declaration;
  return {
    ...declaration,
    columns: declaration.columns.map((column) => ({
      ...column,
      aliases: [...(column.aliases ?? []), ...given.filter(([, key]) => key === column.key).map(([header]) => header)],
      except: given.filter(([, key]) => key !== column.key).map(([header]) => header),
    })),
  };
}

/** The headers that one line of a table offers, each once; those that stand in it twice cannot be told apart. */
export const headersIn = (cells: readonly string[]): { header: string; place: number; twice: boolean }[] =>
  cells.flatMap((cell, place) => {
    const header = cell.trim();
    if (plainHeader(header) === '') return [];
    return [{ header, place, twice: cells.filter((other) => plainHeader(other) === plainHeader(header)).length > 1 }];
  });
