import type { Option } from '@medregistry/language';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../providers/http';

/** The notices that a campaign can name. */
export function useNoticeOptions(wanted: boolean): Option[] {
  const { data } = useQuery({ queryKey: ['notice-options'], enabled: wanted, queryFn: ({ signal }) => ask<{ documentId: string; title: string }[]>('/api/notices', { query: { limit: 100 }, signal }) });
  return (data ?? []).map(({ documentId, title }) => ({ value: documentId, label: title }));
}
