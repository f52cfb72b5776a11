/** How a personal value is compared without being read: which index column, and which kind of index. */
interface Index {
  field: string;
  kind: 'id-number' | 'mobile';
}

/** A field that holds ciphertext only (design.md §5); the database refuses anything else. */
export interface SensitiveField {
  field: string;
  /** Holds a JSON object, sealed as a whole. */
  object?: boolean;
  index?: Index;
}

/** The sealed fields of each register, by content type. */
export const sensitiveFields: Readonly<Record<string, readonly SensitiveField[]>> = {
  institution: ['legalRepresentative', 'principal', 'systemOwner', 'verificationContact'].map((field) => ({ field, object: true })),
  'credential-request': ['owner', 'recipient'].map((field) => ({ field, object: true })),
  nurse: [
    { field: 'idNumber', index: { field: 'idNumberIndex', kind: 'id-number' } },
    { field: 'mobile', index: { field: 'mobileIndex', kind: 'mobile' } },
    { field: 'email' },
    { field: 'address' },
  ],
  'staff-member': [
    { field: 'idNumber', index: { field: 'idNumberIndex', kind: 'id-number' } },
    { field: 'mobile', index: { field: 'mobileIndex', kind: 'mobile' } },
  ],
};
