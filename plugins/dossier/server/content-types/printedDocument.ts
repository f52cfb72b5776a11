import { column, internal } from './columns';

/** An issued document (文书): its content pinned and sealed, its bytes printed, signed and stored by a job. */
export const printedDocument = {
  ...internal,
  collectionName: 'printed_documents',
  info: { singularName: 'printed-document', pluralName: 'printed-documents', displayName: '文书' },
  attributes: {
    subjectType: column.text,
    subjectId: column.text,
    scopePath: column.text,
    kind: column.text,
    title: column.text,
    number: column.text,
    verifyCode: column.text,
    printout: column.text,
    fileKey: column.optionalText,
    sha256: { ...column.optionalText, columnName: 'sha256' }, // not sha_256, as it would be called otherwise
    bytes: column.optionalInteger,
    pages: column.optionalInteger,
    signedAt: column.optionalMoment,
    /** Under which certificate, as JSON. */
    certificate: column.optionalText,
    /** Tries to print it that were refused, and what was said at the last one. */
    refusals: { ...column.integer, default: 0, column: { notNullable: true, defaultTo: 0 } },
    refusal: column.optionalText,
    issuedAt: column.moment,
    issuedBy: column.integer,
    revokedAt: column.optionalMoment,
    revokedReason: column.optionalText,
  },
} as const;
