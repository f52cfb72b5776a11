import { Printout, refuse } from '@medregistry/language';
import { publicId } from '../publicId';
import { refusing } from '../refusing';
import type { ServedFile } from '../ServedFile';
import { SingleFlight } from '../SingleFlight';
import { preparedRows, rows, type DossierDatabase, type Transaction } from '../Transaction';
import { newVerificationCode, normaliseVerificationCode } from '../VerificationCode';
import type { Actor } from './slotRows';
import { fetched, type Workshop } from './workshop';

/** What a document must be issued with. Its content is pinned now and rendered at the first print. */
export interface IssueRequest {
  subjectType: string;
  subjectId: string;
  scopePath: string;
  /** Which document of the subject, e.g. the key of its declaration. */
  kind: string;
  /** Two to four letters; the number is `<prefix>-<year>-<6 digits>`, the year that of Asia/Shanghai. */
  prefix: string;
  printout: Printout;
  actor: Actor;
  now: Date;
}

export interface IssuedDocument {
  documentId: string;
  kind: string;
  title: string;
  number: string;
  code: string;
  issuedAt: string;
  revokedAt: string | null;
  prints: number;
}

/** One line of what is true today about the subject of a document. */
export interface Fact {
  label: string;
  value: string;
}

/** Answer of the public check (F20, design.md §7). Says nothing at all about a code that is not known. */
export type Verification =
  | { state: 'unknown' }
  | {
      state: 'genuine' | 'revoked';
      kind: string;
      title: string;
      number: string;
      issuedAt: string;
      revokedAt: string | null;
      /** How often the document was handed out. */
      prints: number;
      today: Fact[];
    };

/** Tells what is true today about a document's subject, to anyone: no personal data. */
export type Describe = (document: { kind: string; number: string; subjectType: string; subjectId: string }) => Promise<Fact[]>;

export interface PdfRequest {
  documentId: string;
  actor: Actor;
  now: Date;
}

/** Printed documents (文书): issued once, the same bytes ever after, checkable by anyone. */
export interface Documents {
  /** Creates the document inside the caller's transaction, one statement, nothing rendered. */
  issue(trx: Transaction, request: IssueRequest): Promise<IssuedDocument>;
  /** Takes a document's validity; it stays readable. */
  revoke(trx: Transaction, request: { documentId: string; reason: string; now: Date }): Promise<void>;
  /** The documents of a subject, oldest first; `on` as for slots. */
  list(subjectId: string, on?: DossierDatabase['connection']): Promise<IssuedDocument[]>;
  /** The newest document of a kind that is not revoked. */
  current(subjectId: string, kind: string): Promise<IssuedDocument | undefined>;
  /**
   * The document's bytes, and a line in its print log. The first call renders and stores them.
   * @throws Refusal 404; 422 when a character has no font
   */
  pdf(request: PdfRequest): Promise<ServedFile>;
  /** A printout that is not issued: no code, no log, nothing kept. @throws Refusal 422 */
  draft(printout: Printout): Promise<Buffer>;
  verify(code: string): Promise<Verification>;
  /** The code in what somebody typed or a scanner read (a code, or the address of the check page), else null. */
  codeIn(text: string): string | null;
  /** Registers what `verify` says about a kind of document; `*` answers for kinds without one of their own. */
  describe(kind: string, tell: Describe): void;
}

export interface Sealing {
  encrypt(plain: string): string;
  decrypt(sealed: string): string;
}

interface DocumentRow {
  id: number;
  number: string;
  code: string;
  printout: string;
  issuedAt: Date | string;
  fileKey: string | null;
  bytes: number | null;
  sha256: string | null;
}

const VIEW = `d.document_id AS "documentId", d.kind, d.title, d.number, d.verify_code AS code, d.issued_at AS "issuedAt",
  d.revoked_at AS "revokedAt", (SELECT count(*)::int FROM document_prints p WHERE p.printed_document_id = d.id) AS prints`;

const ROW = `d.id, d.number, d.verify_code AS code, d.printout, d.issued_at AS "issuedAt", d.file_key AS "fileKey", d.bytes, d.sha256`;

/** Drivers give a moment as a Date or as text. */
const iso = (moment: Date | string): string => new Date(moment).toISOString();

const viewed = (row: IssuedDocument): IssuedDocument => ({ ...row, issuedAt: iso(row.issuedAt), revokedAt: row.revokedAt && iso(row.revokedAt) });

