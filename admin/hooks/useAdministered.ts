import { useMe } from './useMe';

/** The authorities that the person administers. */
export function useAdministered(): { id: string; name: string }[] {
  const { me } = useMe();
  return (me?.assignments ?? []).flatMap(({ role, authority }) => (role === 'administrator' && authority ? [authority] : []));
}
