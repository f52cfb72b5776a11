import type { AccessService } from '@medregistry/access';
import type { Core } from '@strapi/strapi';
import { createUser } from './createUser';

export interface NewAdministrator {
  username: string;
  password: string;
  /** Shown to people; the username unless told. */
  displayName?: string;
  /** 三员分立: one account holds only one of the three. */
  role?: 'administrator' | 'security' | 'auditor';
}

/**
 * Makes the first account of an empty installation, with its role in the whole tree; the act stands in the audit trail.
 *
 * @returns the numeric key of the user
 * @throws Refusal 409 when the account holds a role that excludes this one
 */
export async function createAdministrator(strapi: Core.Strapi, { username, password, displayName = username, role = 'administrator' }: NewAdministrator): Promise<number> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const userId = await createUser(strapi, { username, displayName, password });
  await access('assignments').grant(
    { userId, role, scopePath: '/', scopeType: 'authority', scopeId: '', scopeLabel: '全部登记机关' },
    { id: null, name: '系统' },
    access('clock').now(),
  );
  return userId;
}
