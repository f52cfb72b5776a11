import type { AnyImport, ImportContext } from '../ImportDeclaration';
import { NO_COUNTS } from '../ImportRun';
import { oneAhead } from '../oneAhead';
import type { ExchangePorts } from './ExchangePorts';
import { count, judge, stored, type JudgedRow, type Seen } from './lookThrough';
import { Stopped } from './runJobs';
import type { RunRow, RunStore } from './runStore';
import { readRow, shapeOf, type TableShape } from './table';

/** Lines of one set. */
const SET = 1000;
const CHANGED = '核对之后，系统里的数据又有了变化，没有保存任何内容。请查看下面标出的行，改好后重新导入。';

/** Saves the lines of a checked run: all of them, or none. */
export function createSaving({ database, cipher, trail }: Pick<ExchangePorts, 'database' | 'cipher' | 'trail'>, runs: RunStore) {
  /** The kept lines, judged once more, set after set. */
  async function* judgedSets(run: RunRow, declaration: AnyImport, shape: TableShape, context: ImportContext): AsyncGenerator<{ judged: JudgedRow[]; lines: number }> {
    const seen: Seen = new Map();
    let lines = await runs.lines(context.trx, run.id, 0, SET);
    while (lines.length > 0) {
      const read = lines.flatMap(({ row, cells }) => readRow(declaration, shape, { row, cells: JSON.parse(cipher().decrypt(cells)) as string[] }) ?? []);
      const [judged, following] = await Promise.all([judge(declaration, read, seen, context), runs.lines(context.trx, run.id, lines.at(-1)?.row ?? 0, SET)]);
      yield { judged, lines: lines.length };
      lines = following;
    }
  }

  return async (run: RunRow, declaration: AnyImport, context: ImportContext): Promise<void> => {
    const { trx, now, place, actor } = context;
    const answer = shapeOf(declaration, { cells: run.headers });
    if ('fault' in answer) throw new Error(`The columns of ${declaration.kind} have changed since import ${run.documentId} was checked`);
    // One file after the other for one subject: each is judged by what the one before it has left.
    await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`import ${run.kind} ${run.subjectId}`]);
    await trx.raw('SAVEPOINT import_lines');
    const counts = { ...NO_COUNTS };
    const turned: JudgedRow[] = [];
    const { noted: _noted, ...verdicts } = run.counts;
    const total = Math.max(1, Object.values(verdicts).reduce((sum, lines) => sum + lines, 0));
    const write = async (judged: readonly JudgedRow[]): Promise<void> => {
      const writable = turned.length === 0 ? judged.filter(({ verdict }) => verdict === 'create' || verdict === 'update') : [];
      if (writable.length > 0) await declaration.save(writable.map(({ parsed, verdict }) => ({ ...parsed, verdict })), context);
    };
    let saved = 0;
    let underWay = 0;
    // While the database writes one set, the next is sealed and the one after it is judged.
    let writing = Promise.resolve();
    try {
      for await (const { judged, lines } of oneAhead(judgedSets(run, declaration, answer.shape, context))) {
        count(counts, judged);
        turned.push(...judged.filter(({ verdict }) => verdict === 'bad'));
        const before = writing;
        writing = write(judged);
        writing.catch(() => undefined); // heard of in its turn
        await before;
        saved += underWay;
        underWay = lines;
        const still = await runs.change(database.connection, run.id, ['saving'], { rows: saved, progress: Math.min(100, Math.round((saved / total) * 100)) });
        if (!still) throw new Stopped();
      }
    } finally {
      await Promise.allSettled([writing]); // whoever undoes this must not be overtaken by it
    }
    await writing;
    const at = now.toISOString();
    if (turned.length > 0) {
      await trx.raw('ROLLBACK TO SAVEPOINT import_lines');
      await runs.remark(trx, run.id, turned.map(({ parsed: { row }, verdict, remarks }) => ({ row, verdict, remarks: stored(remarks) })));
      if (!(await runs.change(trx, run.id, ['saving'], { state: 'checked', counts, rows: total, problem: CHANGED, checkedAt: at }))) throw new Stopped();
      return;
    }
    if (!(await runs.change(trx, run.id, ['saving'], { state: 'done', counts, rows: total, progress: 100, problem: null, endedAt: at }))) throw new Stopped();
    await trail().append(trx, {
      chain: place.scopePath,
      at: now,
      actorId: actor.id,
      actorName: actor.name,
      action: 'import.save',
      subjectType: 'import-run',
      subjectId: run.documentId,
      scopePath: place.scopePath,
      address: run.address,
      outcome: 'ok',
      details: { kind: run.kind, subject: run.subjectId, file: run.fileName, counts },
    });
  };
}
