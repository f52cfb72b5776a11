import { Role, roles } from '@medregistry/config';
import type { Services } from '../endpoints/services';

const labelOfRole = (role: string): string => (Role.safeParse(role).success ? roles[role as Role].label : role);

/** What `GET /api/me` says of a person's roles in the words of the district, and how many messages wait. */
export function describeMe({ access }: Services): void {
  access('me').provide('assignments', ({ assignments }) =>
    Promise.resolve(
      assignments.map(({ role, scopePath, scopeType, scopeId, scopeLabel }) => ({
        role,
        roleLabel: labelOfRole(role),
        scopePath,
        scopeType,
        scopeId,
        scopeLabel,
        ...(scopeType === 'subject' ? { institution: { id: scopeId, name: scopeLabel } } : {}),
        ...(scopeType === 'authority' ? { authority: { id: scopeId, name: scopeLabel } } : {}),
      })),
    ),
  );
  access('me').provide('unread', async ({ userId }) => {
    const [row] = await access('reads').query<{ unread: number }>(
      'unread',
      'SELECT count(*)::integer AS unread FROM (SELECT FROM messages WHERE recipient_id = $1 AND read_at IS NULL LIMIT 1000) m',
      [userId],
    );
    return row?.unread ?? 0;
  });
}
