import { column, internal } from './columns';

/** One handing out of a document's bytes (F20: each print is logged). */
export const documentPrint = {
  ...internal,
  collectionName: 'document_prints',
  info: { singularName: 'document-print', pluralName: 'document-prints', displayName: '文书打印记录' },
  attributes: {
    printedDocumentId: column.integer,
    printedAt: column.moment,
    printedBy: column.integer,
    printedByName: column.text,
  },
} as const;
