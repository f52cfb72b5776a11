import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { cases } from '../providers/case';
import type { Case, Material } from '../types/Case';

export interface CaseInHand {
  data: Case | undefined;
  error: unknown;
  /** Takes over what a call on the application answered. */
  take: (answer: Case) => void;
  takeMaterial: (material: Material) => void;
  reload: () => Promise<unknown>;
}

/** One application, kept in one place of the cache, so that every part of a screen shows the same version. */
export function useCase(id: string): CaseInHand {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => cases.get(id, signal) });
  const take = useCallback(
    (answer: Case) => {
      client.setQueryData(['case', id], answer);
      void client.invalidateQueries({ queryKey: ['history', id] });
    },
    [client, id],
  );
  const takeMaterial = useCallback(
    (material: Material) => {
      client.setQueryData<Case>(['case', id], (before) =>
        before ? { ...before, materials: before.materials.map((slot) => (slot.slot === material.slot ? { ...slot, ...material } : slot)) } : before,
      );
      // what is missing has changed, too: the next screen asks again
      void client.invalidateQueries({ queryKey: ['case', id], refetchType: 'none' });
    },
    [client, id],
  );
  return { data, error, take, takeMaterial, reload: refetch };
}
