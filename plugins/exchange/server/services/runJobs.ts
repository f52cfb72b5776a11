import type { Json } from '@medregistry/language';
import type { Delivery, Handler } from '@medregistry/outbox';
import { errorText } from '../errorText';
import type { AnyImport } from '../ImportDeclaration';
import type { ImportState } from '../ImportRun';
import { SheetRefusal } from '../sheets/SheetRefusal';
import type { RunRow, RunStore } from './runStore';

export const CHECK_TOPIC = 'import-check';
export const SAVE_TOPIC = 'import-save';
export const UNDO_TOPIC = 'import-undo';

/** Somebody has stopped the run while it was worked on. */
export class Stopped extends Error {}

/** Attempts after which a fault of ours is told to the person instead of being tried again. */
const ATTEMPTS = 3;
const FAULT = '系统出现错误，没有保存任何内容。请稍后重新导入；如仍不成功请联系客服。';
const NOT_UNDONE = '系统出现错误，没有撤销任何内容。请稍后再试；如仍不成功请联系客服。';

interface JobDeps {
  runs: RunStore;
  declarationOf(kind: string): AnyImport | undefined;
  log: { error(text: string): void };
}

/**
 * A job on a run that is in the state for it. Everything that the job writes is undone together when the file is turned
 * down, when somebody stops it and when it fails; a process that dies leaves the job to the next one.
 */
export function runJob({ runs, declarationOf, log }: JobDeps, state: ImportState, work: (run: RunRow, declaration: AnyImport, delivery: Delivery) => Promise<void>): Handler {
  return async (payload: Json, delivery) => {
    const { trx, attempt, now } = delivery;
    const run = await runs.byId((payload as { run: number }).run);
    const declaration = run && declarationOf(run.kind);
    if (!run || !declaration || run.state !== state) return;
    const fail = async (problem: string): Promise<void> => {
      // What was saved is still there when taking it back goes wrong.
      await runs.change(trx, run.id, [state], state === 'undoing' ? { state: 'done', problem: NOT_UNDONE } : { state: 'failed', problem, endedAt: now.toISOString() });
    };
    await trx.raw('SAVEPOINT import_work');
    try {
      await work(run, declaration, delivery);
    } catch (error) {
      await trx.raw('ROLLBACK TO SAVEPOINT import_work');
      if (error instanceof Stopped) return;
      if (error instanceof SheetRefusal) return fail(error.message);
      if (attempt < ATTEMPTS) throw error;
      log.error(`import ${run.documentId} was given up: ${errorText(error)}`);
      await fail(FAULT);
    }
  };
}
