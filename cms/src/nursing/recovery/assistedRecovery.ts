import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { maskMobile } from '@medregistry/config';
import { mobile as asMobile, residentId18 } from '@medregistry/config/validators';
import { refuse, soonText, type Principal, type Problem } from '@medregistry/language';
import type { Contacts, Outbox, Templates } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { sendInvitation } from '../../credentials/sendInvitation';
import type { Services } from '../../endpoints/services';
import { nurseNotice } from '../nurseNotice';

/** Purpose of the links that an institution asked for. */
export const ASSISTED = 'nurse.assisted';

/** Hours for which the link opens the account, and hours during which whoever holds a proved address can object first. */
const HOURS = 72;
const OBJECTION = 24;
/** By risk (F103): what one manager asks for in a day, what is asked for one nurse, and numbers tried at a link. */
const OF_MANAGER = { requests: 20, seconds: 86_400 };
const OF_NURSE = { requests: 2, seconds: 86_400 };
const TRIES = { requests: 5, seconds: 86_400 };

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

interface Held {
  userId: number | null;
  username: string | null;
  nurse: string;
  name: string;
  idNumber: string;
  institution: string;
  scopePath: string;
  authorityPath: string;
}

const COLUMNS = `n.document_id AS nurse, n.name, n.id_number AS "idNumber", i.name AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath", u.id AS "userId", u.username`;
const ACCOUNT = `LEFT JOIN assignments s ON s.role = 'nurse' AND s.scope_id = n.document_id AND s.revoked_at IS NULL LEFT JOIN up_users u ON u.id = s.user_id`;

/** A nurse who works or is registered here. */
const HERE = `SELECT ${COLUMNS} FROM institutions i JOIN authorities a ON a.id = i.authority_id
  JOIN nurses n ON n.workplace_id = i.id OR EXISTS (SELECT FROM nurse_registrations r WHERE r.nurse_id = n.id AND r.current AND r.institution_id = i.id)
  ${ACCOUNT} WHERE i.document_id = :institution AND n.document_id = :nurse`;

/** The nurse behind an account; what concerns her institution goes to where she works. */
const BEHIND = `SELECT ${COLUMNS} FROM nurses n ${ACCOUNT} LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
  JOIN institutions i ON i.id = COALESCE(n.workplace_id, r.institution_id) JOIN authorities a ON a.id = i.authority_id WHERE u.id = :userId`;

const tell = (strapi: Core.Strapi, trx: Knex.Transaction, held: Held, kind: string, now: Date) =>
  (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [
    nurseNotice((strapi.plugin('outbox').service('templates') as Templates).fill, {
      to: 'nursing', nurse: held.nurse, authorityPath: held.authorityPath, subjectPath: held.scopePath, kind, values: { name: held.name }, link: '/nurses', dedupeKey: `${kind}:${held.nurse}:${now.toISOString()}`,
    }),
  ]);

const record = (strapi: Core.Strapi, trx: Knex.Transaction, held: Held, action: string, by: { id: number; name: string; address?: string }, now: Date, details: Record<string, string>) =>
  (strapi.plugin('audit').service('trail') as Trail).append(trx, {
    chain: held.authorityPath, at: now, actorId: by.id, actorName: by.name, action, subjectType: 'nurse', subjectId: held.nurse, scopePath: held.scopePath, outcome: 'ok', details, ...(by.address === undefined ? {} : { address: by.address }),
  });

/**
 * 机构协助找回 (F102, F103): the institution sends a nurse of its own, who can reach her account no longer, a link to the mobile
 * that she has today. It does nothing until she agrees and shows who she is; whoever holds an address that was proved
 * before is told at once and has a day to object, so that nobody at the institution takes an account over.
 *
 * @returns the masked number, and from when the link can be used
 * @throws Refusal 404 for a nurse who is not of the institution, 409 without an account, 422, 429
 */