const yearOf = (now: Date): number => Number(now.toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' }).slice(0, 4));

/**
 * @param cipher seals the content in the database: a printout may hold names and identity numbers
 * @param checkUrl what the QR of a code says: the address of the public check page
 */
export function createDocuments(database: DossierDatabase, workshop: Workshop, cipher: () => Sealing, checkUrl: (code: string) => string): Documents {
  const { connection } = database;
  const { press, store } = workshop;
  const rendering = new SingleFlight<DocumentRow>();
  const describers = new Map<string, Describe>();

  const load = async (documentId: string): Promise<DocumentRow | undefined> =>
    (await rows<DocumentRow>(connection, `SELECT ${ROW} FROM printed_documents d WHERE d.document_id = ?`, [documentId]))[0];

  /** Renders and stores; of several processes the first to store wins, and everybody hands out its bytes. */
  async function render(documentId: string, row: DocumentRow): Promise<DocumentRow> {
    const printout = Printout.parse(JSON.parse(cipher().decrypt(row.printout)));
    const result = await refusing('', press.run({
      kind: 'print',
      printout: { ...printout, number: row.number },
      code: row.code,
      checkUrl: checkUrl(row.code),
      issuedAt: iso(row.issuedAt),
    }));
    const stored = await store.adopt(result.path, 'pdf');
    const [kept] = await rows<DocumentRow>(
      connection,
      `UPDATE printed_documents d SET file_key = ?, sha256 = ?, bytes = ?, pages = ? WHERE d.id = ? AND d.file_key IS NULL RETURNING ${ROW}`,
      [stored.key, stored.sha256, stored.bytes, result.pages, row.id],
    );
    if (kept) return kept;
    await store.remove(stored.key);
    const first = await load(documentId);
    if (!first) throw new Error('a document has disappeared');
    return first;
  }

  return {
    async issue(trx, request) {
      const { kind, subjectType, subjectId, scopePath, prefix, actor, now } = request;
      const printout = Printout.parse(request.printout);
      const year = yearOf(now);
      const [row] = await rows<IssuedDocument>(
        trx,
        `WITH counter AS (
           INSERT INTO document_numbers (prefix, year, last) VALUES (?, ?, 1)
           ON CONFLICT (prefix, year) DO UPDATE SET last = document_numbers.last + 1 RETURNING last)
         INSERT INTO printed_documents AS d (document_id, subject_type, subject_id, scope_path, kind, title, number, verify_code, printout,
           issued_at, issued_by, created_at, updated_at, published_at)
         SELECT ?, ?, ?, ?, ?, ?, ? || lpad(last::text, 6, '0'), ?, ?, ?, ?, ?, ?, ? FROM counter
         RETURNING d.document_id AS "documentId", d.kind, d.title, d.number, d.verify_code AS code, d.issued_at AS "issuedAt",
           d.revoked_at AS "revokedAt", 0 AS prints`,
        [
          prefix, year, publicId(), subjectType, subjectId, scopePath, kind, printout.title, `${prefix}-${year}-`, newVerificationCode(),
          cipher().encrypt(JSON.stringify(printout)), now, actor.id, now, now, now,
        ],
      );
      if (!row) throw new Error('a document was not issued');
      return viewed(row);
    },

    async revoke(trx, { documentId, reason, now }) {
      await trx.raw(
        'UPDATE printed_documents SET revoked_at = ?, revoked_reason = ?, updated_at = ? WHERE document_id = ? AND revoked_at IS NULL',
        [now, reason, now, documentId],
      );
    },

    async list(subjectId, on = connection) {
      const found = await preparedRows<IssuedDocument>(on, 'documents', `SELECT ${VIEW} FROM printed_documents d WHERE d.subject_id = ? ORDER BY d.id`, [subjectId]);
      return found.map(viewed);
    },

    async current(subjectId, kind) {
      const [row] = await rows<IssuedDocument>(
        connection,
        `SELECT ${VIEW} FROM printed_documents d WHERE d.subject_id = ? AND d.kind = ? AND d.revoked_at IS NULL ORDER BY d.id DESC LIMIT 1`,
        [subjectId, kind],
      );
      return row && viewed(row);
    },

    async pdf({ documentId, actor, now }) {
      const found = await load(documentId);
      if (!found) throw refuse.notFound('没有找到这份文书。');
      const row = found.fileKey ? found : await rendering.run(documentId, () => render(documentId, found));
      const { fileKey, bytes, sha256 } = row;
      if (!fileKey || bytes === null || sha256 === null) throw new Error('a document was printed without a file');
      await rows(
        connection,
        `INSERT INTO document_prints (document_id, printed_document_id, printed_at, printed_by, printed_by_name, created_at, updated_at, published_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [publicId(), row.id, now, actor.id, actor.name, now, now, now],
      );
      return { mimetype: 'application/pdf', bytes, sha256, open: () => store.open(fileKey) };
    },

    async draft(printout) {
      const { path } = await refusing('', press.run({ kind: 'print', printout }));
      return fetched(path);
    },

    async verify(typed) {
      const code = normaliseVerificationCode(typed);
      if (!code) return { state: 'unknown' };
      const [row] = await rows<IssuedDocument & { subjectType: string; subjectId: string }>(
        connection,
        `SELECT ${VIEW}, d.subject_type AS "subjectType", d.subject_id AS "subjectId" FROM printed_documents d WHERE d.verify_code = ?`,
        [code],
      );
      if (!row) return { state: 'unknown' };
      const { kind, title, number, issuedAt, revokedAt, prints } = viewed(row);
      const { subjectType, subjectId } = row;
      const tell = describers.get(kind) ?? describers.get('*');
      const today = tell ? await tell({ kind, number, subjectType, subjectId }) : [];
      return { state: revokedAt ? 'revoked' : 'genuine', kind, title, number, issuedAt, revokedAt, prints, today };
    },

    codeIn: (text) => normaliseVerificationCode(text.split(/[/?#=]/).filter(Boolean).at(-1) ?? ''),

    describe(kind, tell) {
      describers.set(kind, tell);
    },
  };
}
