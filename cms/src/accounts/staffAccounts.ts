import { Role, roles } from '@medregistry/config';
import { mobile as asMobile, personName } from '@medregistry/config/validators';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type Json, type Principal, type Problem } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { sendInvitation } from '../credentials/sendInvitation';
import { createUser } from './createUser';

export interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

export interface Granting {
  role: Role;
  /** documentId of the authority whose subtree it reaches. */
  authority: string;
  /** Last civil day. */
  validTo?: string | undefined;
}

export interface NewAccount extends Granting {
  username: string;
  name: string;
  mobile: string;
}

interface UserRow {
  id: number;
  username: string;
  name: string;
  blocked: boolean;
}

/** Hours for which a link to a member of staff holds. */
const HOURS = 72;

/** Roles that the security administrator gives; an institution's are the counter's, a nurse's her own. */
export const STAFF_ROLES = Role.options.filter((role) => roles[role].givenBy === 'security');

/**
 * The accounts that somebody administers: they belong to authorities of theirs and to nobody else. A person who also
 * works elsewhere is that place's to administer, since blocking or resetting concerns the whole account.
 *
 * @param scope SQL condition on `a.scope_path`
 * @param day placeholder of today
 */
export const administered = (scope: string, day: string): string => `
  EXISTS (SELECT FROM assignments a WHERE a.user_id = u.id AND a.scope_type = 'authority' AND ${scope})
  AND NOT EXISTS (SELECT FROM assignments a WHERE a.user_id = u.id AND a.revoked_at IS NULL AND (a.valid_to IS NULL OR a.valid_to >= ${day}::date)
    AND (a.scope_type <> 'authority' OR NOT (${scope})))`;

