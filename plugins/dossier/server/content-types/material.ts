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
    /** What an item of a slot that repeats is called, and what kind of paper it is. */
    title: column.optionalText,
    itemKind: column.optionalText,
    /** An item without pages that was taken away again; its versions stay. */
    droppedAt: column.optionalMoment,
  },
} as const;
