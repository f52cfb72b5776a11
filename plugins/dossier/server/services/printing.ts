import { Printout, refuse, type Json } from '@medregistry/language';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { SignatureGap } from '../press/Job';
import { PressRefusal } from '../press/PressRefusal';
import type { Signatories, Signatory } from '../signing/Signer';
import { rows, type Transaction } from '../Transaction';
import type { Workshop } from './workshop';

/** Topic of the outbox under which a document waits to be printed and signed. */
export const PRINT_TOPIC = 'document';

const Task = z.object({ documentId: z.string() });

/** Something to be done after the transaction that asks for it, as the outbox takes it. */
export interface PrintTask {
  topic: typeof PRINT_TOPIC;
  dedupeKey: string;
  payload: { documentId: string };
}

/** @param again set apart a further try from the first */
export const printTask = (documentId: string, again = ''): PrintTask => ({ topic: PRINT_TOPIC, dedupeKey: `${documentId}${again}`, payload: { documentId } });

export interface Sealing {
  encrypt(plain: string): string;
  decrypt(sealed: string): string;
}

export interface PrintingOptions {
  workshop: () => Workshop;
  cipher: () => Sealing;
  checkUrl: (code: string) => string;
  /** Who signs; null prints without signatures. */
  signatories: () => Signatories | null;
}

interface Pending {
  id: number;
  number: string;
  code: string;
  printout: string;
  scopePath: string;
  issuedAt: Date | string;
}

/** Puts a signature into the gap that the press has left for it. */
export async function fillGap(path: string, { at, length, digest }: SignatureGap, { signer }: Pick<Signatory, 'signer'>): Promise<void> {
  const signature = (await signer.sign(Buffer.from(digest, 'hex'))).toString('hex');
  if (signature.length > length) throw new Error(`a signature of ${signature.length / 2} bytes does not fit`);
  const file = await open(path, 'r+');
  await file.write(signature.padEnd(length, '0'), at, 'latin1').finally(() => file.close());
}

/**
 * Prints and signs issued documents. The row is locked meanwhile: of several tries at once one does the work, and
 * the others find it done, so a document has one set of bytes and one signature whatever dies in between.
 */
export function createPrinting({ workshop, cipher, checkUrl, signatories }: PrintingOptions) {
  async function print(trx: Transaction, row: Pending, now: Date): Promise<void> {
    const { press, store } = workshop();
    const printout = Printout.parse(JSON.parse(cipher().decrypt(row.printout)));
    const issuedAt = new Date(row.issuedAt).toISOString();
    const signatory = await signatories()?.(row.scopePath);
    const certificate = signatory?.signer.certificate;
    const result = await press.run<'print'>({
      kind: 'print',
      printout: { ...printout, number: row.number },
      code: row.code,
      checkUrl: checkUrl(row.code),
      issuedAt,
      ...(signatory ? { signature: { authority: signatory.authority, demonstration: signatory.signer.certificate.demonstration, at: now.toISOString() } } : {}),
    });
    if (signatory && result.gap) await fillGap(result.path, result.gap, signatory);
    const stored = await store.adopt(result.path, 'pdf');
    await trx.raw(
      `UPDATE printed_documents SET file_key = ?, sha256 = ?, bytes = ?, pages = ?, signed_at = ?, certificate = ?, refusal = NULL, updated_at = ? WHERE id = ?`,
      [stored.key, stored.sha256, stored.bytes, result.pages, certificate ? now : null, certificate ? JSON.stringify(certificate) : null, now, row.id],
    );
  }

  return {
    /**
     * Handler of the outbox's topic. What the press turns down (a character without a font) is kept for the person who
     * prints; anything else fails, and the outbox tries again.
     */
    async handle(payload: Json, { trx, now }: { trx: Transaction; now: Date }): Promise<void> {
      const { documentId } = Task.parse(payload);
      const [row] = await rows<Pending>(
        trx,
        `SELECT id, number, verify_code AS code, printout, scope_path AS "scopePath", issued_at AS "issuedAt"
         FROM printed_documents WHERE document_id = ? AND file_key IS NULL FOR UPDATE`,
        [documentId],
      );
      if (!row) return;
      try {
        await print(trx, row, now);
      } catch (error) {
        if (!(error instanceof PressRefusal)) throw error;
        await trx.raw('UPDATE printed_documents SET refusals = refusals + 1, refusal = ?, updated_at = ? WHERE id = ?', [
          JSON.stringify({ code: error.code, message: error.message }),
          now,
          row.id,
        ]);
      }
    },
  };
}

export type Printing = ReturnType<typeof createPrinting>;

/** What the press said when it turned a document down, as the answer to whoever wants to print it. */
export function refusedPrint(refusal: string): Error {
  const { code, message } = z.object({ code: z.string(), message: z.string() }).parse(JSON.parse(refusal));
  return refuse.invalid([{ path: '', code, message }]);
}
