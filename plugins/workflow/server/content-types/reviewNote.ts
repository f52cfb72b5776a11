import { applicationKey, hidden, instant, required } from './columns';

/** What a reviewer wants changed (审核意见), at the place where it applies (F48). */
export const reviewNote = {
  kind: 'collectionType',
  collectionName: 'review_notes',
  info: { singularName: 'review-note', pluralName: 'review-notes', displayName: '审核意见' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    applicationKey,
    round: { type: 'integer', required: true, column: required },
    target: { type: 'string', required: true, column: required },
    category: { type: 'string', required: true, column: required },
    code: { type: 'string' },
    text: { type: 'text', required: true, column: required },
    authorId: { type: 'integer', required: true, column: required },
    authorName: { type: 'string', required: true, column: required },
    at: { type: 'datetime', required: true, column: { ...instant, ...required } },
    reply: { type: 'text' },
    repliedAt: { type: 'datetime', column: instant },
  },
} as const;
