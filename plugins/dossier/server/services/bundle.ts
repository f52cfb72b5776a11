import { refuse, type Printout } from '@medregistry/language';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { PageMark } from '../PageList';
import type { MergeJob, PageKind, PressedFile } from '../press/Job';
import { refusing } from '../refusing';
import type { ServedFile } from '../ServedFile';
import { rows, type DossierDatabase } from '../Transaction';
import { versionFile } from './slotRows';
import type { Workshop } from './workshop';

export interface BundleRequest {
  subjectId: string;
  /** Heading of the index page. */
  title: string;
  number?: string;
  /** Slots in the order in which they shall follow, with the words of the index. Empty ones are listed as such. */
  slots: { slot: string; label: string; subjectId?: string }[];
  /** Other subjects whose slots and printed documents belong to it. */
  along?: string[];
}

/** Everything of a subject as one PDF with an index page (全套材料). */
export interface Bundle {
  /** @throws Refusal 404 when there is nothing in it, 413 when it is too large for one file */
  dossier(request: BundleRequest): Promise<ServedFile>;
}

interface Part {
  label: string;
  pages: { key: string; kind: PageKind; rotation: number; mark: PageMark | null }[];
  count: number;
}

const indexOf = (request: BundleRequest, parts: Part[], firstPage: number): Printout => {
  let next = firstPage;
  const lines = parts.map(({ label, count }, index) => {
    const start = next;
    next += count;
    return [String(index + 1), label, count > 0 ? String(count) : '无', count > 0 ? String(start) : '—'];
  });
  return {
    title: request.title,
    ...(request.number ? { number: request.number } : {}),
    blocks: [
      { kind: 'title', text: request.title },
      ...(request.number ? [{ kind: 'paragraph' as const, text: `编号：${request.number}`, align: 'center' as const }] : []),
      {
        kind: 'table',
        columns: [
          { label: '序号', share: 1, align: 'center' },
          { label: '材料名称', share: 7 },
          { label: '页数', share: 1, align: 'center' },
          { label: '起始页', share: 1.2, align: 'center' },
        ],
        rows: lines,
      },
    ],
  };
};

export function createBundle({ connection }: DossierDatabase, { press, store }: Workshop): Bundle {
  async function documentsOf(subjectIds: string[]): Promise<Part[]> {
    const found = await rows<{ title: string; number: string; key: string; pages: number | null }>(
      connection,
      'SELECT title, number, file_key AS key, pages FROM printed_documents WHERE subject_id = ANY(?::text[]) AND file_key IS NOT NULL AND revoked_at IS NULL ORDER BY id',
      [subjectIds],
    );
    return found.map(({ title, number, key, pages }) => ({ label: `${title}（${number}）`, pages: [{ key, kind: 'pdf', rotation: 0, mark: null }], count: pages ?? 1 }));
  }

  async function slotParts(request: BundleRequest): Promise<Part[]> {
    const parts: Part[] = [];
    for (const { slot, label, subjectId = request.subjectId } of request.slots) {
      const pages = (await versionFile(connection, subjectId, slot, undefined))?.pages ?? [];
      parts.push({ label, pages, count: pages.length });
    }
    return parts;
  }

  const printIndex = (request: BundleRequest, parts: Part[], firstPage: number): Promise<PressedFile> =>
    press.run({ kind: 'print', printout: indexOf(request, parts, firstPage) });

  async function withIndex(request: BundleRequest, parts: Part[]): Promise<PressedFile> {
    const draft = await printIndex(request, parts, 2);
    if (draft.pages === 1) return draft;
    await rm(draft.path, { force: true });
    return printIndex(request, parts, draft.pages + 1);
  }

  return {
    async dossier(request) {
      const parts = [...(await slotParts(request)), ...(await documentsOf([request.subjectId, ...(request.along ?? [])]))];
      const all = parts.flatMap(({ pages }) => pages);
      if (all.length === 0) throw refuse.notFound('还没有可以汇总的材料。');
      const index = await refusing('', withIndex(request, parts));
      const job = (paths: string[]): MergeJob => ({
        kind: 'merge',
        title: request.title,
        pages: [
          { path: index.path, kind: 'pdf', rotation: 0, mark: [] },
          ...all.map(({ kind, rotation, mark }, at) => ({ path: paths[at] ?? '', kind, rotation, mark: mark?.lines ?? [] })),
        ],
      });
      const result = await refusing('', store.withLocal(all.map(({ key }) => key), (paths) => press.run(job(paths)))).finally(() =>
        rm(index.path, { force: true }),
      );
      return {
        mimetype: 'application/pdf',
        bytes: result.bytes,
        sha256: result.sha256,
        open: async () => createReadStream(result.path).on('close', () => void rm(result.path, { force: true })),
      };
    },
  };
}
