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

/** The slot in its place; an item that is new stands behind the others of its slot. */
function placed(materials: Material[], material: Material): Material[] {
  if (materials.some(({ slot }) => slot === material.slot)) return materials.map((slot) => (slot.slot === material.slot ? { ...slot, ...material } : slot));
  const last = materials.findLastIndex(({ of }) => of === material.of);
  return [...materials.slice(0, last + 1), material, ...materials.slice(last + 1)];
}

/** Pages that came in long ago and were never looked at are not waited for. */
const PATIENCE = 10 * 60_000;

const awaitsChecks = (data: Case | undefined): boolean =>
  (data?.materials ?? []).some(({ pages }) => pages.some(({ checked, addedAt }) => !checked && Date.now() - new Date(addedAt).getTime() < PATIENCE));

/**
 * One application, kept in one place of the cache, so that every part of a screen shows the same version.
 *
 * @param watch asks again while pages are still being looked at
 * @param anew asks again even if it was read a moment ago: whoever opens a case sees what others did meanwhile
 */
export function useCase(id: string, { watch = false, anew = false }: { watch?: boolean; anew?: boolean } = {}): CaseInHand {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => cases.get(id, signal), refetchOnMount: anew ? 'always' : true, refetchInterval: ({ state }) => watch && awaitsChecks(state.data) && 2500 });
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
        before ? { ...before, materials: placed(before.materials, material) } : before,
      );
      // what is missing has changed, too: the next screen asks again
      void client.invalidateQueries({ queryKey: ['case', id], refetchType: 'none' });
    },
    [client, id],
  );
  return { data, error, take, takeMaterial, reload: refetch };
}
