import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { desk } from '../providers/workbench';
import type { Workbench } from '../types/Workbench';

/** What lies on the desk beside a case; `refresh` after something on it was changed. */
export function useWorkbench(id: string): { bench: Workbench | undefined; asked: boolean; refresh: () => Promise<void> } {
  const client = useQueryClient();
  const { data, isPending } = useQuery({ queryKey: ['workbench', id], queryFn: ({ signal }) => desk.get(id, signal), staleTime: 0, retry: false });
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['workbench', id] }), [client, id]);
  return { bench: data, asked: !isPending, refresh };
}
