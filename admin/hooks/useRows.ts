import { useList } from '@refinedev/core';
import { useState } from 'react';
import type { BatchAction } from '../types/BatchAction';
import type { Row } from '../types/Row';

export interface RowQuery {
  queue?: string | undefined;
  q?: string | undefined;
  state?: string | undefined;
  procedure?: string | undefined;
  holder?: string | undefined;
  due?: string | undefined;
  round?: string | undefined;
  facets?: boolean | undefined;
}

/** Cases behind each filter (`mine`, `overdue` …), and in each state. */
export type Facets = Record<string, number> & { states: Record<string, number> };

export interface Rows {
  rows: Row[];
  pending: boolean;
  error: unknown;
  total: number | string | null;
  facets?: Facets | null;
  /** What may be done to several of the rows in one act. */
  batch: BatchAction[];
  page: number;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
}

interface Keyset {
  nextCursor?: string | null;
  total?: number | string | null;
  facets?: Facets;
  batch?: BatchAction[];
}

/** Where one is in a list: the cursors of the pages before, and the total, which only the first page tells. */
interface Place {
  key: string;
  cursors: string[];
  total: number | string | null;
  facets: Facets | null;
}

/** A work list by keyset: the cursors of the pages before are remembered, so that one can go back. */
export function useRows(query: RowQuery | Readonly<Record<string, string>>, resource = 'applications', limit = 20): Rows {
  const key = JSON.stringify(query);
  const [place, setPlace] = useState<Place>({ key, cursors: [], total: null, facets: null });
  const { cursors, total: counted, facets: split } = place.key === key ? place : { cursors: [], total: null, facets: null };
  const cursor = cursors.at(-1);
  const { result, query: state } = useList<Row & { id: string }>({
    resource,
    pagination: { mode: 'server', pageSize: limit },
    meta: { query: { ...query, cursor } },
  });
  const meta = (state.data as { meta?: Keyset } | undefined)?.meta;
  const total = cursor === undefined ? (meta?.total ?? null) : counted;
  const facets = cursor === undefined ? (meta?.facets ?? null) : split;
  const after = meta?.nextCursor;
  return {
    rows: result.data,
    pending: state.isPending,
    error: state.error,
    total,
    facets,
    batch: meta?.batch ?? [],
    page: cursors.length + 1,
    next: after ? () => setPlace({ key, cursors: [...cursors, after], total, facets }) : undefined,
    previous: cursors.length ? () => setPlace({ key, cursors: cursors.slice(0, -1), total, facets }) : undefined,
  };
}
