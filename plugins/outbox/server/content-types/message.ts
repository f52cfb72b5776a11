const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;

/** An in-app message. Written by the outbox, read and marked read through `/api/messages` only. */
export const message = {
  kind: 'collectionType',
  collectionName: 'messages',
  info: { singularName: 'message', pluralName: 'messages', displayName: '站内消息' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    recipientId: { type: 'integer', required: true, column: required },
    kind: { type: 'text', required: true, column: required },
    title: { type: 'text', required: true, column: required },
    body: { type: 'text', required: true, column: required },
    link: { type: 'text' },
    subjectType: { type: 'text' },
    subjectId: { type: 'text' },
    at: { type: 'datetime', required: true, column: { ...moment, ...required } },
    readAt: { type: 'datetime', column: moment },
  },
} as const;
