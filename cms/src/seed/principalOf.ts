import type { Assignment, Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';

/** A person of the demonstration, as if signed in. @throws RangeError when there is no such account */
export async function principalOf(strapi: Core.Strapi, username: string): Promise<Principal> {
  const { rows } = await strapi.db.connection.raw<{ rows: { id: number; name: string; assignments: Assignment[] }[] }>(
    `SELECT u.id, u.display_name AS name,
       (SELECT json_agg(json_build_object('role', a.role, 'scopePath', a.scope_path, 'scopeType', a.scope_type, 'scopeId', a.scope_id, 'scopeLabel', a.scope_label))
        FROM assignments a WHERE a.user_id = u.id AND a.revoked_at IS NULL) AS assignments
     FROM up_users u WHERE u.username = ?`,
    [username],
  );
  const [user] = rows;
  if (!user) throw new RangeError(`There is no account ${username}`);
  return { userId: user.id, username, name: user.name, sessionId: 'demonstration', assignments: user.assignments ?? [] };
}

/** The same person, who has just shown who they are. */
export const provenAt = (principal: Principal, now: Date): Principal => ({ ...principal, provenAt: now });
