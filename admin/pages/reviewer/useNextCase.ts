import { useCallback } from 'react';
import { useMe } from '../../hooks/useMe';
import { ask } from '../../providers/http';
import type { Row } from '../../types/Row';
import { questionOf, recallFilters } from './workFilters';

/** How far into a list the next case is looked for. */
const REACH = 100;

/** The case after this one in a list, without those that colleagues have in hand; the first where this one has left the list. */
export function nextAfter(rows: Row[], current: string): Row | null {
  const here = rows.findIndex(({ documentId }) => documentId === current);
  return rows.slice(here + 1).find(({ assigneeName, mine }) => !assigneeName || mine) ?? null;
}

/** Finds the case that comes next in the list that one works off (下一件); null where none is left. */
export function useNextCase(current: string): () => Promise<Row | null> {
  const { me } = useMe();
  const user = me?.user.id;
  const first = me?.queues.find(({ count }) => count !== 0)?.key;
  return useCallback(async () => {
    const filters = { queue: first, ...questionOf(recallFilters(user)) };
    return nextAfter(await ask<Row[]>('/api/applications', { query: { ...filters, limit: REACH } }), current);
  }, [current, first, user]);
}
