import type { AnyImport, ImportContext } from '../ImportDeclaration';
import { NO_COUNTS, type ImportCounts } from '../ImportRun';
import { oneAhead } from '../oneAhead';
import type { SheetBatch, SheetRow } from '../sheets/protocol';
import type { ExchangePorts } from './ExchangePorts';
import { count, judge, stored, type JudgedRow, type Seen } from './lookThrough';
import { Stopped } from './runJobs';
import type { RunRow, RunStore } from './runStore';
import { HEADER_WITHIN, isHeader, readRow, shapeOf, type TableShape } from './table';

const NO_HEADER = '没有找到表头。请下载模板，把内容填在模板里再导入。';
const NO_ROWS = '表头下面没有内容，请填写后再导入。';

/** What the file turned out to be: its shape, or a sentence that says what it lacks. */
interface Outcome {
  shape?: TableShape;
  fault?: string;
  counts: ImportCounts;
  rows: number;
}

/** Lines that were judged together, with what they said in the file. */
interface JudgedSet {
  judged: JudgedRow[];
  texts: Map<number, string[]>;
  share: number;
}

/** Looks for the header, then judges set after set; the outcome grows as the file is read. */
async function* judgedSets(declaration: AnyImport, context: ImportContext, batches: AsyncIterable<SheetBatch>, outcome: Outcome): AsyncGenerator<JudgedSet> {
  const seen: Seen = new Map();
  let above = 0;

  const body = (rows: SheetRow[]): SheetRow[] => {
    while (!outcome.shape && !outcome.fault && rows.length > 0 && above < HEADER_WITHIN) {
      above += 1;
      const [line] = rows.splice(0, 1);
      if (!line || !isHeader(declaration, line)) continue;
      const answer = shapeOf(declaration, line);
      if ('fault' in answer) outcome.fault = answer.fault;
      else outcome.shape = answer.shape;
    }
    return rows;
  };

  for await (const { rows, share } of batches) {
    const lines = body([...rows]);
    const { shape } = outcome;
    if (!shape) {
      outcome.fault ??= NO_HEADER;
      return;
    }
    const judged = await judge(declaration, lines.flatMap((line) => readRow(declaration, shape, line) ?? []), seen, context);
    yield { judged, texts: new Map(lines.map(({ row, cells }) => [row, cells])), share };
  }
}

/** Reads a file, judges each line and keeps it for the saving: the dry run. Nothing of the registers is written. */
export function createChecking({ database, sheets, store, cipher }: Pick<ExchangePorts, 'database' | 'sheets' | 'store' | 'cipher'>, runs: RunStore) {
  async function lookThrough(run: RunRow, declaration: AnyImport, context: ImportContext, batches: AsyncIterable<SheetBatch>): Promise<Outcome> {
    const outcome: Outcome = { counts: { ...NO_COUNTS }, rows: 0 };
    for await (const { judged, texts, share } of oneAhead(judgedSets(declaration, context, batches, outcome))) {
      count(outcome.counts, judged);
      outcome.rows += judged.length;
      await runs.keep(context.trx, run.id, judged.map(({ parsed: { row }, verdict, remarks }) => ({ row, cells: cipher().encrypt(JSON.stringify(texts.get(row) ?? [])), verdict, remarks: stored(remarks) })));
      const still = await runs.change(database.connection, run.id, ['reading'], { rows: outcome.rows, progress: Math.round(share * 100) });
      if (!still) throw new Stopped();
    }
    if (outcome.rows === 0) outcome.fault ??= outcome.shape ? NO_ROWS : NO_HEADER;
    return outcome;
  }

  return async (run: RunRow, declaration: AnyImport, context: ImportContext): Promise<void> => {
    const { trx, now } = context;
    await runs.clear(trx, run.id);
    const { shape, fault, counts, rows } = await store().withLocal([run.fileKey ?? ''], ([path = '']) =>
      lookThrough(run, declaration, context, sheets.read(path, declaration.rows === undefined ? {} : { rows: declaration.rows + HEADER_WITHIN })),
    );
    const at = now.toISOString();
    const still =
      fault || !shape
        ? await runs.change(trx, run.id, ['reading'], { state: 'failed', problem: fault ?? NO_HEADER, endedAt: at })
        : await runs.change(trx, run.id, ['reading'], { state: 'checked', headers: shape.headers, counts, rows, progress: 100, checkedAt: at });
    if (!still) throw new Stopped();
  };
}
