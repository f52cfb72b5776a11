import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type Json, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { RecordKind } from './RecordKind';
import { newDocumentId } from '../../registers/newDocumentId';
import { createRecordVersions, type RecordVersion } from '../../versions/recordVersions';
import { columnOf, quoted, registerTable, type RegisterColumn, type RegisterTable } from '../../registers/RegisterTable';

export interface RecordAsking {
  principal: Principal;
  address: string;
  now: Date;
}

type Record_ = { [field: string]: Json };

const ADMINISTRATORS = ['administrator'];
/** Written by the system only, whatever a body says. */
const SYSTEM_FIELDS: ReadonlySet<string> = new Set(['documentId', 'version', 'scopePath', 'authority', 'createdAt', 'updatedAt', 'serves']);

/** One column as the API shows it: dates as days, instants as ISO text, relations as documentId. */
function shown(strapi: Core.Strapi, { attribute, column, type, target }: RegisterColumn): string {
  const place = `r.${quoted(column)}`;
  const as = ` AS ${quoted(attribute)}`;
  if (type === 'date') return `${place}::text${as}`;
  if (type === 'datetime') return `to_char(${place}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')${as}`;
  if (type === 'relation' && target) {
    const { tableName } = strapi.db.metadata.get(target) as unknown as { tableName: string };
    return `(SELECT t.document_id FROM ${quoted(tableName)} t WHERE t.id = ${place})${as}`;
  }
  return `${place}${as}`;
}

/**
 * Records that administrators keep, by the columns that the register has now: a field that a modeller added is stored
 * and shown to administrators at once (design.md §2). Every change counts the version up and stands in the trail.
 */
