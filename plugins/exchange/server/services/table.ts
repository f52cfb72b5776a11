import { lostDigits } from '../sheets/cellText';
import type { SheetRow } from '../sheets/protocol';
import { plainHeader, type AnyImport, type ImportColumn, type ParsedRow } from '../ImportDeclaration';
import { problem, type Remark } from '../Remark';

/** How far down the header of a table is looked for: titles and remarks may stand above it. */
export const HEADER_WITHIN = 20;

/** Which column of the import stands in which column of the file. */
export interface TableShape {
  headers: string[];
  columns: { column: ImportColumn; place: number }[];
  /** Headers that the import does not know. */
  unused: string[];
}

/** What a table has, or a sentence that says what it lacks. */
export type ShapeAnswer = { shape: TableShape } | { fault: string };

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');

/** Where in a header line each column of the import stands. */
export function placesOf(declaration: AnyImport, headers: readonly string[]): Map<ImportColumn, number[]> {
  const plain = headers.map(plainHeader);
  return new Map(
    declaration.columns.map((column) => {
      const names = new Set([column.header, ...(column.aliases ?? [])].map(plainHeader));
      for (const header of column.except ?? []) names.delete(header);
      return [column, plain.flatMap((name, place) => (name !== '' && names.has(name) ? [place] : []))];
    }),
  );
}

/** Whether a line looks like the header of this import: it knows at least half of what must be there. */
export function isHeader(declaration: AnyImport, { cells }: SheetRow): boolean {
  const places = placesOf(declaration, cells);
  const required = declaration.columns.filter((column) => column.required);
  const found = required.filter((column) => (places.get(column)?.length ?? 0) > 0);
  return found.length * 2 >= required.length && found.length > 0;
}

/** The shape of a table by its header line. */
export function shapeOf(declaration: AnyImport, { cells }: Pick<SheetRow, 'cells'>): ShapeAnswer {
  const headers = cells.map((cell) => cell.trim());
  const places = placesOf(declaration, headers);
  const missing = [...places].filter(([column, found]) => column.required && found.length === 0).map(([{ header }]) => header);
  if (missing.length > 0) return { fault: `表头中缺少${quoted(missing)}，请补上这些列，或下载模板后按模板填写。` };
  const twice = [...places].filter(([, found]) => found.length > 1).map(([{ header }]) => header);
  if (twice.length > 0) return { fault: `表头中${quoted(twice)}出现了不止一次，请只保留一列。` };
  const columns = [...places].flatMap(([column, [place]]) => (place === undefined ? [] : [{ column, place }]));
  const used = new Set(columns.map(({ place }) => place));
  return { shape: { headers, columns, unused: headers.filter((header, place) => header !== '' && !used.has(place)) } };
}

/** The template's example line, which people forget to take out. */
const isExample = ({ columns }: TableShape, cells: readonly string[]): boolean =>
  columns.length > 3 && columns.every(({ column, place }) => (cells[place] ?? '').trim() === column.example);

/** A line as it was understood, with what is wrong with its cells. */
export interface ReadRow {
  parsed: ParsedRow;
  remarks: Remark[];
}

/** Understands a line; null for the template's own example. */
export function readRow(declaration: AnyImport, shape: TableShape, { row, cells }: SheetRow): ReadRow | null {
  if (isExample(shape, cells)) return null;
  const values: ParsedRow['values'] = {};
  const remarks: Remark[] = [];
  for (const { column, place } of shape.columns) {
    const { key, header } = column;
    const text = (cells[place] ?? '').trim();
    if (text === '') {
      if (column.required) remarks.push(problem(key, 'required', `请填写“${header}”。`));
      continue;
    }
    if (column.identifier && lostDigits(text)) {
      remarks.push(problem(key, 'lost-digits', `“${header}”被存成了数字，末尾几位已经丢失。请把这一列的格式设为“文本”后重新填写。`));
      continue;
    }
    const parsed = column.parse ? column.parse(text) : { value: text };
    if ('value' in parsed) values[key] = parsed.value;
    else remarks.push(problem(key, parsed.code, parsed.message));
  }
  if (remarks.length === 0) remarks.push(...(declaration.review?.(values) ?? []));
  return { parsed: { row, values }, remarks };
}

export const isBad = (remarks: readonly Remark[]): boolean => remarks.some(({ level }) => level === 'problem');
