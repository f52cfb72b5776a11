import { rolesFor, refuse, type Principal, type UploadedFile } from '@medregistry/language';
import { withColumnMap } from '../ColumnMap';
import type { AnyImport } from '../ImportDeclaration';
import { NO_COUNTS, type ImportRun, type RemarkedRow, type RemarkGroup } from '../ImportRun';
import type { Place } from '../Place';
import { SHEET_LIMITS } from '../sheets/SheetLimits';
import { sniff } from '../sheets/sniff';
import { newPublicId } from '../newPublicId';
import { refusing } from '../refusing';
import type { Asking } from './Asking';
import type { ExchangePorts } from './ExchangePorts';
import { rememberedMap } from './columnMaps';
import { CHECK_TOPIC, SAVE_TOPIC, UNDO_TOPIC } from './runJobs';
import type { RunRow, RunStore, StoredRow } from './runStore';
import { readRow, shapeOf } from './table';

/** Runs that a list of a subject shows. */
const LATEST = 10;
const NAME_LIMIT = 200;

/** Imports as people start, follow, confirm and stop them. */
export function createImports(ports: Pick<ExchangePorts, 'database' | 'store' | 'cipher' | 'scope' | 'trail' | 'outbox'>, runs: RunStore) {
  const { database, store, cipher, scope, trail, outbox } = ports;
  const known = new Map<string, AnyImport>();

  const declarationOf = (kind: string): AnyImport => {
    const declaration = known.get(kind);
    if (!declaration) throw refuse.notFound('没有这种导入。');
    return declaration;
  };

  /** @throws Refusal 404 outside the person's scope, 403 where the person may not import */
  async function placeFor(declaration: AnyImport, subjectId: string, principal: Principal): Promise<Place> {
    const place = await declaration.place(subjectId);
    if (!place || !scope().within(principal, undefined, place.scopePath)) throw refuse.notFound();
    if (!rolesFor(principal, place.scopePath).some((role) => declaration.roles.includes(role))) throw refuse.forbidden();
    return place;
  }

  /** @throws Refusal 404, 403 */
  async function runFor(documentId: string, principal: Principal): Promise<{ run: RunRow; declaration: AnyImport }> {
    const run = await runs.find(documentId, principal);
    if (!run) throw refuse.notFound();
    const declaration = declarationOf(run.kind);
    if (!rolesFor(principal, run.scopePath).some((role) => declaration.roles.includes(role))) throw refuse.forbidden();
    return { run, declaration };
  }

  function view(run: RunRow): ImportRun {
    const declaration = withColumnMap(declarationOf(run.kind), run.mapping);
    const { id: _id, scopePath: _scope, fileKey, headers, mapping: _mapping, startedBy: _by, startedByName, address: _address, ...shown } = run;
    const shape = headers.length > 0 ? shapeOf(declaration, { cells: headers }) : undefined;
    const { create, update, bad } = run.counts;
    return {
      ...shown,
      kindLabel: declaration.label,
      startedBy: startedByName,
      unused: shape && 'shape' in shape ? shape.shape.unused : [],
      can: { confirm: run.state === 'checked' && bad === 0 && create + update > 0, cancel: ['reading', 'checked', 'saving'].includes(run.state), map: fileKey !== null && ['checked', 'failed'].includes(run.state), undo: fileKey !== null && run.state === 'done' && declaration.undo !== undefined && create + update > 0 },
    };
  }

  const headerOf = (declaration: AnyImport, key: string | null): string | null => declaration.columns.find((column) => column.key === key)?.header ?? null;

  function titleOf(declaration: AnyImport, run: RunRow, { row, cells }: StoredRow): string | null {
    const answer = shapeOf(withColumnMap(declaration, run.mapping), { cells: run.headers });
    if (!declaration.title || 'fault' in answer) return null;
    const read = readRow(declaration, answer.shape, { row, cells: JSON.parse(cipher().decrypt(cells)) as string[] });
    return (read && declaration.title(read.parsed.values)) || null;
  }

  return {
    /** Makes an import known; call it at register. @throws Error for a kind that exists */
    declare(declaration: AnyImport): void {
      if (known.has(declaration.kind)) throw new Error(`Import ${declaration.kind} is declared already`);
      known.set(declaration.kind, declaration);
    },

    declarationOf,
    find: (kind: string): AnyImport | undefined => known.get(kind),
    runFor,
    view,

    /** @throws Refusal 403, 404 */
    mayImport(kind: string, { assignments }: Principal): AnyImport {
      const declaration = declarationOf(kind);
      if (!assignments.some(({ role }) => declaration.roles.includes(role))) throw refuse.forbidden();
      return declaration;
    },

    /** Takes a file in and has it looked through; what was looked through before and never saved is given up. */
    async start(kind: string, subjectId: string, files: readonly UploadedFile[], { principal, address, now }: Asking): Promise<ImportRun> {
      const declaration = declarationOf(kind);
      const place = await placeFor(declaration, subjectId, principal);
      const [file, ...others] = files;
      if (!file || others.length > 0) throw refuse.malformed([{ path: 'files', code: 'required', message: '请选择一个要导入的文件。' }]);
      const sort = await refusing(sniff(file.path, SHEET_LIMITS.fileBytes));
      const kept = await store().adopt(file.path, sort === 'workbook' ? 'xlsx' : 'csv');
      try {
        return await database.transaction(async ({ trx }) => {
          const [latest] = await runs.latest(kind, subjectId, 1);
          if (latest?.state === 'saving') throw refuse.notAvailable('上一个文件正在保存，请等它完成后再导入。');
          await runs.cancelOpen(trx, kind, subjectId, now.toISOString());
          const mapping = await rememberedMap(trx, kind, subjectId);
          const run = await runs.insert(trx, {
            documentId: newPublicId(), kind, subjectId, scopePath: place.scopePath, fileName: file.name.slice(-NAME_LIMIT) || '表格', fileKey: kept.key, counts: NO_COUNTS, mapping,
            startedBy: principal.userId, startedByName: principal.name || principal.username, address, startedAt: now.toISOString(),
          });
          await outbox().enqueue(trx, [{ topic: CHECK_TOPIC, dedupeKey: run.documentId, payload: { run: run.id } }]);
          await trail().append(trx, {
            chain: place.scopePath, at: now, actorId: principal.userId, actorName: run.startedByName, action: 'import.start', subjectType: 'import-run', subjectId: run.documentId,
            scopePath: place.scopePath, address, outcome: 'ok', details: { kind, subject: subjectId, file: run.fileName, sha256: kept.sha256, bytes: kept.bytes },
          });
          return view(run);
        });
      } catch (error) {
        await store().remove(kept.key);
        throw error;
      }
    },

    async latest(kind: string, subjectId: string, principal: Principal): Promise<ImportRun[]> {
      await placeFor(declarationOf(kind), subjectId, principal);
      return (await runs.latest(kind, subjectId, LATEST)).map(view);
    },

    async read(documentId: string, principal: Principal): Promise<ImportRun> {
      return view((await runFor(documentId, principal)).run);
    },

    /** What is said of the lines: by reason, and the lines themselves, page by page. */
    async remarks(documentId: string, principal: Principal, { cursor = 0, limit, code, column }: { cursor?: number; limit: number; code?: string; column?: string }): Promise<{ groups: RemarkGroup[]; rows: RemarkedRow[]; nextCursor: string | null }> {
      const { run, declaration } = await runFor(documentId, principal);
      const found = code === undefined ? await runs.lines(database.connection, run.id, cursor, limit + 1, true) : await runs.linesWith(run.id, code, column || null, cursor, limit + 1);
      const page = found.slice(0, limit);
      const groups = cursor === 0 ? await runs.groups(run.id) : [];
      return {
        groups: groups.map((group) => ({ ...group, header: headerOf(declaration, group.column) })),
        rows: page.map((line) => ({
          row: line.row,
          title: titleOf(declaration, run, line),
          remarks: (line.remarks ?? []).map((remark) => ({ ...remark, header: headerOf(declaration, remark.column) })),
        })),
        nextCursor: found.length > limit ? String(page.at(-1)?.row ?? '') : null,
      };
    },

    /** Has a checked run saved. @throws Refusal 409 when it cannot be */
    async confirm(documentId: string, { principal }: Asking): Promise<ImportRun> {
      const { run } = await runFor(documentId, principal);
      if (!view(run).can.confirm) throw refuse.notAvailable(run.counts.bad > 0 ? `还有 ${run.counts.bad} 行有问题，请改好后重新导入；现在没有保存任何内容。` : undefined);
      await database.transaction(async ({ trx }) => {
        if (!(await runs.change(trx, run.id, ['checked'], { state: 'saving', rows: 0, progress: 0, problem: null }))) throw refuse.notAvailable();
        await outbox().enqueue(trx, [{ topic: SAVE_TOPIC, dedupeKey: `${run.documentId}:${run.checkedAt ?? ''}`, payload: { run: run.id } }]);
      });
      return view({ ...run, state: 'saving', progress: 0, problem: null });
    },

    /** Has what a finished run has written taken back, as long as nothing has been built on it. @throws Refusal 409 when it cannot be */
    async undo(documentId: string, reason: string, { principal, address, now }: Asking): Promise<ImportRun> {
      const { run } = await runFor(documentId, principal);
      if (!view(run).can.undo) throw refuse.notAvailable('这次导入不能撤销：没有保存，或者已经过了 30 天。');
      await database.transaction(async ({ trx }) => {
        if (!(await runs.change(trx, run.id, ['done'], { state: 'undoing', progress: 0, problem: null }))) throw refuse.notAvailable();
        await outbox().enqueue(trx, [{ topic: UNDO_TOPIC, dedupeKey: newPublicId(), payload: { run: run.id } }]);
        await trail().append(trx, {
          chain: run.scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'import.undo', subjectType: 'import-run', subjectId: run.documentId,
          scopePath: run.scopePath, address, outcome: 'ok', details: { kind: run.kind, subject: run.subjectId, file: run.fileName, reason },
        });
      });
      return view({ ...run, state: 'undoing', progress: 0, problem: null });
    },

    /** Stops a run; nothing of it is saved. @throws Refusal 409 once it is over */
    async cancel(documentId: string, { principal, now }: Asking): Promise<ImportRun> {
      const { run } = await runFor(documentId, principal);
      const endedAt = now.toISOString();
      await database.transaction(async ({ trx }) => {
        if (!(await runs.change(trx, run.id, ['reading', 'checked', 'saving'], { state: 'cancelled', endedAt }))) throw refuse.notAvailable('这次导入已经结束，不能再取消。');
        await runs.clear(trx, run.id);
      });
      return view({ ...run, state: 'cancelled', endedAt });
    },
  };
}

export type Imports = ReturnType<typeof createImports>;
