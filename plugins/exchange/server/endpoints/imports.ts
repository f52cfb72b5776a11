import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import type { Trail } from '@medregistry/audit';
import { z } from 'zod';
import { ColumnOffer, ImportRun, RemarkedRow, RemarkGroup } from '../ImportRun';
import type { Exchange } from '../services/exchange';
import { workbookAnswer } from '../services/files';

const Kind = z.strictObject({ kind: z.string().max(60) });
const Subject = Kind.extend({ id: z.string().min(1).max(64) });
const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Remarks = z.object({
  cursor: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  code: z.string().max(60).optional(),
  column: z.string().max(60).optional(),
});
const One = z.object({ data: ImportRun });

export const importEndpoints = (exchange: () => Exchange, trail: () => Trail): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/imports/:kind/template',
    summary: '导入用的空白表格，附一行示例',
    tag: 'imports',
    access: 'signed-in',
    params: Kind,
    async handle({ principal, params }) {
      const { imports, files } = exchange();
      const declaration = imports.mayImport(params.kind, principal);
      return workbookAnswer(await files.template(declaration), `${declaration.label}模板.xlsx`);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/imports/:kind/:id',
    summary: '上传一个表格并核对；核对时不保存任何内容',
    tag: 'imports',
    access: 'signed-in',
    params: Subject,
    upload: true,
    answer: One,
    async handle(request) {
      const { params, files } = request;
      return { status: 201, body: { data: await exchange().imports.start(params.kind, params.id, files, request) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/imports/:kind/:id',
    summary: '最近的几次导入，最新的在前',
    tag: 'imports',
    access: 'signed-in',
    params: Subject,
    answer: z.object({ data: z.array(ImportRun) }),
    handle: async ({ params, principal }) => ({ body: { data: await exchange().imports.latest(params.kind, params.id, principal) } }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/import-runs/:id',
    summary: '一次导入的进度和结果',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    answer: One,
    handle: async ({ params, principal }) => ({ body: { data: await exchange().imports.read(params.id, principal) } }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/import-runs/:id/remarks',
    summary: '有问题或需要注意的行：按原因汇总，并逐页列出',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    query: Remarks,
    answer: z.object({ data: z.array(RemarkedRow), meta: z.object({ groups: z.array(RemarkGroup), nextCursor: z.string().nullable() }) }),
    async handle({ params, principal, query }) {
      const { rows, groups, nextCursor } = await exchange().imports.remarks(params.id, principal, query);
      return { body: { data: rows, meta: { groups, nextCursor } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/import-runs/:id/confirm',
    summary: '保存核对无误的导入：要么全部保存，要么一行也不保存',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    answer: One,
    handle: async (request) => ({ body: { data: await exchange().imports.confirm(request.params.id, request) } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/import-runs/:id/cancel',
    summary: '取消导入；不保存任何内容',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    answer: One,
    handle: async (request) => ({ body: { data: await exchange().imports.cancel(request.params.id, request) } }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/import-runs/:id/columns',
    summary: '文件中的列，和各列现在对应的内容',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    answer: z.object({ data: ColumnOffer }),
    handle: async ({ params, principal }) => ({ body: { data: await exchange().columnMaps.offer(params.id, principal) } }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/import-runs/:id/columns',
    summary: '说明文件的各列是什么，记住供下次使用，并重新核对这个文件',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    body: z.strictObject({ data: z.strictObject({ row: z.number().int().positive(), columns: z.record(z.string().max(60), z.string().max(200).nullable()) }) }),
    answer: One,
    handle: async (request) => ({ body: { data: await exchange().columnMaps.choose(request.params.id, request.body.data, request) } }),
  }),
  defineEndpoint({
    method: 'POST',
    fresh: true,
    path: '/api/import-runs/:id/undo',
    summary: '撤销一次已保存的导入；已有业务依据它办理的，一条也不撤销',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    body: z.strictObject({ data: z.strictObject({ reason: z.string().trim().min(2, '请写明撤销的原因。').max(200) }) }),
    answer: One,
    handle: async (request) => ({ body: { data: await exchange().imports.undo(request.params.id, request.body.data.reason, request) } }),
  }),
  defineEndpoint({
    method: 'GET',
    fresh: true,
    path: '/api/import-runs/:id/result',
    summary: '导入的表格，每行旁边写明核对结果和原因',
    tag: 'imports',
    access: 'signed-in',
    params: Id,
    async handle({ params, principal, now, address }) {
      const { imports, files } = exchange();
      const { run, declaration } = await imports.runFor(params.id, principal);
      if (run.headers.length === 0 || run.fileKey === null) throw refuse.notAvailable('这次导入没有可以下载的结果。');
      const path = await files.result(run, declaration);
      await trail().appendAlone({
        chain: run.scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'import.result', subjectType: 'import-run',
        subjectId: run.documentId, scopePath: run.scopePath, address, outcome: 'ok', details: { kind: run.kind },
      });
      return workbookAnswer(path, `${declaration.label}核对结果.xlsx`);
    },
  }),
];
