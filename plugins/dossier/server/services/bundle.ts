import { refuse, type Printout } from '@medregistry/language';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { MergePage, PressedFile } from '../press/Job';
import { refusing } from '../refusing';
import type { ServedFile } from '../ServedFile';
import { rows, type DossierDatabase } from '../Transaction';
import { keepDraft, versionFile } from './slotRows';
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
  /** Laid over every page: who takes the file out, and when. */
  watermark?: string | undefined;
}

/** Forms that are printed to be signed and sealed by hand. */
export interface FormsRequest {
  /** Heading of the index page. */
  title: string;
  number?: string;
  forms: { label: string; printout: Printout; subjectId: string; kind: string }[];
  now: Date;
  /** Laid over every page: who takes the file out, and when. */
  watermark?: string | undefined;
}

/** Several papers as one PDF with an index page and bookmarks. */
export interface Bundle {
  /**
   * Everything of a subject (全套材料).
   *
   * @throws Refusal 404 when there is nothing in it, 413 when it is too large for one file
   */
  dossier(request: BundleRequest): Promise<ServedFile>;
  /** What is to be signed and sealed, in one go. @throws Refusal 404 when there is nothing of that kind */
  forms(request: FormsRequest): Promise<ServedFile>;
}

/** What follows in the file under one line of its index. */
interface Part<P> {
  label: string;
  pages: P[];
  count: number;
}

type KeptPage = { key: string } & Pick<MergePage, 'kind' | 'rotation' | 'mark'>;

/** Bookmark of the index itself. */
const INDEX = '目录';

/** What stands above the index. */
type Heading = Pick<BundleRequest, 'title' | 'number' | 'watermark'>;

const indexOf = (heading: Heading, parts: Part<unknown>[], firstPage: number): Printout => {
  let next = firstPage;
  const lines = parts.map(({ label, count }, index) => {
    const start = next;
    next += count;
    return [String(index + 1), label, count > 0 ? String(count) : '无', count > 0 ? String(start) : '—'];
  });
  return {
    title: heading.title,
    ...(heading.number ? { number: heading.number } : {}),
    blocks: [
      { kind: 'title', text: heading.title },
      ...(heading.number ? [{ kind: 'paragraph' as const, text: `编号：${heading.number}`, align: 'center' as const }] : []),
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
  async function documentsOf(subjectIds: string[]): Promise<Part<KeptPage>[]> {
    const found = await rows<{ title: string; number: string; key: string; pages: number | null }>(
      connection,
      'SELECT title, number, file_key AS key, pages FROM printed_documents WHERE subject_id = ANY(?::text[]) AND file_key IS NOT NULL AND revoked_at IS NULL ORDER BY id',
      [subjectIds],
    );
    return found.map(({ title, number, key, pages }) => ({ label: `${title}（${number}）`, pages: [{ key, kind: 'pdf', rotation: 0, mark: [] }], count: pages ?? 1 }));
  }

  async function slotParts(request: BundleRequest): Promise<Part<KeptPage>[]> {
    const parts: Part<KeptPage>[] = [];
    for (const { slot, label, subjectId = request.subjectId } of request.slots) {
      const pages = (await versionFile(connection, subjectId, slot, undefined))?.pages ?? [];
      parts.push({ label, pages: pages.map(({ key, kind, rotation, mark }) => ({ key, kind, rotation, mark: mark?.lines ?? [] })), count: pages.length });
    }
    return parts;
  }

  const printIndex = (heading: Heading, parts: Part<unknown>[], firstPage: number): Promise<PressedFile> =>
    press.run({ kind: 'print', printout: indexOf(heading, parts, firstPage) });

  async function withIndex(heading: Heading, parts: Part<unknown>[]): Promise<PressedFile> {
    const draft = await printIndex(heading, parts, 2);
    if (draft.pages === 1) return draft;
    await rm(draft.path, { force: true });
    return printIndex(heading, parts, draft.pages + 1);
  }

  /** Binds the parts behind their index; each can be reached by a bookmark. */
  async function bind(heading: Heading, parts: Part<MergePage>[]): Promise<ServedFile> {
    const index = await refusing('', withIndex(heading, parts));
    const pages = parts.flatMap((part) => part.pages.map((page, at) => (at === 0 ? { ...page, bookmark: part.label } : page)));
    const { title, watermark } = heading;
    const job = press.run({ kind: 'merge', title, ...(watermark === undefined ? {} : { watermark }), pages: [{ path: index.path, kind: 'pdf', rotation: 0, mark: [], bookmark: INDEX }, ...pages] });
    const { path, bytes, sha256 } = await refusing('', job).finally(() => rm(index.path, { force: true }));
    return { mimetype: 'application/pdf', bytes, sha256, open: async () => createReadStream(path).on('close', () => void rm(path, { force: true })) };
  }

  return {
    async dossier(request) {
      const parts = [...(await slotParts(request)), ...(await documentsOf([request.subjectId, ...(request.along ?? [])]))];
      const keys = parts.flatMap(({ pages }) => pages.map(({ key }) => key));
      if (keys.length === 0) throw refuse.notFound('还没有可以汇总的材料。');
      return store.withLocal(keys, (paths) => {
        const local = [...paths];
        return bind(request, parts.map((part) => ({ ...part, pages: part.pages.map(({ key, ...page }) => ({ ...page, path: local.shift() ?? '' })) })));
      });
    },

    async forms({ forms, now, ...heading }) {
      if (forms.length === 0) throw refuse.notFound('这件申请没有需要打印签字的表格。');
      const parts: Part<MergePage>[] = [];
      try {
        for (const { label, printout, subjectId, kind } of forms) {
          const { path, pages } = await refusing('', press.run({ kind: 'print', printout }));
          await keepDraft(connection, { subjectId, kind, now, pages });
          parts.push({ label, pages: [{ path, kind: 'pdf', rotation: 0, mark: [] }], count: pages });
        }
        return await bind(heading, parts);
      } finally {
        await Promise.all(parts.flatMap(({ pages }) => pages.map(({ path }) => rm(path, { force: true }))));
      }
    },
  };
}
