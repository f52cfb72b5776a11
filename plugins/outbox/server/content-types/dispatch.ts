const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;
/** Each attribute is an object of its own, since Strapi writes into them. */
const text = () => ({ type: 'text', required: true, column: required }) as const;
const count = () => ({ type: 'integer', required: true, column: required }) as const;

/**
 * 发送记录: one message to one person by one channel — what should have gone out, and what became of it. Constraints
 * and indexes: `database/ddl/21-messages.sql`.
 */
export const dispatch = {
  kind: 'collectionType',
  collectionName: 'dispatches',
  info: { singularName: 'dispatch', pluralName: 'dispatches', displayName: '发送记录' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    /** What it was sent for; with recipient and channel it is unique, so that nothing goes out twice. */
    source: text(),
    /** 0 where nobody was there to receive it. */
    recipientId: count(),
    channel: text(),
    /** Address to which it goes, null for the inbox. */
    contactId: { type: 'integer' },
    /** Sealed: where it goes if not to the address that stands there. */
    address: { type: 'text', private: true, searchable: false },
    addressMasked: { type: 'text' },
    kind: text(),
    title: text(),
    /** Sealed where the message is confidential. */
    body: text(),
    link: { type: 'text' },
    values: { type: 'text' },
    confidential: { type: 'boolean', required: true, column: required },
    /** Proves an address, so it goes out although the address is not proved yet. */
    proving: { type: 'boolean', required: true, column: required },
    scopePath: text(),
    subjectType: { type: 'text' },
    subjectId: { type: 'text' },
    state: text(),
    /** Why it was left out. */
    reason: { type: 'text' },
    attempts: count(),
    /** Attempts since it was last started by hand. */
    tries: count(),
    plannedAt: { type: 'datetime', required: true, column: { ...moment, ...required } },
    availableAt: { type: 'datetime', required: true, column: { ...moment, ...required } },
    /** Until when the process that sends it may take. */
    leaseUntil: { type: 'datetime', column: moment },
    sentAt: { type: 'datetime', column: moment },
    reference: { type: 'text' },
    lastError: { type: 'text' },
  },
} as const;
