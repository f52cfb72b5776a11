import type { AnyImport, ImportContext } from '../ImportDeclaration';
import type { RunRow, RunStore } from './runStore';
import type { Writes } from './writes';

/** Takes back what a run has written: all of it, or nothing where something has been built on a part of it. */
export const createUndoing =
  (runs: RunStore, writes: Writes) =>
  async (run: RunRow, declaration: AnyImport, context: ImportContext): Promise<void> => {
    const { trx } = context;
    // No file of the subject is saved meanwhile.
    await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`import ${run.kind} ${run.subjectId}`]);
    const hindrance = await declaration.undo?.(await writes.of(trx, run.id), { ...context, savedAt: run.endedAt ?? run.startedAt });
    if (hindrance) {
      await runs.change(trx, run.id, ['undoing'], { state: 'done', progress: 100, problem: hindrance });
      return;
    }
    await writes.clear(trx, run.id);
    await runs.change(trx, run.id, ['undoing'], { state: 'undone', progress: 100, problem: null });
  };
