import { hidden, instant, required } from './columns';

/** A declaration as it was when cases were filed under it; immutable, named by its hash. */
export const procedureVersion = {
  kind: 'collectionType',
  collectionName: 'procedure_versions',
  info: { singularName: 'procedure-version', pluralName: 'procedure-versions', displayName: '业务规则版本' },
  options: { draftAndPublish: false },
  pluginOptions: hidden,
  attributes: {
    hash: { type: 'string', required: true, column: { ...required, unique: true } },
    procedure: { type: 'string', required: true, column: required },
    declaration: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [] } },
    firstSeenAt: { type: 'datetime', required: true, column: { ...instant, ...required } },
  },
} as const;
