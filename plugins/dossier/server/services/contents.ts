import { preparedRows, type DossierDatabase } from '../Transaction';
import { DOCUMENTS_JSON, viewed } from './documentRows';
import type { IssuedDocument } from './IssuedDocument';
import { SLOTS_JSON, type SlotView } from './slotRows';

/** What lies in a dossier: the slots that have been touched, and the documents that were issued, oldest first. */
export interface Contents {
  slots: SlotView[];
  documents: IssuedDocument[];
}

/** Reads the contents of a subject's dossier in one statement; inside a transaction, give it: a second connection would hang the pool. */
export type ReadContents = (subjectId: string, on?: DossierDatabase['connection']) => Promise<Contents>;

export const createContents =
  (database: DossierDatabase): ReadContents =>
  async (subjectId, on = database.connection) => {
    const [found] = await preparedRows<Contents>(on, 'contents', `SELECT ${SLOTS_JSON} AS slots, ${DOCUMENTS_JSON} AS documents`, [subjectId, subjectId]);
    return { slots: found?.slots ?? [], documents: (found?.documents ?? []).map(viewed) };
  };
