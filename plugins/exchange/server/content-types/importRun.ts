const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;

/** One file that is imported. Its lines, constraints and indexes: `database/ddl/25-exchange.sql`. */
export const importRun = {
  kind: 'collectionType',
  collectionName: 'import_runs',
  info: { singularName: 'import-run', pluralName: 'import-runs', displayName: '表格导入' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    importKind: { type: 'text', required: true, column: { ...required } },
    subjectId: { type: 'text', required: true, column: { ...required } },
    scopePath: { type: 'text', required: true, column: { ...required } },
    state: { type: 'enumeration', enum: ['reading', 'checked', 'saving', 'done', 'cancelled', 'failed', 'undoing', 'undone'], required: true, column: { ...required } },
    fileName: { type: 'text', required: true, column: { ...required } },
    fileKey: { type: 'text' },
    headers: { type: 'json', required: true, column: { ...required } },
    mapping: { type: 'json' },
    rows: { type: 'integer', required: true, column: { ...required } },
    progress: { type: 'integer', required: true, column: { ...required } },
    counts: { type: 'json', required: true, column: { ...required } },
    problem: { type: 'text' },
    startedBy: { type: 'integer', required: true, column: { ...required } },
    startedByName: { type: 'text', required: true, column: { ...required } },
    address: { type: 'text', required: true, column: { ...required } },
    startedAt: { type: 'datetime', required: true, column: { ...moment, ...required } },
    checkedAt: { type: 'datetime', column: { ...moment } },
    endedAt: { type: 'datetime', column: { ...moment } },
  },
} as const;
