const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;
/** Each attribute is an object of its own, since Strapi writes into them. */
const text = () => ({ type: 'text', required: true, column: required }) as const;
const instant = () => ({ type: 'datetime', required: true, column: { ...moment, ...required } }) as const;
const hidden = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } } as const;

/** 客服工单: a question, whoever asked it by whichever way. Constraints and indexes: `database/ddl/26-support.sql`. */
export const ticket = {
  kind: 'collectionType',
  collectionName: 'tickets',
  info: { singularName: 'ticket', pluralName: 'tickets', displayName: '客服工单' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    number: text(),
    /** The account that asks; null where staff took it down from elsewhere. */
    requesterId: { type: 'integer' },
    /** Sealed, as are contact and texts: people write their numbers everywhere. */
    requesterName: text(),
    contact: { type: 'text', private: true, searchable: false },
    scopePath: text(),
    channel: text(),
    category: text(),
    state: text(),
    device: { type: 'text' },
    system: { type: 'text' },
    page: { type: 'text' },
    assigneeId: { type: 'integer' },
    assigneeName: { type: 'text' },
    /** The day by which an answer is promised. */
    dueOn: { type: 'date' },
    openedAt: instant(),
    changedAt: instant(),
    /** When the requester last looked. */
    seenAt: { type: 'datetime', column: moment },
    /** The last answer to the requester. */
    answeredAt: { type: 'datetime', column: moment },
  },
} as const;

/** 工单往来: what was said and done, in order; nothing is changed afterwards. */
export const ticketEntry = {
  kind: 'collectionType',
  collectionName: 'ticket_entries',
  info: { singularName: 'ticket-entry', pluralName: 'ticket-entries', displayName: '工单往来' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    ticketKey: { type: 'integer', required: true, column: required },
    /** `question`, `answer`, `note` (among staff), or an event. */
    kind: text(),
    /** Sealed. */
    text: { ...text(), private: true, searchable: false },
    authorId: { type: 'integer' },
    /** Name of the desk, never of the person, where the requester reads it. */
    author: text(),
    at: instant(),
  },
} as const;

/** 工单截图: a picture that the requester sent along. */
export const ticketFile = {
  kind: 'collectionType',
  collectionName: 'ticket_files',
  info: { singularName: 'ticket-file', pluralName: 'ticket-files', displayName: '工单截图' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    ticketKey: { type: 'integer', required: true, column: required },
    fileKey: { ...text(), private: true, searchable: false },
    mime: text(),
    bytes: { type: 'integer', required: true, column: required },
    at: instant(),
  },
} as const;
