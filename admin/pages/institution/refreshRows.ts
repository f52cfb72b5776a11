import type { Value, Values } from '../../types/Case';

/** A row that stays, with what the registers say differently. */
export interface ChangedRow {
  row: Values;
  fields: { key: string; from: Value; to: Value }[];
}

/** What a table would become, and how that differs from what it is. */
export interface Refreshed {
  rows: Value;
  added: Values[];
  removed: Values[];
  changed: ChangedRow[];
  /** Rows that were added by hand and stay as they are. */
  byHand: Values[];
}

const rowsOf = (value: Value): Values[] => (Array.isArray(value) ? (value as Values[]) : []);

/** What tells two rows of a roster apart: the register's own key where there is one, else number and name. */
const keyOf = (row: Values): string => String(row['person'] ?? row['personId'] ?? `${row['idNumber'] ?? ''} ${row['certificateNumber'] ?? ''} ${row['name'] ?? ''} ${row['code'] ?? ''}`);

const differences = (before: Values, after: Values): ChangedRow['fields'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ key, from: before[key] ?? null, to: after[key] ?? null }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));

/** The rows of the registers, then those that were added by hand and are not among them. */
export function refreshRows(current: Value, registered: Value): Refreshed {
  const before = rowsOf(current);
  const fresh = rowsOf(registered);
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Set(fresh.map(keyOf));
  const byHand = before.filter((row) => row['source'] === 'hand' && !now.has(keyOf(row)));
  return {
    rows: [...fresh, ...byHand],
    added: fresh.filter((row) => !known.has(keyOf(row))),
    removed: before.filter((row) => row['source'] !== 'hand' && !now.has(keyOf(row))),
    changed: fresh.flatMap((row) => {
      const old = known.get(keyOf(row));
      const fields = old ? differences(old, row) : [];
      return fields.length > 0 ? [{ row, fields }] : [];
    }),
    byHand,
  };
}
