/** Attributes that several of the dossier's types share. Rows are written by raw SQL, so the columns carry the rules. */
const required = { notNullable: true } as const;

const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;

/** Each use gets an object of its own: Strapi writes the column's name into it. */
export const column = {
  get text() {
    return { type: 'text', required: true, column: required } as const;
  },
  get optionalText() {
    return { type: 'text' } as const;
  },
  get integer() {
    return { type: 'integer', required: true, column: required } as const;
  },
  get optionalInteger() {
    return { type: 'integer' } as const;
  },
  get moment() {
    return { type: 'datetime', required: true, column: { ...moment, ...required } } as const;
  },
  get optionalMoment() {
    return { type: 'datetime', column: moment } as const;
  },
  get flag() {
    return { type: 'boolean', required: true, default: false, column: { ...required, defaultTo: false } } as const;
  },
  get optionalJson() {
    return { type: 'json' } as const;
  },
  get json() {
    return { type: 'json', required: true, column: required } as const;
  },
};

/** What is written by the services only: nobody edits these rows by hand or in the modeller. */
export const internal = {
  kind: 'collectionType',
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
} as const;
