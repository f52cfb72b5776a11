import { roles as declared, type Role } from '@medregistry/config';
import { personIn, type Person } from './Person';
import type { RunningServer } from './strapi';
import { rowsOf } from './district';

type Granting = { grant(grant: object, actor: { id: null; name: string }, now: Date): Promise<string> };

/** Where roles are held: one record and the authority above it. */
export interface Place {
  documentId: string;
  name: string;
  scopePath: string;
}

const authorityPath = (path: string): string => path.replace(/[^/]+\/$/, '');

/**
 * Somebody who holds just this role: for the subject itself, for its authority, or for nobody but themselves.
 *
 * @param mark tells several holders of one role apart
 */
export async function holderOf(server: RunningServer, role: Role, place: Place, mark = ''): Promise<Person> {
  const { strapi } = server;
  const username = `only-${role}${mark}-${place.documentId.slice(0, 8)}`;
  const [user] = await rowsOf<{ id: number }>(
    server,
    `INSERT INTO up_users (document_id, username, email, display_name, provider, confirmed, blocked, created_at, updated_at, published_at)
     VALUES (substr(md5(random()::text), 1, 24), ?, ?, ?, 'local', true, false, localtimestamp, localtimestamp, localtimestamp) RETURNING id`,
    [username, `${username}@example.org`, `测试${declared[role].label}${mark}`],
  );
  const scope = declared[role].scope;
  const scopePath = scope === 'subject' ? place.scopePath : scope === 'authority' ? authorityPath(place.scopePath) : `${place.scopePath}n-${username}/`;
  const assignments = strapi.plugin('access').service('assignments') as Granting;
  const now = (strapi.get('clock') as { now(): Date }).now();
  await assignments.grant({ userId: user?.id, role, scopePath, scopeType: scope, scopeId: place.documentId, scopeLabel: place.name }, { id: null, name: '系统' }, now);
  return personIn(server, username);
}
