import { column, internal } from './columns';

/** What a slot consisted of after each change; the merged PDF is made when it is first asked for. */
export const materialVersion = {
  ...internal,
  collectionName: 'material_versions',
  info: { singularName: 'material-version', pluralName: 'material-versions', displayName: '材料版本' },
  attributes: {
    materialId: column.integer,
    version: column.integer,
    pageList: column.json,
    pages: column.integer,
    changedBy: column.integer,
    changedByName: column.text,
    changedAt: column.moment,
    fileKey: column.optionalText,
    sha256: { ...column.optionalText, columnName: 'sha256' }, // not sha_256, as it would be called otherwise
    bytes: column.optionalInteger,
  },
} as const;
