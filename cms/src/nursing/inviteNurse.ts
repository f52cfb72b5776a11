import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { civilDate, refuse } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Services } from '../endpoints/services';
import { invitedTo, lookFor, type CheckAsking, type Wanted } from './checkRegistration';
import { nurseNotice } from './nurseNotice';

export interface Invited {
  invited: boolean;
  /** Why nothing was sent, and what to do instead; null where it was. */
  reason: string | null;
  /** What she was invited to. */
  business: string;
}

const INSTITUTION = `SELECT i.name, a.scope_path AS "authorityPath" FROM institutions i JOIN authorities a ON a.id = i.authority_id WHERE i.document_id = $1`;
const SENT = `SELECT EXISTS (SELECT FROM outbox_messages WHERE topic = 'notify' AND dedupe_key = $1) AS sent`;

/**
 * 邀请护士办理首次注册或者变更注册 (F69, F71, F89): from a check that found her elsewhere or nowhere, the institution has her told
 * which business brings her registration to it. Once a day; the trail says so.
 *
 * @throws Refusal 404 where nobody is found or several are, 409 where she is registered here already or may not apply
 */
export async function inviteNurse(services: Services, asking: CheckAsking, wanted: Wanted): Promise<Invited> {
  const { access, strapi } = services;
  const { principal, address, now } = asking;
  const { own, line } = await lookFor(services, asking, wanted);
  if (!line) throw refuse.notFound('没有查到，或者不止一名护士叫这个名字，请补充证件号码后四位再查。');
  const business = invitedTo(line, own.scopeId, civilDate(now));
  if (business === null) throw refuse.notAvailable('注册已经在本机构，或者目前不能申请注册，不用邀请。');
  if (!line.activated) return { invited: false, reason: '她还没有激活账户，收不到消息。请当面告知，请她用“护士激活账户”激活后办理。', business };
  const dedupeKey = `nurse-invite:${line.documentId}:${own.scopeId}:${civilDate(now)}`;
  const [[institution], [before]] = await Promise.all([access('reads').query<{ name: string; authorityPath: string }>('invite_institution', INSTITUTION, [own.scopeId]), access('reads').query<{ sent: boolean }>('invite_sent', SENT, [dedupeKey])]);
  if (!institution) throw refuse.notFound();
  if (before?.sent) return { invited: false, reason: '今天已经邀请过，没有重复发送。', business };
  const { fill } = strapi.plugin('outbox').service('templates') as Templates;
  await strapi.db.transaction(async ({ trx }) => {
    await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [
      nurseNotice(fill, { to: 'nurse', nurse: line.documentId, authorityPath: institution.authorityPath, kind: 'nurse.invite', values: { name: line.name, institution: institution.name, business }, dedupeKey }),
    ]);
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: institution.authorityPath, at: now, actorId: principal.userId, actorName: principal.name, action: 'nurse.invite', subjectType: 'nurse', subjectId: line.documentId, scopePath: own.scopePath, address, outcome: 'ok', details: { business },
    });
  });
  return { invited: true, reason: null, business };
}

export interface Invitation {
  name: string;
  at: string;
  business: string;
  /** Her registration has come here since. */
  done: boolean;
}

const LOG = `SELECT n.name, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.details::jsonb ->> 'business' AS business,
    EXISTS (SELECT FROM nurse_registrations r JOIN institutions i ON i.id = r.institution_id WHERE r.nurse_id = n.id AND r.current AND i.scope_path = e.scope_path AND r.status IN ('valid', 'renewal-due')) AS done
  FROM audit_entries e JOIN nurses n ON n.document_id = e.subject_id WHERE e.action = 'nurse.invite' AND e.outcome = 'ok' AND e.scope_path = $1 ORDER BY e.id DESC LIMIT 50`;

/** Whom an institution has invited, the latest first. */
export const invitationsOf = (access: AccessService, scopePath: string): Promise<Invitation[]> => access('reads').query<Invitation>('nurse_invitations', LOG, [scopePath]);
