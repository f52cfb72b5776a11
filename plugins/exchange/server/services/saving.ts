import type { AnyImport, ImportContext } from '../ImportDeclaration';
import { NO_COUNTS } from '../ImportRun';
import type { ExchangePorts } from './ExchangePorts';
import { count, judge, stored, type JudgedRow, type Seen } from './lookThrough';
import { Stopped } from './runJobs';
import type { RunRow, RunStore } from './runStore';
import { readRow, shapeOf, type ReadRow } from './table';

/** Lines of one set. */
const SET = 1000;
const CHANGED = '核对之后，系统里的数据又有了变化，没有保存任何内容。请查看下面标出的行，改好后重新导入。';

/** Saves the lines of a checked run: all of them, or none. */
export function createSaving({ database, cipher, trail }: Pick<ExchangePorts, 'database' | 'cipher' | 'trail'>, runs: RunStore) {
  return async (run: RunRow, declaration: AnyImport, context: ImportContext): Promise<void> => {
    const { trx, now, place, actor } = context;
    const answer = shapeOf(declaration, { cells: run.headers });
    if ('fault' in answer) throw new Error(`The columns of ${declaration.kind} have changed since import ${run.documentId} was checked`);
    // One file after the other for one subject: each is judged by what the one before it has left.
    await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`import ${run.kind} ${run.subjectId}`]);
    await trx.raw('SAVEPOINT import_lines');
    const counts = { ...NO_COUNTS };
    const seen: Seen = new Map();
    const turned: JudgedRow[] = [];
    const { noted: _noted, ...verdicts } = run.counts;
    const total = Math.max(1, Object.values(verdicts).reduce((sum, lines) => sum + lines, 0));
    const understood = (lines: Awaited<ReturnType<RunStore['lines']>>): ReadRow[] =>
      lines.flatMap(({ row, cells }) => readRow(declaration, answer.shape, { row, cells: JSON.parse(cipher().decrypt(cells)) as string[] }) ?? []);
    let done = 0;
    let lines = await runs.lines(trx, run.id, 0, SET);
    let read = understood(lines);
    while (lines.length > 0) {
      const judged = await judge(declaration, read, seen, context);
      count(counts, judged);
      turned.push(...judged.filter(({ verdict }) => verdict === 'bad'));
      done += lines.length;
      lines = await runs.lines(trx, run.id, lines.at(-1)?.row ?? 0, SET);
      const writable = turned.length === 0 ? judged.filter(({ verdict }) => verdict === 'create' || verdict === 'update') : [];
      const writing = writable.length > 0 ? declaration.save(writable.map(({ parsed, verdict }) => ({ ...parsed, verdict })), context) : undefined;
      // The database writes one set while the next is understood; whoever undoes this must not be overtaken by it.
      try {
        read = understood(lines);
      } finally {
        await writing;
      }
      const still = await runs.change(database.connection, run.id, ['saving'], { rows: done, progress: Math.min(100, Math.round((done / total) * 100)) });
      if (!still) throw new Stopped();
    }
    const at = now.toISOString();
    if (turned.length > 0) {
      await trx.raw('ROLLBACK TO SAVEPOINT import_lines');
      await runs.remark(trx, run.id, turned.map(({ parsed: { row }, verdict, remarks }) => ({ row, verdict, remarks: stored(remarks) })));
      if (!(await runs.change(trx, run.id, ['saving'], { state: 'checked', counts, problem: CHANGED, checkedAt: at }))) throw new Stopped();
      return;
    }
    if (!(await runs.change(trx, run.id, ['saving'], { state: 'done', counts, progress: 100, problem: null, endedAt: at }))) throw new Stopped();
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
