import { civil, hidden, instant, required } from './columns';

/**
 * A case (业务申请). Its state changes through the engine alone: `database/ddl/60-workflow.sql` refuses every
 * write that does not come from there. The subject is opaque; three paths say who may see the case, one for each kind
 * of scope: the office that decides, the body that files or vouches, the person whose case it is.
 */
export const application = {
  kind: 'collectionType',
  collectionName: 'applications',
  info: { singularName: 'application', pluralName: 'applications', displayName: '业务申请' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    number: { type: 'string', required: true, column: { ...required, unique: true } },
    procedure: { type: 'string', required: true, column: required },
    procedureVersion: { type: 'string', required: true, column: required },
    state: { type: 'string', required: true, column: required },
    subjectType: { type: 'string', required: true, column: required },
    subjectId: { type: 'string', required: true, column: required },
    subjectName: { type: 'string', required: true, column: required },
    /** Name, number and what else people search by, in one text. */
    searchText: { type: 'text' },
    scopePath: { type: 'string', required: true, column: required },
    subjectPath: { type: 'string', column: {} },
    selfPath: { type: 'string', column: {} },
    /** The authority's own path: its audit chain. */
    authorityPath: { type: 'string', required: true, column: required },
    context: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [] } },
    /** Flags that are set, as the actions say. */
    flags: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [], defaultTo: '[]' } },
    /** Facts that the case keeps as they were when it was opened, by group. */
    pinnedFacts: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [], defaultTo: '{}' } },
    /** One open case for each value; null once closed. */
    exclusiveKey: { type: 'string', column: { unique: true } },
    version: { type: 'integer', required: true, column: { ...required, defaultTo: 1 } },
    round: { type: 'integer', required: true, column: { ...required, defaultTo: 0 } },
    form: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [] } },
    submittedAt: { type: 'datetime', column: instant },
    closedAt: { type: 'datetime', column: instant },
    changedAt: { type: 'datetime', required: true, column: { ...instant, ...required } },
    /** The clock that ends first. */
    dueOn: { type: 'date', column: civil },
    dueProvisional: { type: 'boolean', required: true, column: { ...required, defaultTo: false } },
    /** `dueOn`, or far away: queues are ordered by it and paged by key. */
    sortOn: { type: 'date', required: true, column: { ...civil, ...required } },
    /** The application that this one is joined to (并案), and the earlier one that it refers to; keys of this table. */
    leadingKey: { type: 'integer' },
    followsKey: { type: 'integer' },
    /** False while it is shown as part of the leading case: lists leave it out. */
    standsAlone: { type: 'boolean', required: true, column: { ...required, defaultTo: true } },
    openedBy: { type: 'integer', required: true, column: required },
    /** Who has taken the case (领取) and until when. */
    assigneeId: { type: 'integer' },
    assigneeName: { type: 'string' },
    assignedUntil: { type: 'datetime', column: instant },
  },
} as const;
