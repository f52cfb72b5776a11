import type { NormalisedPage, PageKind } from '../press/Job';
import type { ListedPage, PageMark } from '../PageList';
import type { PageChecks } from '../press/PageChecks';
import { publicId } from '../publicId';
import type { StoredFile } from '../store/FileStore';
import { rows, type Transaction } from '../Transaction';

export interface MaterialRow {
  id: number;
  document_id: string;
  slot: string;
  version: number;
  frozen: boolean;
  title: string | null;
  itemKind: string | null;
}

/** A page as it is listed: in order, without those that were taken out. */
export interface PageRow extends ListedPage {
  kind: PageKind;
  name: string;
  width: number;
  height: number;
  addedAt: string;
  addedBy: string;
  /** Of the normalised bytes: the same page twice has it twice. */
  sha256: string;
  /** What was seen on it; null until somebody has looked, `failed` where it could not be drawn. */
  checks: PageChecks | { failed: true } | null;
}

export interface Actor {
  id: number;
  name: string;
}

const PAGE_FIELDS = `'id', p.document_id, 'rotation', p.rotation, 'bytes', p.bytes, 'kind', p.kind, 'name', p.original_name,
  'width', p.width, 'height', p.height, 'addedAt', p.added_at, 'addedBy', p.added_by_name,
  'sha256', p.sha256, 'mark', p.mark, 'checks', p.checks`;

/** Makes the slot's row when it is missing and locks it until the transaction ends; parallel changes queue here. */
export async function lockMaterial(
  trx: Transaction,
  subject: { subjectType: string; subjectId: string; scopePath: string; slot: string; title?: string | null; itemKind?: string | null },
  now: Date,
): Promise<MaterialRow> {
  const [row] = await rows<MaterialRow>(
    trx,
    `INSERT INTO materials (document_id, subject_type, subject_id, slot, scope_path, title, item_kind, version, frozen, created_at, updated_at, published_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, false, ?, ?, ?)
     ON CONFLICT (subject_id, slot) DO UPDATE SET updated_at = EXCLUDED.updated_at, dropped_at = NULL, title = coalesce(EXCLUDED.title, materials.title)
     RETURNING id, document_id, slot, version, frozen, title, item_kind AS "itemKind"`,
    [publicId(), subject.subjectType, subject.subjectId, subject.slot, subject.scopePath, subject.title ?? null, subject.itemKind ?? null, now, now, now],
  );
  if (!row) throw new Error('an upsert gave no row');
  return row;
}

/** Locks an existing slot; undefined when nothing was ever uploaded to it. */
export async function lockExisting(trx: Transaction, subjectId: string, slot: string): Promise<MaterialRow | undefined> {
  const [row] = await rows<MaterialRow>(
    trx,
    'SELECT id, document_id, slot, version, frozen, title, item_kind AS "itemKind" FROM materials WHERE subject_id = ? AND slot = ? FOR UPDATE',
    [subjectId, slot],
  );
  return row;
}

/** The pages in order. The caller holds the slot's row, so what is read stays true. */
export async function pagesOf(trx: Transaction, materialId: number): Promise<PageRow[]> {
  const found = await rows<{ page: PageRow }>(
    trx,
    `SELECT json_build_object(${PAGE_FIELDS}) AS page FROM material_pages p
     WHERE p.material_id = ? AND p.removed_at IS NULL ORDER BY p.position, p.id`,
    [materialId],
  );
  return found.map(({ page }) => page);
}

/** A page that lies in the store and is not yet in the database. */
export interface NewPage {
  row: PageRow;
  file: StoredFile;
}

export function newPage(page: NormalisedPage, file: StoredFile, name: string, actor: Actor, now: Date): NewPage {
  const { kind, width, height } = page;
  const row = { id: publicId(), rotation: 0, bytes: file.bytes, kind, name, width, height, addedAt: now.toISOString(), addedBy: actor.name, sha256: file.sha256, mark: null, checks: null };
  return { row, file };
}

/** Inserts pages behind position `from` in one statement. */
export async function insertPages(trx: Transaction, materialId: number, from: number, added: NewPage[], actor: Actor, now: Date): Promise<void> {
  const list = added.map(({ row, file }, index) => ({
    document_id: row.id,
    position: from + index + 1,
    kind: row.kind,
    file_key: file.key,
    sha256: file.sha256,
    bytes: file.bytes,
    width: row.width,
    height: row.height,
    original_name: row.name,
  }));
  await trx.raw(
    `INSERT INTO material_pages (document_id, material_id, position, rotation, kind, file_key, sha256, bytes, width, height,
       original_name, added_by, added_by_name, added_at, created_at, updated_at, published_at)
     SELECT x.document_id, ?, x.position, 0, x.kind, x.file_key, x.sha256, x.bytes, x.width, x.height,
       x.original_name, ?, ?, ?, ?, ?, ?
     FROM jsonb_to_recordset(?::jsonb) AS x(document_id text, position int, kind text, file_key text, sha256 text, bytes int,
       width int, height int, original_name text)`,
    [materialId, actor.id, actor.name, now, now, now, now, JSON.stringify(list)],
  );
}

