import { applicationKey, civil, hidden, required } from './columns';

/** A term (时限) of a case, from its start to its stop. */
export const runningClock = {
  kind: 'collectionType',
  collectionName: 'running_clocks',
  info: { singularName: 'running-clock', pluralName: 'running-clocks', displayName: '办理时限' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    applicationKey,
    clock: { type: 'string', required: true, column: required },
    startedOn: { type: 'date', required: true, column: { ...civil, ...required } },
    dueOn: { type: 'date', required: true, column: { ...civil, ...required } },
    promisedOn: { type: 'date', column: civil },
    provisional: { type: 'boolean', required: true, column: { ...required, defaultTo: false } },
    pausedOn: { type: 'date', column: civil },
    stoppedOn: { type: 'date', column: civil },
    /** How the end was counted, to count it again when a year's holidays become known. */
    term: { type: 'json', column: { type: 'jsonb', args: [] } },
  },
} as const;