/** What the security administrator does with the accounts of staff; each act counts on the person's next request. */
export function createStaffAccounts(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);

  const audit = (trx: Knex.Transaction, { principal, address, now }: Asking, action: string, userId: number, details: { [name: string]: Json } = {}) =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: 'system', at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `account.${action}`, subjectType: 'user', subjectId: String(userId), address, outcome: 'ok', details,
    });

  /** Locks an account. @throws Refusal 404 for one that is somebody else's to administer, 409 for one's own */
  async function lock(trx: Knex.Transaction, id: number, { principal, now }: Asking): Promise<UserRow> {
    const { rows } = await trx.raw<{ rows: UserRow[] }>(
      `SELECT u.id, u.username, coalesce(u.display_name, u.username) AS name, coalesce(u.blocked, false) AS blocked
       FROM up_users u WHERE u.id = :id AND ${administered('EXISTS (SELECT FROM unnest(:scopes::text[]) s WHERE starts_with(a.scope_path, s))', ':day')} FOR UPDATE OF u`,
      { id, scopes: access('scope').scopesFor(principal, ['security']), day: civilDate(now) },
    );
    const [row] = rows;
    if (!row) throw refuse.notFound('没有找到这个账号，它可能不在您的管辖范围内。');
    if (row.id === principal.userId) throw refuse.notAvailable('不能改动自己的账号，请由另一位安全管理员办理。');
    return row;
  }

  /** @throws Refusal 422 for an authority outside the person's own */
  async function authorityOf(trx: Knex.Transaction, documentId: string, { principal }: Asking): Promise<{ documentId: string; name: string; scopePath: string }> {
    const { rows } = await trx.raw<{ rows: { documentId: string; name: string; scopePath: string }[] }>('SELECT document_id AS "documentId", name, scope_path AS "scopePath" FROM authorities WHERE document_id = ?', [documentId]);
    const [row] = rows;
    if (!row || !access('scope').within(principal, ['security'], row.scopePath)) throw refuse.invalid([{ path: 'authority', code: 'unknown', message: '请选择您管辖范围内的机关。' }]);
    return row;
  }

  async function grant(trx: Knex.Transaction, userId: number, { role, authority, validTo }: Granting, asking: Asking): Promise<string> {
    const { principal, now } = asking;
    if (!STAFF_ROLES.includes(role)) throw refuse.invalid([{ path: 'role', code: 'not-yours', message: `${roles[role].label}不由安全管理员授予，请选择工作人员的角色。` }]);
    if (validTo !== undefined && validTo < civilDate(now)) throw refuse.invalid([{ path: 'validTo', code: 'past', message: '截止日期不能早于今天。' }]);
    const { documentId, name, scopePath } = await authorityOf(trx, authority, asking);
    return access('assignments').grant(
      { userId, role, scopePath, scopeType: 'authority', scopeId: documentId, scopeLabel: name, ...(validTo === undefined ? {} : { validTo }) },
      { id: principal.userId, name: principal.name || principal.username }, now, trx,
    );
  }

  const inTransaction = async <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> => (await strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => work(trx) as never)) as T;

  const send = (trx: Knex.Transaction, user: Pick<UserRow, 'id' | 'username'>, purpose: string, mobile: string | undefined, now: Date): Promise<string> =>
    sendInvitation(strapi, trx, { userId: user.id, username: user.username, about: '您在医疗机构电子化注册系统', purpose, hours: HOURS, scopePath: '/', ...(mobile === undefined ? {} : { mobile }) }, now);

  return {
    /** Opens an account with its first role; the password is chosen by its holder through a link. @throws Refusal 409 for a name that is taken, 422 */
    open: ({ username, name, mobile, ...granting }: NewAccount, asking: Asking): Promise<{ id: number; mobile: string }> =>
      inTransaction(async (trx) => {
        const problems: Problem[] = [];
        const who = personName(name);
        const phone = asMobile(mobile);
        if (!/^[a-z][a-z0-9.-]{2,39}$/.test(username)) problems.push({ path: 'username', code: 'format', message: '用户名用小写字母开头，3 至 40 个字母、数字、“.”或“-”。' });
        if (!who.ok) problems.push({ path: 'name', code: who.code, message: who.message });
        if (!phone.ok) problems.push({ path: 'mobile', code: phone.code, message: phone.message });
        if (!who.ok || !phone.ok || problems.length > 0) throw refuse.invalid(problems);
        const { rows } = await trx.raw<{ rows: unknown[] }>('SELECT FROM up_users WHERE username = ?', [username]);
        if (rows.length > 0) throw refuse.invalid([{ path: 'username', code: 'taken', message: '这个用户名已被使用，请换一个。' }]);
        const id = await createUser(strapi, { username, displayName: who.value, password: randomBytes(24).toString('base64') });
        await access('invitations').closeBefore(trx, id, asking.now);
        await grant(trx, id, granting, asking);
        const sent = await send(trx, { id, username }, 'account.open', phone.value, asking.now);
        await audit(trx, asking, 'open', id, { username, mobile: sent });
        return { id, mobile: sent };
      }),

    /** @throws Refusal 404, 409 for one's own account or an exclusive role, 422 */
    grant: (id: number, granting: Granting, asking: Asking): Promise<string> =>
      inTransaction(async (trx) => {
        await lock(trx, id, asking);
        return grant(trx, id, granting, asking);
      }),

    /** @throws Refusal 404, 409 for one's own account */
    revoke: (id: number, assignment: string, asking: Asking): Promise<void> =>
      inTransaction(async (trx) => {
        await lock(trx, id, asking);
        const { rows } = await trx.raw<{ rows: unknown[] }>('SELECT FROM assignments WHERE document_id = ? AND user_id = ?', [assignment, id]);
        if (rows.length === 0) throw refuse.notFound();
        await access('assignments').revoke(assignment, { id: asking.principal.userId, name: asking.principal.name || asking.principal.username }, asking.now, trx);
      }),

    /** Blocks or opens an account. @throws Refusal 404, 409 for one's own account */
    block: (id: number, blocked: boolean, reason: string, asking: Asking): Promise<void> =>
      inTransaction(async (trx) => {
        await lock(trx, id, asking);
        await trx.raw('UPDATE up_users SET blocked = ?, updated_at = ? WHERE id = ?', [blocked, asking.now, id]);
        await audit(trx, asking, blocked ? 'block' : 'unblock', id, { reason });
      }),

    /** Takes a lost second factor away; its holder sets up another at the next sign-in. @throws Refusal 404, 409 for one's own account */
    resetFactor: (id: number, reason: string, asking: Asking): Promise<void> =>
      inTransaction(async (trx) => {
        await lock(trx, id, asking);
        await trx.raw('UPDATE up_users SET second_factor = NULL, updated_at = ? WHERE id = ?', [asking.now, id]);
        await trx.raw(`UPDATE session_families SET ended_at = ?, end_reason = 'revoked' WHERE user_id = ? AND ended_at IS NULL`, [asking.now, id]);
        await audit(trx, asking, 'reset-factor', id, { reason });
      }),

    /** Ends the password and sends a link to choose another. @returns the masked number @throws Refusal 404, 409, 422 */
    resetPassword: (id: number, mobile: string | undefined, asking: Asking): Promise<string> =>
      inTransaction(async (trx) => {
        const user = await lock(trx, id, asking);
        const phone = mobile === undefined ? undefined : asMobile(mobile);
        if (phone && !phone.ok) throw refuse.invalid([{ path: 'mobile', code: phone.code, message: phone.message }]);
        await access('invitations').closeBefore(trx, id, asking.now);
        const sent = await send(trx, user, 'account.reset', phone?.value, asking.now);
        await audit(trx, asking, 'reset-password', id, { mobile: sent, numberChanged: phone !== undefined });
        return sent;
      }),
  };
}
