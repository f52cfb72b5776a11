import { resolve } from './evaluate';
import type { Json } from './Json';
import type { Basis, Measure, RowTest } from './Measure';
import type { Operand } from './Operand';
import { say } from './Text';
import type { Scene } from './World';

type Row = { [column: string]: Json };

/** Two decimals are what forms ask for; the rest is the machine's own. */
export const tidy = (value: number): number => Math.round(value * 100) / 100;

/** Rounded up, but not because 1.1 × 30 is a little more than 33 in a machine. */
const upward = (value: number): number => Math.ceil(Number(value.toFixed(6)));

/** The rows of a list; null where there is no list. */
export function rowsIn(operand: Operand, scene: Scene): Row[] | null {
  const list = resolve(operand, scene);
  if (!Array.isArray(list)) return null;
  return list.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row));
}

const passes = (row: Row, tests: RowTest[]): boolean => tests.every(({ column, oneOf }) => oneOf.some((value) => value === row[column]));

/** The values that lists name, or null where none of the lists is there. */
function named({ in: lists, by }: { in: Operand[]; by: string }, scene: Scene): Set<Json> | null {
  const found = lists.flatMap((list) => {
    const rows = rowsIn(list, scene);
    return rows ? [rows] : [];
  });
  return found.length === 0 ? null : new Set(found.flat().map((row) => row[by] ?? null));
}

function heads({ of, once, where = [], listed }: Extract<Measure, { heads: unknown }>['heads'], scene: Scene): number | null {
  const rows = rowsIn(of, scene);
  if (!rows) return null;
  const among = listed ? named(listed, scene) : null;
  return new Set(rows.filter((row) => passes(row, where) && (!among || among.has(row[listed?.by ?? ''] ?? null))).map((row) => row[once] ?? null)).size;
}

/** How much there is; null where something that it takes is not known. */
export function takeMeasure(measure: Measure, scene: Scene): number | null {
  if ('constant' in measure) return measure.constant;
  if ('amount' in measure) {
    const value = resolve(measure.amount, scene);
    return typeof value === 'number' ? tidy(value) : null;
  }
  if ('heads' in measure) return heads(measure.heads, scene);
  if ('total' in measure) {
    const parts = measure.total.map((part) => takeMeasure(part, scene));
    return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : tidy(sum + part)), 0);
  }
  const { of } = 'per' in measure ? measure.per : measure.steps;
  const base = takeMeasure(of, scene);
  if (base === null) return null;
  if ('per' in measure) return upward(measure.per.rate * base);
  const { from, above, each, add } = measure.steps;
  return from + add * Math.floor(Math.max(0, base - above) / each);
}

const counted = ({ of, label, unit }: Basis, scene: Scene): string | null => {
  const base = takeMeasure(of, scene);
  return base === null ? null : `${say(label)} ${base} ${say(unit)}`;
};

/** How a need was worked out, for who wants to check it; null for a plain number. */
export function basisOf(measure: Measure, scene: Scene): string | null {
  if ('total' in measure) return measure.total.flatMap((part) => basisOf(part, scene) ?? []).join(' ＋ ') || null;
  if ('steps' in measure) {
    const base = counted(measure.steps, scene);
    return base && `${base}，每 ${measure.steps.each} ${say(measure.steps.unit)}增加 ${measure.steps.add}`;
  }
  if (!('per' in measure)) return null;
  const { rate, beside, ...basis } = measure.per;
  const base = counted(basis, scene);
  if (base === null) return null;
  const other = beside ? takeMeasure(beside.of, scene) : null;
  const besides = beside && other !== null ? `；按${say(beside.label)} ${other} ${say(beside.unit)}需 ${upward(rate * other)}` : '';
  return `${base} × ${rate}${besides}`;
}
