import { Role, roles } from '@medregistry/config';
import { mobile as asMobile, personName } from '@medregistry/config/validators';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { refuse, type Json, type Principal, type Problem } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sendInvitation } from '../credentials/sendInvitation';
import { createUser } from './createUser';

/** Roles that the person in charge may hand on: those of the institution itself. */
export const SubRole = z.enum(['institution', 'nursing']);
export type SubRole = z.infer<typeof SubRole>;

export interface NewSubAccount {
  /** What comes after the institution's own user name. */
  suffix: string;
  name: string;
  mobile: string;
  roles: SubRole[];
}

export interface SubAccount {
  id: number;
  username: string;
  name: string;
  blocked: boolean;
  pending: boolean;
  mobile: string | null;
  roles: SubRole[];
  roleLabels: string[];
}

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

interface Holding {
  institution: string;
  name: string;
  scopePath: string;
  authorityPath: string;
  username: string;
}

const HOURS = 72;

/** Accounts of the institution that hold no role anywhere else; `:institution` and `:holder` are its documentId and main account. */
const OTHERS = `EXISTS (SELECT FROM assignments a WHERE a.user_id = u.id AND a.scope_type = 'subject' AND a.scope_id = :institution) AND u.id <> :holder
  AND NOT EXISTS (SELECT FROM assignments a WHERE a.user_id = u.id AND a.revoked_at IS NULL AND (a.scope_type <> 'subject' OR a.scope_id <> :institution))`;

const LIST = `SELECT u.id, u.username, coalesce(u.display_name, u.username) AS name, coalesce(u.blocked, false) AS blocked, coalesce(u.must_change_password, false) AS pending,
    (SELECT c.address_masked FROM contact_points c WHERE c.user_id = u.id AND c.channel = 'sms') AS mobile,
    ARRAY(SELECT DISTINCT a.role::text FROM assignments a WHERE a.user_id = u.id AND a.revoked_at IS NULL AND a.scope_id = :institution) AS roles
  FROM up_users u WHERE ${OTHERS} ORDER BY u.id`;

