import { civilDate, refuse, Printout } from '@medregistry/language';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { publicId } from '../publicId';
import { refusing } from '../refusing';
import type { ServedFile } from '../ServedFile';
import { inspectSignature } from '../signing/inspectSignature';
import { Certificate } from '../signing/Signer';
import { preparedRows, rows, type DossierDatabase, type Transaction } from '../Transaction';
import { newVerificationCode, normaliseVerificationCode } from '../VerificationCode';
import { iso, PRINTS_SQL, viewed } from './documentRows';
import type { Comparison, Describe, IssuedDocument, IssueRequest, PdfRequest, Signed, Verification } from './IssuedDocument';
import { printTask, refusedPrint, type PrintTask, type Sealing } from './printing';
import { keepDraft } from './slotRows';
import { fetched, type Workshop } from './workshop';

/** Printed documents (文书): issued once, printed and signed by a job, the same bytes ever after, checkable by anyone. */
export interface Documents {
  /** Creates the document inside the caller's transaction, one statement, nothing rendered; the caller asks for `task`, too. */
  issue(trx: Transaction, request: IssueRequest): Promise<IssuedDocument>;
  /** What the outbox has to be asked for, in the transaction that issues, so that the document is printed and signed. */
  task(documentId: string): PrintTask;
  /** Takes a document's validity; it stays readable. */
  revoke(trx: Transaction, request: { documentId: string; reason: string; now: Date }): Promise<void>;
  /** The newest document of a kind that is not revoked. */
  current(subjectId: string, kind: string): Promise<IssuedDocument | undefined>;
  /**
   * The document's bytes, and a line in its print log. It waits a little for the job that prints and signs them.
   *
   * @throws Refusal 404; 409 `document-pending` with `retryAfter` while it is being signed; 422 when a character has no font
   */
  pdf(request: PdfRequest): Promise<ServedFile>;
  /**
   * A printout that is not issued: no code, no log, nothing kept but, where `of` names the paper, how many pages it has.
   * A `watermark` is laid over each page.
   * @throws Refusal 422
   */
  draft(printout: Printout, options?: { of?: { subjectId: string; kind: string; now: Date }; watermark?: string | undefined }): Promise<Buffer>;
  verify(code: string): Promise<Verification>;
  /** How a file compares with the document of a code; undefined for an unknown code. Nothing of it is kept. */
  compare(code: string, file: Buffer): Promise<Comparison | undefined>;
  /** The code in what somebody typed or a scanner read (a code, or the address of the check page), else null. */
  codeIn(text: string): string | null;
  /** Registers what `verify` says about a kind of document; `*` answers for kinds without one of their own. */
  describe(kind: string, tell: Describe): void;
}

interface DocumentRow {
  id: number;
  fileKey: string | null;
  bytes: number | null;
  sha256: string | null;
  refusals: number;
  refusal: string | null;
}

const VIEW = `d.document_id AS "documentId", d.kind, d.title, d.number, d.verify_code AS code, d.issued_at AS "issuedAt",
  d.revoked_at AS "revokedAt", ${PRINTS_SQL} AS prints`;

const ROW = 'id, file_key AS "fileKey", bytes, sha256, refusals, refusal';

/** Milliseconds that a person waits at the printer for the job, and between two looks. */
const PATIENCE = 5_000;
const LOOK_EVERY = 100;

const PENDING = '文书正在加盖电子签名，几秒钟后会自动打开；如果等了一分钟还没有打开，请稍后再试或联系管理员。';

const yearOf = (now: Date): number => Number(civilDate(now).slice(0, 4));

const signedOf = ({ signedAt, certificate }: { signedAt: Date | string | null; certificate: string | null }): Signed =>
  signedAt && certificate ? { at: iso(signedAt), certificate: Certificate.parse(JSON.parse(certificate)) } : null;

export interface DocumentsOptions {
  workshop: Workshop;
  /** Seals the content in the database: a printout may hold names and identity numbers. */
  cipher: () => Sealing;
  /** Asks the outbox for a task outside any transaction of the caller. */
  ask: (task: PrintTask) => Promise<void>;
  /** Milliseconds that `pdf` waits for the job. */
  patience?: number;
}

