import type { Core } from '@strapi/strapi';

const USER = 'plugin::users-permissions.user';
const ROLE = 'plugin::users-permissions.role';

/** A person who may sign in. What the person may do is said by assignments. */
export interface NewUser {
  username: string;
  displayName: string;
  password: string;
}

interface UserService {
  add(values: Record<string, unknown>): Promise<{ id: number }>;
  edit(id: number, values: Record<string, unknown>): Promise<unknown>;
}

/**
 * Makes an account, or gives the existing one of that name the new password.
 *
 * @returns the numeric key of the user
 */
export async function createUser(strapi: Core.Strapi, { username, displayName, password }: NewUser): Promise<number> {
  const users = strapi.plugin('users-permissions').service('user') as UserService;
  const existing = (await strapi.db.query(USER).findOne({ where: { username }, select: ['id'] })) as { id: number } | null;
  if (existing) {
    await users.edit(existing.id, { password, displayName, blocked: false, mustChangePassword: false });
    return existing.id;
  }
  const gate = (await strapi.db.query(ROLE).findOne({ where: { type: 'authenticated' }, select: ['id'] })) as { id: number } | null;
  const user = await users.add({
    username,
    displayName,
    password,
    // Strapi asks for one; nobody writes to it.
    email: `${username}@accounts.invalid`,
    provider: 'local',
    confirmed: true,
    blocked: false,
    mustChangePassword: false,
    role: gate?.id ?? null,
  });
  return user.id;
}
