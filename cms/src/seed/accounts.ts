import type { AccessService, Grant } from '@medregistry/access';
import type { DemoAccount, DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { Core } from '@strapi/strapi';
import { createUser } from '../accounts/createUser';
import { randomPassword } from '../accounts/randomPassword';
import { nurseSelfPath } from '../subjects/nurse';
import type { DemoKeys } from './DemoKeys';

/** A line of `demo-accounts.json`. */
export interface AccountLine {
  username: string;
  password: string;
  roles: string[];
  institution?: string;
  authority?: string;
  about: string;
}

type Scope = Pick<Grant, 'scopePath' | 'scopeType' | 'scopeId' | 'scopeLabel'>;

function scopeOf({ institution, authority, nurse }: DemoAccount, keys: DemoKeys): Scope {
  const [scopeType, record] =
    institution !== undefined ? (['subject', keys.institution(institution)] as const)
    : authority !== undefined ? (['authority', keys.authority(authority)] as const)
    : (['self', keys.nurse(nurse ?? '')] as const);
  return { scopeType, scopePath: scopeType === 'self' ? nurseSelfPath(record.documentId) : record.scopePath, scopeId: record.documentId, scopeLabel: record.name };
}

/**
 * The accounts of the demonstration, each with a fresh random password.
 *
 * @returns what is written to `demo-accounts.json`
 */
export async function seedAccounts(strapi: Core.Strapi, district: DemonstrationDistrict, keys: DemoKeys, now: Date): Promise<AccountLine[]> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const lines: AccountLine[] = [];
  for (const account of district.accounts) {
    const { username, name, roles, about } = account;
    const password = randomPassword();
    const userId = await createUser(strapi, { username, displayName: name, password });
    const scope = scopeOf(account, keys);
    for (const role of roles) await access('assignments').grant({ userId, role, ...scope }, { id: null, name: '系统' }, now);
    // The clerk's account is the institution's own (F61); the nurse manager's beside it is not.
    if (scope.scopeType === 'subject' && roles.includes('institution')) {
      await strapi.db.connection.raw('INSERT INTO institution_accounts (institution, user_id, opened_at) VALUES (?, ?, ?) ON CONFLICT (institution) DO NOTHING', [scope.scopeId, userId, now]);
    }
    lines.push({
      username,
      password,
      roles,
      ...(scope.scopeType === 'subject' ? { institution: scope.scopeLabel } : {}),
      ...(scope.scopeType === 'authority' ? { authority: scope.scopeLabel } : {}),
      about,
    });
  }
  return lines;
}
