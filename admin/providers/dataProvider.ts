import type { BaseRecord, CrudFilter, CrudFilters, DataProvider, LogicalFilter } from '@refinedev/core';
import { call } from './http';

type Stored = BaseRecord & { documentId?: string; version?: number };
interface Page {
  data: Stored[];
  meta?: { nextCursor?: string | null; total?: number | string | null };
}

/** What callers may say in a hook's `meta`. */
interface Extra {
  query?: Record<string, unknown>;
  version?: number;
  idempotencyKey?: string;
  queryContext?: { signal?: AbortSignal };
}

const OPERATORS: Partial<Record<LogicalFilter['operator'], string>> = {
  eq: '$eq', ne: '$ne', lt: '$lt', lte: '$lte', gt: '$gt', gte: '$gte', in: '$in', nin: '$notIn',
  contains: '$containsi', startswith: '$startsWith', endswith: '$endsWith', null: '$null', nnull: '$notNull', between: '$between',
};

/** The only public identifier is `documentId`; Refine calls it `id`. */
const identified = (row: Stored): BaseRecord => (typeof row?.documentId === 'string' ? { ...row, id: row.documentId } : row);

function condition(filter: CrudFilter): Record<string, unknown> {
  if (filter.operator === 'or' || filter.operator === 'and') return { [`$${filter.operator}`]: filter.value.map(condition) };
  const operator = OPERATORS[filter.operator as LogicalFilter['operator']];
  if (!operator || !('field' in filter)) throw new Error(`The filter operator ${filter.operator} is not supported.`);
  return filter.field.split('.').reduceRight<Record<string, unknown>>((inner, part) => ({ [part]: inner }), { [operator]: filter.value });
}

const filtersOf = (filters: CrudFilters = []): Record<string, unknown> => {
  const kept = filters.filter((filter) => !('field' in filter) || (filter.value !== undefined && filter.value !== ''));
  return kept.length ? { filters: { $and: kept.map(condition) } } : {};
};

const extra = (meta: unknown): Extra => (meta ?? {}) as Extra;
const signalOf = (meta: Extra): { signal?: AbortSignal } => (meta.queryContext?.signal ? { signal: meta.queryContext.signal } : {});
const bodyOf = (variables: unknown): unknown => (variables instanceof FormData ? variables : { data: variables });

/**
 * Refine on this API: records by `documentId`, keyset pages (the cursor travels as Refine's `cursor`), `If-Match`
 * from `meta.version`, `Idempotency-Key` from `meta.idempotencyKey`, files as FormData, abort by signal. Refusals
 * are thrown as ApiError, whose `errors` say what is wrong with which field.
 */
export const dataProvider = {
  getApiUrl: () => '/api',

  async getList({ resource, pagination, filters, sorters, meta }) {
    const given = extra(meta);
    const limit = pagination?.mode === 'off' ? undefined : pagination?.pageSize;
    const sort = sorters?.length ? { sort: sorters.map(({ field, order }) => `${field}:${order}`) } : {};
    const query = { limit, ...sort, ...filtersOf(filters), ...given.query };
    const { body } = await call<Page>(`/api/${resource}`, { query, ...signalOf(given) });
    const total = Number.parseInt(String(body.meta?.total ?? body.data.length), 10);
    return { data: body.data.map(identified), total, cursor: { next: body.meta?.nextCursor ?? undefined }, meta: body.meta } as never;
  },

  async getOne({ resource, id, meta }) {
    const given = extra(meta);
    const { body, version } = await call<{ data: Stored }>(`/api/${resource}/${id}`, { query: given.query ?? {}, ...signalOf(given) });
    return { data: identified({ ...body.data, version: body.data.version ?? version }) } as never;
  },

  async create({ resource, variables, meta }) {
    const { idempotencyKey } = extra(meta);
    const { body, version } = await call<{ data: Stored }>(`/api/${resource}`, { method: 'POST', body: bodyOf(variables), idempotencyKey });
    return { data: identified({ ...body.data, version: body.data.version ?? version }) } as never;
  },

  async update({ resource, id, variables, meta }) {
    const { version: wanted, idempotencyKey } = extra(meta);
    const options = { method: 'PUT' as const, body: bodyOf(variables), version: wanted, idempotencyKey };
    const { body, version } = await call<{ data: Stored }>(`/api/${resource}/${id}`, options);
    return { data: identified({ ...body.data, version: body.data.version ?? version }) } as never;
  },

  async deleteOne({ resource, id, meta }) {
    const { body } = await call<{ data: Stored }>(`/api/${resource}/${id}`, { method: 'DELETE', version: extra(meta).version });
    return { data: body.data } as never;
  },

  async custom({ url, method, payload, query, meta }) {
    const given = extra(meta);
    const verb = method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    const options = { method: verb, query: (query ?? {}) as Record<string, unknown>, version: given.version, idempotencyKey: given.idempotencyKey, ...signalOf(given) };
    const { body } = await call<{ data: BaseRecord }>(url, payload === undefined ? options : { ...options, body: bodyOf(payload) });
    return { data: body.data } as never;
  },
} satisfies DataProvider;
