import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../providers/http';
import type { Overview } from '../types/Overview';

/** The figures of a campaign; of the running one where none is named. */
export const useOverview = (campaign: string | undefined) =>
  useQuery({ queryKey: ['overview', campaign ?? ''], queryFn: ({ signal }) => ask<Overview>('/api/overview', { query: { campaign }, signal }), placeholderData: keepPreviousData });
