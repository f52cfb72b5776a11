import { assess, bareScene, type Assessment } from '@medregistry/language';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { ask } from '../providers/http';
import type { FormValues } from '../types/Case';
import type { SelfCheck } from '../types/SelfCheck';

interface LiveSelfCheck {
  data: SelfCheck | undefined;
  error: unknown;
  /** By the registers of today and what stands in the form at this moment; null where no standard applies. */
  assessment: Assessment | null;
}

const NOTHING_TYPED: FormValues = {};

/**
 * The self-check of an institution, taken here by the server's own function on each change of the form; typing never
 * waits for it.
 */
export function useSelfCheck(institution: string, form: FormValues = NOTHING_TYPED): LiveSelfCheck {
  const { data, error } = useQuery({ queryKey: ['self-check', institution], queryFn: ({ signal }) => ask<SelfCheck>(`/api/institutions/${encodeURIComponent(institution)}/self-check`, { signal }) });
  const typed = useDeferredValue(form);
  const assessment = useMemo(() => (data?.standard ? assess(data.standard, bareScene({ facts: data.facts, form: typed, today: data.today })) : null), [data, typed]);
  return { data, error, assessment };
}