export async function assistRecovery({ access, strapi }: Services, { principal, address, now }: Asking, institution: string, { nurse, mobile, reason }: { nurse: string; mobile: string; reason: string }): Promise<{ mobile: string; opensAt: string }> {
  const phone = asMobile(mobile);
  if (!phone.ok) throw refuse.invalid([{ path: 'mobile', code: phone.code, message: phone.message }]);
  return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    const { rows } = await trx.raw<{ rows: Held[] }>(HERE, { institution, nurse });
    const [held] = rows;
    if (!held || !access('scope').within(principal, ['nursing'], held.scopePath)) throw refuse.notFound();
    const { userId, username } = held;
    if (userId === null || username === null) throw refuse.notAvailable('她还没有激活账户，不用找回。请在“未激活”名单里发放激活码。');
    await access('limits').take('assisted-recovery', String(principal.userId), OF_MANAGER, now);
    await access('limits').take('assisted-recovery-of', held.nurse, OF_NURSE, now);
    const contacts = strapi.plugin('outbox').service('contacts') as Contacts;
    const warned = await contacts.warn(trx, {
      source: `assisted:${userId}:${now.toISOString()}`, userId, kind: 'account.assisted', title: '有人申请找回您的账户', scopePath: held.scopePath,
      body: `${held.institution}正在协助找回您的护士账户，并把手机号改为 ${maskMobile(phone.value)}。是您要求的，不用处理；不是您要求的，请在${OBJECTION}小时内登录，在首页点“不是我要求的”，或者用本地址自助找回密码，对方的链接随即作废。`,
      values: { institution: held.institution, mobile: maskMobile(phone.value), hours: String(OBJECTION) },
    }, now);
    const opensAt = new Date(now.getTime() + (warned > 0 ? OBJECTION : 0) * 3_600_000);
    const sent = await sendInvitation(strapi, trx, {
      userId, username, about: `由${held.institution}协助找回、${warned > 0 ? `${soonText(opensAt)} 起可以设置密码` : '需要您本人同意'}的护士账户`, purpose: ASSISTED, hours: HOURS, mobile: phone.value, scopePath: held.scopePath,
      terms: { opensAt, consent: `我是${held.name}本人，同意由${held.institution}协助找回账户，并把登记的手机号改为 ${maskMobile(phone.value)}。` },
    }, now);
    await record(strapi, trx, held, 'recovery.assist', { id: principal.userId, name: principal.name || principal.username, address }, now, { mobile: sent, reason, opensAt: opensAt.toISOString() });
    return { mobile: sent, opensAt: opensAt.toISOString() };
  })) as { mobile: string; opensAt: string };
}

/**
 * The nurse's part: she has agreed and types her number, which the person at the institution may know and a stranger with
 * her phone does not.
 *
 * @throws Refusal 422 for another number, 429 after five
 */
export async function assistedRecovery(strapi: Core.Strapi, trx: Knex.Transaction, { userId, proof }: { userId: number; proof: string }, now: Date): Promise<void> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const { rows } = await trx.raw<{ rows: Held[] }>(BEHIND, { userId });
  const [held] = rows;
  const problem = (code: string, message: string): Problem => ({ path: 'proof', code, message });
  if (!held) throw refuse.notFound();
  if (proof === '') throw refuse.invalid([problem('missing', '请填写您的证件号码。')]);
  const digits = ({ idNumber }: Held): string => residentId18(access('cipher').decrypt(idNumber));
  // Outside the transaction, so that a wrong number counts although nothing else is kept.
  await access('limits').take('assisted-proof', String(userId), TRIES, now);
  if (residentId18(proof) !== digits(held)) throw refuse.invalid([problem('wrong', '证件号码与系统登记的不一致，请核对。')]);
  await record(strapi, trx, held, 'recovery.consent', { id: userId, name: held.name }, now, {});
  await tell(strapi, trx, held, 'nurse.recovered', now);
}

/** A recovery by the institution that the nurse has neither used nor refused. */
export interface PendingRecovery {
  consent: string;
  opensAt: string;
}

export const pendingRecovery = async (access: AccessService, userId: number, now: Date): Promise<PendingRecovery | null> => {
  const [row] = await access('reads').query<PendingRecovery>(
    'pending_recovery',
    `SELECT consent, to_char(opens_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "opensAt" FROM account_invitations WHERE user_id = $1 AND purpose = '${ASSISTED}' AND used_at IS NULL AND voided_at IS NULL AND expires_at > $2`, [userId, now]);
  return row ?? null;
};

/** 不是我要求的: the nurse has the link made worthless. @throws Refusal 404 where there is none */
export async function objectToRecovery({ access, strapi }: Services, { principal, address, now }: Asking): Promise<void> {
  if (!(await pendingRecovery(access, principal.userId, now))) throw refuse.notFound('没有等待同意的找回申请，可能已经过期或者作废。');
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    const { rows } = await trx.raw<{ rows: Held[] }>(BEHIND, { userId: principal.userId });
    const [held] = rows;
    await access('invitations').withdraw(trx, principal.userId, now);
    await (strapi.plugin('outbox').service('contacts') as Contacts).dropCandidate(trx, principal.userId, 'sms');
    if (!held) return;
    await record(strapi, trx, held, 'recovery.object', { id: principal.userId, name: principal.name, address }, now, {});
    await tell(strapi, trx, held, 'nurse.recovery-refused', now);
  });
}