export function createDocuments(database: DossierDatabase, { workshop, cipher, ask, patience = PATIENCE }: DocumentsOptions): Documents {
  const { connection } = database;
  const { press, store } = workshop;
  const describers = new Map<string, Describe>();

  const load = async (documentId: string): Promise<DocumentRow | undefined> =>
    (await rows<DocumentRow>(connection, `SELECT ${ROW} FROM printed_documents WHERE document_id = ?`, [documentId]))[0];

  /**
   * Waits for the job. It is asked for again, once a minute and after each refusal, so that a document whose job was
   * given up, or that waited for a font to be installed, is printed when a person wants it.
   */
  async function printed(documentId: string, first: DocumentRow, now: Date): Promise<DocumentRow> {
    await ask(printTask(documentId, `:${first.refusals}:${Math.floor(now.getTime() / 60_000)}`));
    for (let waited = 0; ; waited += LOOK_EVERY) {
      const row = await load(documentId);
      if (row?.fileKey) return row;
      if (row?.refusal && (row.refusals > first.refusals || waited >= patience)) throw refusedPrint(row.refusal);
      if (waited >= patience) throw refuse.pending(PENDING);
      await delay(LOOK_EVERY);
    }
  }

  return {
    async issue(trx, request) {
      const { documentId = publicId(), kind, subjectType, subjectId, scopePath, prefix, actor, now } = request;
      const printout = Printout.parse(request.printout);
      const year = yearOf(now);
      const [row] = await preparedRows<IssuedDocument>(
        trx,
        'issue',
        `WITH counter AS (
           INSERT INTO document_numbers (prefix, year, last) VALUES (?, ?, 1)
           ON CONFLICT (prefix, year) DO UPDATE SET last = document_numbers.last + 1 RETURNING last)
         INSERT INTO printed_documents AS d (document_id, subject_type, subject_id, scope_path, kind, title, number, verify_code, printout,
           issued_at, issued_by, created_at, updated_at, published_at)
         SELECT ?, ?, ?, ?, ?, ?, ? || lpad(last::text, 6, '0'), ?, ?, ?, ?, ?, ?, ? FROM counter
         RETURNING d.document_id AS "documentId", d.kind, d.title, d.number, d.verify_code AS code, d.issued_at AS "issuedAt",
           d.revoked_at AS "revokedAt", 0 AS prints`,
        [
          prefix, year, documentId, subjectType, subjectId, scopePath, kind, printout.title, `${prefix}-${year}-`, newVerificationCode(),
          cipher().encrypt(JSON.stringify(printout)), now, actor.id, now, now, now,
        ],
      );
      if (!row) throw new Error('a document was not issued');
      return viewed(row);
    },

    task: (documentId) => printTask(documentId),

    async revoke(trx, { documentId, reason, now }) {
      await trx.raw(
        'UPDATE printed_documents SET revoked_at = ?, revoked_reason = ?, updated_at = ? WHERE document_id = ? AND revoked_at IS NULL',
        [now, reason, now, documentId],
      );
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
      const row = found.fileKey ? found : await printed(documentId, found, now);
      const { fileKey, bytes, sha256 } = row;
      if (!fileKey || bytes === null || sha256 === null) throw new Error('a document was printed without a file');
      const file: ServedFile = { mimetype: 'application/pdf', bytes, sha256, open: () => store.open(fileKey) };
      if (!actor) return file;
      await rows(
        connection,
        `INSERT INTO document_prints (document_id, printed_document_id, printed_at, printed_by, printed_by_name, created_at, updated_at, published_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [publicId(), row.id, now, actor.id, actor.name, now, now, now],
      );
      return file;
    },

    async draft(printout, { of, watermark } = {}) {
      const { path, pages } = await refusing('', press.run({ kind: 'print', printout, ...(watermark === undefined ? {} : { watermark }) }));
      if (of) await keepDraft(connection, { ...of, pages });
      return fetched(path);
    },

    async verify(typed) {
      const code = normaliseVerificationCode(typed);
      if (!code) return { state: 'unknown' };
      const [row] = await rows<IssuedDocument & { subjectType: string; subjectId: string; signedAt: string | null; certificate: string | null }>(
        connection,
        `SELECT ${VIEW}, d.signed_at AS "signedAt", d.certificate, d.subject_type AS "subjectType", d.subject_id AS "subjectId" FROM printed_documents d WHERE d.verify_code = ?`,
        [code],
      );
      if (!row) return { state: 'unknown' };
      const { kind, title, number, issuedAt, revokedAt, prints } = viewed(row);
      const { subjectType, subjectId } = row;
      const tell = describers.get(kind) ?? describers.get('*');
      const today = tell ? await tell({ kind, number, subjectType, subjectId }) : [];
      return { state: revokedAt ? 'revoked' : 'genuine', kind, title, number, issuedAt, revokedAt, prints, signature: signedOf(row), today };
    },

    async compare(typed, file) {
      const code = normaliseVerificationCode(typed);
      if (!code) return undefined;
      const sha256 = createHash('sha256').update(file).digest('hex');
      const [row] = await rows<{ own: boolean; other: boolean }>(
        connection,
        `SELECT d.sha256 = ? AS own, EXISTS (SELECT FROM printed_documents o WHERE o.sha256 = ?) AS other FROM printed_documents d WHERE d.verify_code = ?`,
        [sha256, sha256, code],
      );
      if (!row) return undefined;
      if (row.own) return 'identical';
      if (row.other) return 'other-document';
      return inspectSignature(file).state === 'missing' ? 'unsigned' : 'changed';
    },

    codeIn: (text) => normaliseVerificationCode(text.split(/[/?#=]/).filter(Boolean).at(-1) ?? ''),

    describe(kind, tell) {
      describers.set(kind, tell);
    },
  };
}
