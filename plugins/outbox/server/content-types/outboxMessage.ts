const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;

/** What is still to be done, and what was done. Constraints and indexes: `database/ddl/20-outbox.sql`. */
export const outboxMessage = {
  kind: 'collectionType',
  collectionName: 'outbox_messages',
  info: { singularName: 'outbox-message', pluralName: 'outbox-messages', displayName: '待办投递' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    topic: { type: 'text', required: true, column: required },
    dedupeKey: { type: 'text', required: true, column: required },
    payload: { type: 'json', required: true, column: required },
    state: { type: 'enumeration', enum: ['pending', 'done', 'dead'], required: true, column: required },
    attempts: { type: 'integer', required: true, column: required },
    availableAt: { type: 'datetime', required: true, column: { ...moment, ...required } },
    lastError: { type: 'text' },
    doneAt: { type: 'datetime', column: moment },
  },
} as const;
