import { applicationKey, hidden, instant, required } from './columns';

/** One step of a case, written once and never changed: state is what the actions say. */
export const action = {
  kind: 'collectionType',
  collectionName: 'actions',
  info: { singularName: 'action', pluralName: 'actions', displayName: '办理动作' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    applicationKey,
    sequence: { type: 'integer', required: true, column: required },
    event: { type: 'string', required: true, column: required },
    fromState: { type: 'string', required: true, column: required },
    toState: { type: 'string', required: true, column: required },
    round: { type: 'integer', required: true, column: required },
    actorId: { type: 'integer', required: true, column: required },
    actorName: { type: 'string', required: true, column: required },
    role: { type: 'string', required: true, column: required },
    payload: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [] } },
    assessments: { type: 'json', column: { type: 'jsonb', args: [] } },
    at: { type: 'datetime', required: true, column: { ...instant, ...required } },
    address: { type: 'string' },
  },
} as const;
