import { useList } from '@refinedev/core';
import { useEffect, useRef, useState } from 'react';
import type { Row } from '../types/Row';

export interface RowQuery {
  queue?: string | undefined;
  q?: string | undefined;
  state?: string | undefined;
  procedure?: string | undefined;
}

export interface Rows {
  rows: Row[];
  pending: boolean;
  error: unknown;
  total: number | string | null;
  page: number;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
}

interface Keyset {
  nextCursor?: string | null;
  total?: number | string | null;
}

/** A work list by keyset: the cursors of the pages before are remembered, so that one can go back. */
export function useRows(query: RowQuery, resource = 'applications', limit = 20): Rows {
  const key = JSON.stringify(query);
  const [cursors, setCursors] = useState<string[]>([]);
  const total = useRef<number | string | null>(null);
  useEffect(() => setCursors([]), [key]);
  const cursor = cursors.at(-1);
  const { result, query: state } = useList<Row & { id: string }>({
    resource,
    pagination: { mode: 'server', pageSize: limit },
    meta: { query: { ...query, cursor } },
  });
  const meta = (state.data as { meta?: Keyset } | undefined)?.meta;
  if (cursor === undefined && meta) total.current = meta.total ?? null;
  const after = meta?.nextCursor;
  return {
    rows: result.data,
    pending: state.isPending,
    error: state.error,
    total: total.current,
    page: cursors.length + 1,
    next: after ? () => setCursors((all) => [...all, after]) : undefined,
    previous: cursors.length ? () => setCursors((all) => all.slice(0, -1)) : undefined,
  };
}
