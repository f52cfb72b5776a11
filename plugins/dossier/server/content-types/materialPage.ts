import { column, internal } from './columns';

/** One normalised page. A page that is taken out keeps its row and its file: earlier versions need them. */
export const materialPage = {
  ...internal,
  collectionName: 'material_pages',
  info: { singularName: 'material-page', pluralName: 'material-pages', displayName: '材料页' },
  attributes: {
    materialId: column.integer,
    position: column.integer,
    rotation: column.integer,
    /** Lines laid over the page, by whom and when; taken off again, it is null. */
    mark: column.optionalJson,
    /** What was seen on the page when it was looked at, once. */
    checks: column.optionalJson,
    checksClaimedAt: column.optionalMoment,
    kind: { type: 'enumeration', enum: ['jpeg', 'pdf'], required: true, column: { notNullable: true } },
    fileKey: column.text,
    sha256: { ...column.text, columnName: 'sha256' }, // not sha_256, as it would be called otherwise
    bytes: column.integer,
    width: column.integer,
    height: column.integer,
    originalName: column.text,
    addedBy: column.integer,
    addedByName: column.text,
    addedAt: column.moment,
    removedBy: column.optionalInteger,
    removedAt: column.optionalMoment,
  },
} as const;
