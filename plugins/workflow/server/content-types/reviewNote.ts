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
    severity: { type: 'string', required: true, column: { ...required, defaultTo: 'must' } },
    /** Why the point was raised a round too late. */
    lateReason: { type: 'text' },
    authorId: { type: 'integer', required: true, column: required },
    authorName: { type: 'string', required: true, column: required },
    at: { type: 'datetime', required: true, column: { ...instant, ...required } },
    reply: { type: 'text' },
    repliedAt: { type: 'datetime', column: instant },
    /** What the reviewer found in the next round: 通过 or 仍不合格. */
    verdict: { type: 'string' },
    verdictName: { type: 'string' },
    verdictAt: { type: 'datetime', column: instant },
  },
} as const;
