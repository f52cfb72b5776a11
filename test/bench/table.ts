/** One line of the result: what was measured, what was found, and what is wanted of it. */
export interface Line {
  subject: string;
  found: string;
  wanted?: string;
}

const wide = /[\u1100-\u115f\u2e80-\uffdc]/u;
const width = (text: string): number => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** The lines as a table for a terminal, one column under the other. */
export function tableOf(lines: readonly Line[]): string {
  const cells = [['', 'found', 'wanted'], ...lines.map(({ subject, found, wanted = '' }) => [subject, found, wanted])];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const rule = widths.map((size) => '-'.repeat(size)).join('  ');
  const [head, ...rows] = cells.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ').trimEnd());
  return [head, rule, ...rows].join('\n');
}

/** `3.14`, `31.4`, `314`: as many digits as say something. */
export const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
