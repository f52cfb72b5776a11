const required = { notNullable: true } as const;

/**
 * The trail's table. Every text is unbounded, because an entry must never fail on a long user name; the link columns
 * are filled by the trigger of `database/ddl/10-audit.sql`. Hidden from the content manager: nobody edits a trail.
 */
export const auditEntry = {
  kind: 'collectionType',
  collectionName: 'audit_entries',
  info: { singularName: 'audit-entry', pluralName: 'audit-entries', displayName: '审计记录' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    chain: { type: 'text', required: true, column: required },
    sequence: { type: 'biginteger', required: true, column: required },
    at: { type: 'datetime', required: true, column: { type: 'timestamp', args: [{ useTz: true, precision: 3 }], ...required } },
    actorId: { type: 'integer' },
    actorName: { type: 'text', required: true, column: required },
    action: { type: 'text', required: true, column: required },
    subjectType: { type: 'text' },
    subjectId: { type: 'text' },
    scopePath: { type: 'text' },
    address: { type: 'text' },
    outcome: { type: 'enumeration', enum: ['ok', 'refused'], required: true, column: required },
    details: { type: 'text', required: true, column: required },
    previousHash: { type: 'text', required: true, column: required },
    hash: { type: 'text', required: true, column: required },
  },
} as const;
