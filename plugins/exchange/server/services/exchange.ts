import type { Delivery } from '@medregistry/outbox';
import { withColumnMap } from '../ColumnMap';
import type { AnyImport, ImportContext } from '../ImportDeclaration';
import { createChecking } from './checking';
import type { ExchangePorts } from './ExchangePorts';
import { createExports } from './exports';
import { createImportFiles } from './files';
import { createImports } from './imports';
import { createColumnMaps } from './columnMaps';
import { CHECK_TOPIC, runJob, SAVE_TOPIC, UNDO_TOPIC } from './runJobs';
import { createRunStore, type RunRow } from './runStore';
import { createSaving } from './saving';
import { sweepImports } from './sweep';
import { createUndoing } from './undoing';
import { createWrites } from './writes';

/** Tables in and out. */
export function createExchange(ports: ExchangePorts, log: { error(text: string): void }) {
  const runs = createRunStore(ports);
  const imports = createImports(ports, runs);
  const writes = createWrites(ports);
  const [check, save, undo] = [createChecking(ports, runs), createSaving(ports, runs), createUndoing(runs, writes)];

  const job = (work: (run: RunRow, declaration: AnyImport, context: ImportContext) => Promise<void>, state: 'reading' | 'saving' | 'undoing') =>
    runJob({ runs, declarationOf: imports.find, log }, state, async (run, declaration, { trx, now }: Delivery) => {
      const place = await declaration.place(run.subjectId);
      if (!place) throw new Error(`What import ${run.documentId} belongs to is gone`);
      await work(run, withColumnMap(declaration, run.mapping), {
        trx, place, actor: { id: run.startedBy, name: run.startedByName }, now,
        wrote: (type, records) => writes.keep(trx, run.id, type, records),
      });
    });

  return {
    imports,
    columnMaps: createColumnMaps(ports, runs, imports),
    exports: createExports(ports),
    files: createImportFiles(ports, runs),

    /** Hands the work on files to the outbox; call it once, in `register`. */
    registerJobs(): void {
      ports.outbox().handle(CHECK_TOPIC, job(check, 'reading'), 'long');
      ports.outbox().handle(SAVE_TOPIC, job(save, 'saving'), 'long');
      ports.outbox().handle(UNDO_TOPIC, job(undo, 'undoing'), 'long');
      ports.outbox().every('sweep-imports', { daily: '03:20' }, sweepImports(ports));
    },
  };
}

export type Exchange = ReturnType<typeof createExchange>;