/** 子账号: what the person in charge (系统应用负责人, domain R3) gives to colleagues. Their reach ends at the institution. */
export function createSubAccounts(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);

  const holdingOf = async (connection: Knex, { userId }: Principal): Promise<Holding | undefined> => {
    const { rows } = await connection.raw<{ rows: Holding[] }>(
      `SELECT i.document_id AS institution, i.name, i.scope_path AS "scopePath", a.scope_path AS "authorityPath", u.username FROM institution_accounts c
       JOIN institutions i ON i.document_id = c.institution JOIN authorities a ON a.id = i.authority_id JOIN up_users u ON u.id = c.user_id WHERE c.user_id = ?`,
      [userId],
    );
    return rows[0];
  };

  const held = async (trx: Knex.Transaction, principal: Principal): Promise<Holding> => {
    const holding = await holdingOf(trx, principal);
    if (!holding) throw refuse.notFound('只有应用负责人的账户可以管理子账号。');
    return holding;
  };

  const listed = async (connection: Knex, { institution }: Holding, { userId }: Principal): Promise<SubAccount[]> => {
    const { rows } = await connection.raw<{ rows: Omit<SubAccount, 'roleLabels'>[] }>(LIST, { institution, holder: userId });
    return rows.map((row) => ({ ...row, roleLabels: row.roles.map((role) => roles[role].label) }));
  };

  const lock = async (trx: Knex.Transaction, { institution }: Holding, id: number, { principal }: Asking): Promise<{ id: number; username: string }> => {
    const { rows } = await trx.raw<{ rows: { id: number; username: string }[] }>(`SELECT u.id, u.username FROM up_users u WHERE u.id = :id AND ${OTHERS} FOR UPDATE OF u`, { id, institution, holder: principal.userId });
    const [row] = rows;
    if (!row) throw refuse.notFound('没有找到这个子账号。');
    return row;
  };

  const audit = (trx: Knex.Transaction, { authorityPath, scopePath }: Holding, { principal, address, now }: Asking, action: string, userId: number, details: { [name: string]: Json }) =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: authorityPath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `account.${action}-sub`, subjectType: 'user', subjectId: String(userId), scopePath, address, outcome: 'ok', details,
    });

  const setRoles = async (trx: Knex.Transaction, { institution, name, scopePath }: Holding, userId: number, wanted: readonly SubRole[], { principal, now }: Asking): Promise<void> => {
    const actor = { id: principal.userId, name: principal.name || principal.username };
    const { rows } = await trx.raw<{ rows: { documentId: string; role: string }[] }>('SELECT document_id AS "documentId", role FROM assignments WHERE user_id = ? AND scope_id = ? AND revoked_at IS NULL', [userId, institution]);
    for (const { documentId } of rows.filter(({ role }) => !wanted.includes(role as SubRole))) await access('assignments').revoke(documentId, actor, now, trx);
    for (const role of wanted) await access('assignments').grant({ userId, role: Role.parse(role), scopePath, scopeType: 'subject', scopeId: institution, scopeLabel: name }, actor, now, trx);
  };

  const inTransaction = async <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> => (await strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => work(trx) as never)) as T;
  const send = (trx: Knex.Transaction, { name, scopePath }: Holding, user: { id: number; username: string }, mobile: string | undefined, now: Date): Promise<string> =>
    sendInvitation(strapi, trx, { userId: user.id, username: user.username, about: `您在${name}`, purpose: 'sub-account', hours: HOURS, scopePath, ...(mobile === undefined ? {} : { mobile }) }, now);

  return {
    /** The sub-accounts, and whether the asker is the one who manages them. */
    async list(principal: Principal): Promise<{ holder: boolean; prefix: string; accounts: SubAccount[] }> {
      const holding = await holdingOf(strapi.db.connection, principal);
      return holding ? { holder: true, prefix: `${holding.username}-`, accounts: await listed(strapi.db.connection, holding, principal) } : { holder: false, prefix: '', accounts: [] };
    },

    /** @throws Refusal 404 for anybody but the person in charge, 409 where no message can be sent, 422 with every fault */
    open: ({ suffix, name, mobile, roles: wanted }: NewSubAccount, asking: Asking): Promise<SubAccount[]> =>
      inTransaction(async (trx) => {
        const holding = await held(trx, asking.principal);
        const problems: Problem[] = [];
        const who = personName(name);
        const phone = asMobile(mobile);
        if (!/^[a-z0-9]{2,20}$/.test(suffix)) problems.push({ path: 'suffix', code: 'format', message: '请用 2 至 20 个小写字母或数字，例如 nurse1。' });
        if (!who.ok) problems.push({ path: 'name', code: who.code, message: who.message });
        if (!phone.ok) problems.push({ path: 'mobile', code: phone.code, message: phone.message });
        if (wanted.length === 0) problems.push({ path: 'roles', code: 'missing', message: '请至少选择一项权限。' });
        const username = `${holding.username}-${suffix}`;
        const { rows } = await trx.raw<{ rows: unknown[] }>('SELECT FROM up_users WHERE username = ?', [username]);
        if (rows.length > 0) problems.push({ path: 'suffix', code: 'taken', message: '这个用户名已被使用，请换一个。' });
        if (!who.ok || !phone.ok || problems.length > 0) throw refuse.invalid(problems);
        const id = await createUser(strapi, { username, displayName: who.value, password: randomBytes(24).toString('base64') });
        await access('invitations').closeBefore(trx, id, asking.now);
        await setRoles(trx, holding, id, wanted, asking);
        const sent = await send(trx, holding, { id, username }, phone.value, asking.now);
        await audit(trx, holding, asking, 'open', id, { username, roles: wanted, mobile: sent });
        return listed(trx, holding, asking.principal);
      }),

    /** @throws Refusal 404 for an account of another institution, 422 without any role */
    changeRoles: (id: number, wanted: SubRole[], asking: Asking): Promise<SubAccount[]> =>
      inTransaction(async (trx) => {
        const holding = await held(trx, asking.principal);
        await lock(trx, holding, id, asking);
        if (wanted.length === 0) throw refuse.invalid([{ path: 'roles', code: 'missing', message: '请至少选择一项权限；不再使用时请停用账号。' }]);
        await setRoles(trx, holding, id, wanted, asking);
        await audit(trx, holding, asking, 'roles', id, { roles: wanted });
        return listed(trx, holding, asking.principal);
      }),

    /** @throws Refusal 404 for an account of another institution */
    block: (id: number, blocked: boolean, asking: Asking): Promise<SubAccount[]> =>
      inTransaction(async (trx) => {
        const holding = await held(trx, asking.principal);
        await lock(trx, holding, id, asking);
        await trx.raw('UPDATE up_users SET blocked = ?, updated_at = ? WHERE id = ?', [blocked, asking.now, id]);
        await audit(trx, holding, asking, blocked ? 'block' : 'unblock', id, {});
        return listed(trx, holding, asking.principal);
      }),

    /** @throws Refusal 404 for an account of another institution, 409 without a number, 422 */
    reset: (id: number, mobile: string | undefined, asking: Asking): Promise<SubAccount[]> =>
      inTransaction(async (trx) => {
        const holding = await held(trx, asking.principal);
        const user = await lock(trx, holding, id, asking);
        const phone = mobile === undefined ? undefined : asMobile(mobile);
        if (phone && !phone.ok) throw refuse.invalid([{ path: 'mobile', code: phone.code, message: phone.message }]);
        await access('invitations').closeBefore(trx, id, asking.now);
        const sent = await send(trx, holding, user, phone?.value, asking.now);
        await audit(trx, holding, asking, 'reset', id, { mobile: sent });
        return listed(trx, holding, asking.principal);
      }),
  };
}