export function createRecordStore(strapi: Core.Strapi, name: string, fixed: RecordKind['fixed'] = () => []) {
  const access: AccessService = (service) => strapi.plugin('access').service(service);
  const trail = (): Trail => strapi.plugin('audit').service('trail');
  const versions = createRecordVersions(strapi);
  const table = (): RegisterTable => registerTable(strapi, name);
  const visible = (): RegisterColumn[] => table().columns.filter((column) => !column.private);

  const select = (condition: string, tail = ''): string =>
    `SELECT r.id AS "recordKey", ${visible().map((column) => shown(strapi, column)).join(', ')} FROM ${quoted(table().table)} r WHERE ${condition} ${tail}`;

  const masked = (row: Record_ & { recordKey?: Json }): Record_ => {
    const { recordKey: _key, ...record } = row;
    return access('masks').apply(name, record, ADMINISTRATORS) as Record_;
  };

  /** Columns and values of a body; what the register does not have is a problem of its own, said by name. */
  function written(data: Record_): [RegisterColumn, Json][] {
    const columns = new Map(table().columns.map((column) => [column.attribute, column]));
    const entries = Object.entries(data).filter(([field]) => !SYSTEM_FIELDS.has(field));
    const strangers = entries.filter(([field]) => !columns.has(field) || columns.get(field)?.private);
    if (strangers.length > 0) throw refuse.invalid(strangers.map(([field]) => ({ path: field, code: 'unknown', message: `没有“${field}”这一项。` })));
    return entries.flatMap(([field, value]) => {
      const column = columns.get(field);
      return column ? [[column, value]] : [];
    });
  }

  /** What is written: relations by the key of a record in the same place, JSON as text. @throws Refusal 422 for a record of another authority */
  async function storedIn(trx: Knex.Transaction, scopePath: string, fields: readonly [RegisterColumn, Json][]): Promise<{ [column: string]: Knex.Value }> {
    const values: { [column: string]: Knex.Value } = {};
    for (const [column, value] of fields) {
      values[column.column] = column.type === 'json' ? JSON.stringify(value) : (value as Knex.Value);
      if (column.type !== 'relation' || value === null) continue;
      const { tableName } = strapi.db.metadata.get(column.target ?? '') as unknown as { tableName: string };
      const found = (await trx(tableName).where({ document_id: value, scope_path: scopePath }).first('id')) as { id: number } | undefined;
      if (!found) throw refuse.invalid([{ path: column.attribute, code: 'unknown', message: '没有找到所选的内容，请重新选择。' }]);
      values[column.column] = found.id;
    }
    return values;
  }

  async function byKey(trx: Knex.Transaction, documentId: string): Promise<Record_> {
    const { rows } = await trx.raw<{ rows: Record_[] }>(select('r.document_id = ?'), [documentId]);
    return masked(rows[0] ?? {});
  }

  /** What a version keeps: everything that a person may write. */
  const contentOf = (record: Record_): Record_ =>
    Object.fromEntries(table().columns.filter((column) => !column.private && !SYSTEM_FIELDS.has(column.attribute)).map(({ attribute }) => [attribute, record[attribute] ?? null]));

  const keep = (trx: Knex.Transaction, { principal, now }: RecordAsking, documentId: string, version: number, record: Record_): Promise<void> =>
    versions.add(trx, { kind: name, record: documentId, version, content: contentOf(record), changedBy: principal.name || principal.username, changedAt: now });

  const audit = (trx: Knex.Transaction, asking: RecordAsking, scopePath: string, action: string, documentId: string, details: Json): Promise<void> =>
    trail().append(trx, {
      chain: scopePath,
      at: asking.now,
      actorId: asking.principal.userId,
      actorName: asking.principal.name || asking.principal.username,
      action: `${name}.${action}`,
      subjectType: name,
      subjectId: documentId,
      scopePath,
      address: asking.address,
      outcome: 'ok',
      details,
    });

  async function change(asking: RecordAsking, documentId: string, version: number | undefined, action: 'update' | 'restore', dataIn: (trx: Knex.Transaction) => Promise<Record_>): Promise<Record_> {
    return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<Record_> => {
      const current = (await trx(table().table).where({ document_id: documentId }).forUpdate().first('version', 'scope_path')) as { version: number; scope_path: string } | undefined;
      if (!current || !access('scope').within(asking.principal, ADMINISTRATORS, current.scope_path)) throw refuse.notFound();
      if (version === undefined) throw refuse.precondition();
      if (version !== current.version) throw refuse.stale({ version: current.version });
      const data = await dataIn(trx);
      const before = await byKey(trx, documentId);
      // What came with the installation has no version yet: it gets one before it goes.
      if ((await versions.newest(trx, name, documentId)) < current.version)
        await versions.add(trx, { kind: name, record: documentId, version: current.version, content: contentOf(before), changedBy: null, changedAt: asking.now });
      const fixedProblems = fixed(before, { ...before, ...data }, civilDate(asking.now));
      if (fixedProblems.length > 0) throw refuse.invalid(fixedProblems);
      const fields = written(data);
      await trx(table().table)
        .where({ document_id: documentId })
        .update({ version: current.version + 1, updated_at: asking.now.toISOString(), ...(await storedIn(trx, current.scope_path, fields)) });
      const after = await byKey(trx, documentId);
      const changes = Object.fromEntries(Object.keys(data).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]));
      await keep(trx, asking, documentId, current.version + 1, after);
      await audit(trx, asking, current.scope_path, action, documentId, { version: current.version + 1, changes });
      return after;
    })) as Record_;
  }

  return {
    /** One page, newest first, in one statement. */
    async page(principal: Principal, { cursor, limit }: { cursor?: number | undefined; limit: number }): Promise<{ rows: Record_[]; nextCursor: string | null }> {
      const values: unknown[] = [];
      const scope = access('scope').sql(principal, ADMINISTRATORS, 'r.scope_path', values);
      const before = cursor === undefined ? '' : ` AND r.id < $${values.push(cursor)}`;
      const found = await access('reads').query<Record_ & { recordKey: number }>(`list_${name}`, select(`${scope}${before}`, `ORDER BY r.id DESC LIMIT $${values.push(limit + 1)}`), values);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { rows: found.slice(0, limit).map(masked), nextCursor: last ? String(last.recordKey) : null };
    },

    /** @throws Refusal 404 outside the administrator's scope */
    async read(principal: Principal, documentId: string): Promise<Record_> {
      const values: unknown[] = [documentId];
      const scope = access('scope').sql(principal, ADMINISTRATORS, 'r.scope_path', values);
      const [row] = await access('reads').query<Record_>(`read_${name}`, select(`r.document_id = $1 AND ${scope}`), values);
      if (!row) throw refuse.notFound();
      return masked(row);
    },

    /** Makes a record of the administrator's own authority. @throws Refusal 403, 422 */
    async create(asking: RecordAsking, data: Record_, placed: (scopePath: string) => Record_ = () => ({})): Promise<Record_> {
      const assignment = asking.principal.assignments.find(({ role }) => ADMINISTRATORS.includes(role));
      if (!assignment) throw refuse.forbidden();
      return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<Record_> => {
        const documentId = newDocumentId();
        const at = asking.now.toISOString();
        const fields = written(data);
        const placedFields = Object.entries(placed(assignment.scopePath)).map(([field, value]): [RegisterColumn, Json] => [columnOf(table(), field), value]);
        await trx(table().table).insert({
          document_id: documentId,
          version: 1,
          scope_path: assignment.scopePath,
          authority_id: trx('authorities').select('id').where({ scope_path: assignment.scopePath }),
          created_at: at,
          updated_at: at,
          published_at: at,
          ...(await storedIn(trx, assignment.scopePath, [...fields, ...placedFields])),
        });
        await audit(trx, asking, assignment.scopePath, 'create', documentId, data);
        const record = await byKey(trx, documentId);
        await keep(trx, asking, documentId, 1, record);
        return record;
      })) as Record_;
    },

    /** Changes a record where it is still the version that was read. @throws Refusal 404, 412, 422, 428 */
    async update(asking: RecordAsking, documentId: string, data: Record_, version: number | undefined): Promise<Record_> {
      return change(asking, documentId, version, 'update', () => Promise.resolve(data));
    },

    /** Makes an old version the newest one; nothing of what lies between is lost. @throws Refusal 404, 412, 428 */
    async restore(asking: RecordAsking, documentId: string, old: number, version: number | undefined): Promise<Record_> {
      // A field that the register has no more cannot come back.
      const known = (content: Record_): Record_ => Object.fromEntries(Object.entries(content).filter(([field]) => table().columns.some(({ attribute }) => attribute === field)));
      return change(asking, documentId, version, 'restore', async (trx) => known(await versions.contentOf(trx, name, documentId, old)));
    },

    /** Every version, newest first. @throws Refusal 404 outside the administrator's scope */
    async versions(principal: Principal, documentId: string): Promise<RecordVersion[]> {
      await this.read(principal, documentId);
      return versions.list(name, documentId);
    },
  };
}

export type RecordStore = ReturnType<typeof createRecordStore>;
