import type { ColumnOffer, ImportRun, RemarkedRow, RemarkGroup } from '../types/ImportRun';
import { ask, call, respond } from './http';
import { saveBlob } from './openPdf';

interface Remarks {
  data: RemarkedRow[];
  meta: { groups: RemarkGroup[]; nextCursor: string | null };
}

const runAt = (id: string): string => `/api/import-runs/${encodeURIComponent(id)}`;

/** Tables that come in and go out. */
export const exchange = {
  importPath: (kind: string, subject: string) => `/api/imports/${kind}/${encodeURIComponent(subject)}`,
  templatePath: (kind: string) => `/api/imports/${kind}/template`,
  resultPath: (id: string) => `${runAt(id)}/result`,
  latest: (kind: string, subject: string, signal?: AbortSignal) => ask<ImportRun[]>(exchange.importPath(kind, subject), { signal }),
  run: (id: string, signal?: AbortSignal) => ask<ImportRun>(runAt(id), { signal }),
  remarks: async (id: string, query: { code?: string; column?: string; cursor?: string; limit: number }, signal?: AbortSignal) => (await call<Remarks>(`${runAt(id)}/remarks`, { query, signal })).body,
  confirm: (id: string) => ask<ImportRun>(`${runAt(id)}/confirm`, { method: 'POST' }),
  columns: (id: string, signal?: AbortSignal) => ask<ColumnOffer>(`${runAt(id)}/columns`, { signal }),
  chooseColumns: (id: string, data: { row: number; columns: Record<string, string | null> }) => ask<ImportRun>(`${runAt(id)}/columns`, { method: 'PUT', body: { data } }),
  undo: (id: string, reason: string) => ask<ImportRun>(`${runAt(id)}/undo`, { method: 'POST', body: { data: { reason } } }),
  cancel: (id: string) => ask<ImportRun>(`${runAt(id)}/cancel`, { method: 'POST' }),

  /** Downloads an export. @throws ApiError with the server's sentence */
  async export(kind: string, subject: string, data: { reason: string; format: 'xlsx' | 'pdf'; unmasked: boolean; filter: Record<string, string> }, name: string): Promise<void> {
    const response = await respond(`/api/exports/${kind}/${encodeURIComponent(subject)}`, { method: 'POST', body: { data } });
    saveBlob(await response.blob(), `${name}.${data.format}`);
  },
};
