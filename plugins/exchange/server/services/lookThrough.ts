import type { AnyImport, ImportContext } from '../ImportDeclaration';
import type { ImportCounts } from '../ImportRun';
import { problem, type Remark } from '../Remark';
import type { Verdict, ParsedRow } from '../ImportDeclaration';
import { isBad, type ReadRow } from './table';

/** A line with what will become of it. */
export interface JudgedRow {
  parsed: ParsedRow;
  verdict: Verdict;
  remarks: Remark[];
}

/** Lines that stand in the file a second time: by key, the line in which each was met first. */
export type Seen = Map<string, number>;

/** Judges a set of lines: their own faults, lines that came before, then the declaration's comparison with what is stored. */
export async function judge(declaration: AnyImport, rows: readonly ReadRow[], seen: Seen, context: ImportContext): Promise<JudgedRow[]> {
  const judged = rows.map(({ parsed, remarks }): JudgedRow => {
    const keys = declaration.keysOf?.(parsed.values) ?? [];
    const all = [...remarks];
    for (const { key, column } of keys) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, parsed.row);
      else if (first !== parsed.row) all.push(problem(column, 'twice', column === null ? `与第 ${first} 行是同一条记录，请只保留一行。` : `与第 ${first} 行的编号相同，请核对两行。`));
    }
    return { parsed, verdict: isBad(all) ? 'bad' : 'same', remarks: all };
  });
  const sound = judged.filter(({ verdict }) => verdict !== 'bad');
  if (sound.length === 0) return judged;
  const answers = await declaration.check(sound.map(({ parsed }) => parsed), context);
  sound.forEach((row, index) => {
    const answer = answers[index];
    if (!answer) throw new Error(`${declaration.kind} did not judge every line`);
    row.remarks.push(...answer.remarks);
    row.verdict = isBad(row.remarks) ? 'bad' : answer.verdict;
  });
  return judged;
}

/** Adds lines to the counts. */
export function count(counts: ImportCounts, rows: readonly Pick<JudgedRow, 'verdict' | 'remarks'>[]): void {
  for (const { verdict, remarks } of rows) {
    counts[verdict] += 1;
    if (verdict !== 'bad' && remarks.length > 0) counts.noted += 1;
  }
}

export const stored = (remarks: Remark[]): Remark[] | null => (remarks.length > 0 ? remarks : null);