/** Writes order, rotation and marks of all pages in one statement. */
export async function placePages(trx: Transaction, materialId: number, pages: ListedPage[], now: Date): Promise<void> {
  await trx.raw(
    `UPDATE material_pages p SET position = x.position, rotation = x.rotation, mark = x.mark, updated_at = ?
     FROM jsonb_to_recordset(?::jsonb) AS x(id text, position int, rotation int, mark jsonb)
     WHERE p.material_id = ? AND p.document_id = x.id AND (p.position, p.rotation, p.mark) IS DISTINCT FROM (x.position, x.rotation, x.mark)`,
    [now, JSON.stringify(pages.map(({ id, rotation, mark }, index) => ({ id, position: index + 1, rotation, ...(mark ? { mark } : {}) }))), materialId],
  );
}

/** Raises the slot's version and keeps what it consists of now; one statement. */
export async function keepVersion(trx: Transaction, materialId: number, pages: ListedPage[], actor: Actor, now: Date): Promise<number> {
  const [row] = await rows<{ version: number }>(
    trx,
    `WITH raised AS (UPDATE materials SET version = version + 1, updated_at = ? WHERE id = ? RETURNING id, version)
     INSERT INTO material_versions (document_id, material_id, version, page_list, pages, changed_by, changed_by_name, changed_at,
       created_at, updated_at, published_at)
     SELECT ?, id, version, ?::jsonb, ?, ?, ?, ?, ?, ?, ? FROM raised RETURNING version`,
    [
      now, materialId, publicId(), JSON.stringify(pages.map(({ id, rotation, mark }) => ({ id, rotation, ...(mark ? { mark } : {}) }))), pages.length,
      actor.id, actor.name, now, now, now, now,
    ],
  );
  if (!row) throw new Error('a version was not kept');
  return row.version;
}

export interface SlotView {
  slot: string;
  /** What an item of a slot that repeats is called, and what kind of paper it is. */
  title: string | null;
  itemKind: string | null;
  version: number;
  /** When it was last changed; null for an item that nothing was uploaded to. */
  changedAt: string | null;
  /** Pages of the drafts of this subject as they were last printed, by document. */
  drafts: Record<string, number>;
  frozen: boolean;
  bytes: number;
  pages: PageRow[];
}

/** Slots of the subject `?` with their pages, as one JSON list. */
export const SLOTS_JSON = `(SELECT coalesce(json_agg(listed.slot ORDER BY listed.id), '[]') FROM (
    SELECT m.id, json_build_object('slot', m.slot, 'title', m.title, 'itemKind', m.item_kind, 'version', m.version, 'frozen', m.frozen, 'bytes', coalesce(sum(p.bytes), 0),
      'changedAt', (SELECT to_char(v.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM material_versions v WHERE v.material_id = m.id AND v.version = m.version),
      'drafts', coalesce((SELECT json_object_agg(d.kind, d.pages) FROM draft_prints d WHERE d.subject_id = m.subject_id), '{}'),
      'pages', coalesce(json_agg(json_build_object(${PAGE_FIELDS}) ORDER BY p.position, p.id) FILTER (WHERE p.id IS NOT NULL), '[]')) AS slot
    FROM materials m LEFT JOIN material_pages p ON p.material_id = m.id AND p.removed_at IS NULL
    WHERE m.subject_id = ? AND m.dropped_at IS NULL GROUP BY m.id) listed)`;

export interface VersionFile {
  id: number;
  version: number;
  fileKey: string | null;
  sha256: string | null;
  bytes: number | null;
  pages: { key: string; kind: PageKind; rotation: number; mark: PageMark | null }[];
}

/** One version of a slot with the files of its pages in order; the newest unless `version` names one. */
export async function versionFile(on: Transaction, subjectId: string, slot: string, version: number | undefined): Promise<VersionFile | undefined> {
  const [row] = await rows<VersionFile>(
    on,
    `SELECT v.id, v.version, v.file_key AS "fileKey", v.sha256, v.bytes,
       coalesce((SELECT json_agg(json_build_object('key', p.file_key, 'kind', p.kind, 'rotation', (e.item->>'rotation')::int, 'mark', e.item->'mark') ORDER BY e.place)
         FROM jsonb_array_elements(v.page_list) WITH ORDINALITY AS e(item, place)
         JOIN material_pages p ON p.material_id = v.material_id AND p.document_id = e.item->>'id'), '[]') AS pages
     FROM materials m JOIN material_versions v ON v.material_id = m.id AND v.version = coalesce(?::int, m.version)
     WHERE m.subject_id = ? AND m.slot = ?`,
    [version ?? null, subjectId, slot],
  );
  return row;
}

/** Remembers how many pages a draft had when it was last printed: so many should come back signed and sealed. */
export async function keepDraft(on: Transaction, { subjectId, kind, pages, now }: { subjectId: string; kind: string; pages: number; now: Date }): Promise<void> {
  await on.raw(
    `INSERT INTO draft_prints (subject_id, kind, pages, printed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (subject_id, kind) DO UPDATE SET pages = EXCLUDED.pages, printed_at = EXCLUDED.printed_at`,
    [subjectId, kind, pages, now],
  );
}
