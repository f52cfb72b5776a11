import type { Delivery } from '@medregistry/outbox';
import type { AnyImport, ImportContext } from '../ImportDeclaration';
import { createChecking } from './checking';
import type { ExchangePorts } from './ExchangePorts';
import { createExports } from './exports';
import { createImportFiles } from './files';
import { createImports } from './imports';
import { CHECK_TOPIC, runJob, SAVE_TOPIC } from './runJobs';
import { createRunStore, type RunRow } from './runStore';
import { createSaving } from './saving';
import { sweepImports } from './sweep';

/** Tables in and out. */
export function createExchange(ports: ExchangePorts, log: { error(text: string): void }) {
  const runs = createRunStore(ports);
  const imports = createImports(ports, runs);
  const [check, save] = [createChecking(ports, runs), createSaving(ports, runs)];

  const job = (work: (run: RunRow, declaration: AnyImport, context: ImportContext) => Promise<void>, state: 'reading' | 'saving') =>
    runJob({ runs, declarationOf: imports.find, log }, state, async (run, declaration, { trx, now }: Delivery) => {
      const place = await declaration.place(run.subjectId);
      if (!place) throw new Error(`What import ${run.documentId} belongs to is gone`);
      await work(run, declaration, { trx, place, actor: { id: run.startedBy, name: run.startedByName }, now });
    });

  return {
    imports,
    exports: createExports(ports),
    files: createImportFiles(ports, runs),

    /** Hands the work on files to the outbox; call it once, in `register`. */
    registerJobs(): void {
      ports.outbox().handle(CHECK_TOPIC, job(check, 'reading'), 'long');
      ports.outbox().handle(SAVE_TOPIC, job(save, 'saving'), 'long');
      ports.outbox().every('sweep-imports', { daily: '03:20' }, sweepImports(ports));
    },
  };
}

export type Exchange = ReturnType<typeof createExchange>;
