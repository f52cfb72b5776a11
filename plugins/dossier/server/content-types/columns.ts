/** Attributes that several of the dossier's types share. Rows are written by raw SQL, so the columns carry the rules. */
const required = { notNullable: true } as const;

const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;

export const column = {
  text: { type: 'text', required: true, column: required },
  optionalText: { type: 'text' },
  integer: { type: 'integer', required: true, column: required },
  optionalInteger: { type: 'integer' },
  moment: { type: 'datetime', required: true, column: { ...moment, ...required } },
  optionalMoment: { type: 'datetime', column: moment },
  flag: { type: 'boolean', required: true, default: false, column: { ...required, defaultTo: false } },
  json: { type: 'json', required: true, column: required },
} as const;

/** What is written by the services only: nobody edits these rows by hand or in the modeller. */
export const internal = {
  kind: 'collectionType',
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
} as const;
