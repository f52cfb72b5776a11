import { column, internal } from './columns';

/** One slot (材料) of a subject: its pages make one PDF. */
export const material = {
  ...internal,
  collectionName: 'materials',
  info: { singularName: 'material', pluralName: 'materials', displayName: '材料' },
  attributes: {
    subjectType: column.text,
    subjectId: column.text,
    slot: column.text,
    scopePath: column.text,
    version: column.integer,
    frozen: column.flag,
  },
} as const;
