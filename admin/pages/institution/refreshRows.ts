import type { Value, Values } from '../../types/Case';

const rowsOf = (value: Value): Values[] => (Array.isArray(value) ? (value as Values[]) : []);

/** What tells two rows of a roster apart: the register's own key where there is one, else number and name. */
const keyOf = (row: Values): string => String(row['person'] ?? row['personId'] ?? `${row['idNumber'] ?? ''} ${row['certificateNumber'] ?? ''} ${row['name'] ?? ''} ${row['code'] ?? ''}`);

/** The rows of the registers, then those that were added by hand and are not among them. */
export function refreshRows(current: Value, registered: Value): { rows: Value; added: number; removed: number } {
  const before = rowsOf(current);
  const fresh = rowsOf(registered);
  const known = new Set(before.map(keyOf));
  const now = new Set(fresh.map(keyOf));
  const byHand = before.filter((row) => row['source'] === 'hand' && !now.has(keyOf(row)));
  return {
    rows: [...fresh, ...byHand],
    added: fresh.filter((row) => !known.has(keyOf(row))).length,
    removed: before.filter((row) => row['source'] !== 'hand' && !now.has(keyOf(row))).length,
  };
}
