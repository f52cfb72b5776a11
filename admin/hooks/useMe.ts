import { useQuery } from '@tanstack/react-query';
import { ask } from '../providers/http';
import type { Me } from '../types/Me';

const APPLICANTS = new Set(['institution', 'nursing', 'nurse']);

/** Who is signed in, with roles, work lists and unread messages; asked again now and then. */
export function useMe(): { me: Me | undefined; error: unknown; isStaff: boolean; has: (role: string) => boolean; institution: { id: string; name: string } | undefined; nursing: { id: string; name: string } | undefined } {
  const { data: me, error } = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => ask<Me>('/api/me', { signal }), refetchInterval: 60_000 });
  const assignments = me?.assignments ?? [];
  return {
    me,
    error,
    isStaff: assignments.some(({ role }) => !APPLICANTS.has(role)),
    has: (role) => assignments.some((assignment) => assignment.role === role),
    institution: assignments.find(({ role, institution }) => role === 'institution' && institution)?.institution ?? undefined,
    /** The institution whose nurses the person manages. */
    nursing: assignments.find(({ role, institution }) => role === 'nursing' && institution)?.institution ?? undefined,
  };
}
