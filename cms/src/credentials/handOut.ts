import { CREDENTIAL_HOURS, credentialKinds, credentialPapers, credentialReceipt, maskMobile, type CredentialKind, type CredentialPaper, type SystemOwner } from '@medregistry/config';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Documents } from '@medregistry/dossier';
import { civilDate, refuse, type Idempotency, type Principal, type Problem } from '@medregistry/language';
import type { Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { createUser } from '../accounts/createUser';
import { newDocumentId } from '../registers/newDocumentId';
import { accountOf, ownerIn, type AccountRow } from './credentialAccounts';
import { sendInvitation } from './sendInvitation';

export interface HandOut {
  kind: CredentialKind;
  papers: readonly CredentialPaper[];
  /** 领取人: who stands at the window. */
  recipient: { name: string; idNumber: string };
  /** Whom the link goes to; the one on record unless told. */
  owner?: SystemOwner | undefined;
}

export interface HandedOut {
  documentId: string;
  number: string;
  username: string;
  /** Masked. */
  mobile: string;
}

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
  idempotency: Idempotency | undefined;
}

/** What an institution gives its own account to begin with (F60, F64); the nurses' part can be handed on to sub-accounts. */
const ROLES = ['institution', 'nursing'] as const;

/** Which kinds make sense: the first one until there is an account, the others from then on. */
export const kindsFor = ({ standing }: Pick<AccountRow, 'standing'>): CredentialKind[] => (standing === 'none' ? ['first'] : ['lost', 'new-owner']);

/**
 * Hands out an institution's account at the window. One act, no case: nobody files it, nothing runs and nothing waits,
 * and whoever asks for it cannot sign in yet; so it is a use case with a signed receipt, not a procedure.
 */
export function createHandOut(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const documents = (): Documents => strapi.plugin('dossier').service('documents') as Documents;

  function problemsOf(row: AccountRow, { kind, papers, owner: typed }: HandOut, owner: SystemOwner | undefined): Problem[] {
    const problems: Problem[] = [];
    if (!kindsFor(row).includes(kind)) {
      problems.push({ path: 'kind', code: 'kind', message: row.standing === 'none' ? '这家机构还没有账户，请选择首次发放。' : '这家机构已有账户，请选择遗失重发或变更应用负责人。' });
    }
    for (const paper of credentialKinds[kind].papers) {
      if (!papers.includes(paper)) problems.push({ path: `papers.${paper}`, code: 'unchecked', message: `请核对并勾选：${credentialPapers[paper].label}。` });
    }
    if (!owner) problems.push({ path: 'owner.mobile', code: 'missing', message: '系统里没有应用负责人，请按信息表填写姓名和手机号。' });
    // Another number is another matter: it takes the authorisation of the institution.
    if (kind === 'lost' && typed) problems.push({ path: 'kind', code: 'owner-changed', message: '手机号与登记的不一致时，请选择变更应用负责人。' });
    return problems;
  }

  async function accountFor(trx: Knex.Transaction, row: AccountRow, owner: SystemOwner, { principal, now }: Asking): Promise<{ userId: number; username: string }> {
    if (row.userId !== null && row.username !== null) {
      await trx.raw('UPDATE up_users SET display_name = ?, updated_at = ? WHERE id = ?', [owner.name, now, row.userId]);
      return { userId: row.userId, username: row.username };
    }
    // The number on the permit is a name that nobody has to remember.
    const username = row.registrationNumber;
    const { rows } = await trx.raw<{ rows: unknown[] }>('SELECT FROM up_users WHERE username = ?', [username]);
    if (rows.length > 0) throw refuse.notAvailable('这家机构的登记号已被另一个账号用作用户名，请联系安全管理员处理。');
    const userId = await createUser(strapi, { username, displayName: owner.name, password: randomBytes(24).toString('base64') });
    await trx.raw('INSERT INTO institution_accounts (institution, user_id, opened_at) VALUES (?, ?, ?)', [row.documentId, userId, now]);
    for (const role of ROLES) {
      await access('assignments').grant({ userId, role, scopePath: row.scopePath, scopeType: 'subject', scopeId: row.documentId, scopeLabel: row.name }, { id: principal.userId, name: principal.name || principal.username }, now, trx);
    }
    return { userId, username };
  }

  return {
    /**
     * @param faults what is wrong already with what was typed, so that everything is said at once
     * @throws Refusal 404 where another authority issued the permit, 409 where no message can be sent, 422 with every fault
     */
    handOut: async (institution: string, wanted: HandOut, faults: readonly Problem[], asking: Asking): Promise<HandedOut> =>
      (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<HandedOut> => {
        const { principal, address, now, idempotency } = asking;
        // Two clerks at once hand out one account.
        await trx.raw('SELECT FROM institutions WHERE document_id = ? FOR UPDATE', [institution]);
        const row = await accountOf(trx, principal, institution, now);
        const { encrypt, decrypt } = access('cipher');
        const known = ownerIn(row.owner, decrypt);
        const owner = wanted.owner ?? (credentialKinds[wanted.kind].changesOwner ? undefined : known);
        const problems = [...faults, ...problemsOf(row, wanted, owner)];
        if (!owner || problems.length > 0) throw refuse.invalid(problems);
        if (row.standing === 'disabled') throw refuse.notAvailable('这个账户已被停用。请联系安全管理员恢复后再办理。');

        const { userId, username } = await accountFor(trx, row, owner, asking);
        await access('invitations').closeBefore(trx, userId, now);
        if (wanted.owner) await trx.raw('UPDATE institutions SET system_owner = ?, updated_at = ? WHERE id = ?', [encrypt(JSON.stringify({ ...known, ...wanted.owner })), now, row.key]);
        const mobile = await sendInvitation(strapi, trx, { userId, username, about: row.name, purpose: `credential.${wanted.kind}`, hours: CREDENTIAL_HOURS, mobile: owner.mobile, scopePath: row.scopePath }, now);

        const documentId = newDocumentId();
        const clerk = principal.name || principal.username;
        const paper = await documents().issue(trx, {
          subjectType: 'credential-request', subjectId: documentId, scopePath: row.scopePath, kind: 'credential-receipt', prefix: 'ZH',
          printout: credentialReceipt({
            authority: row.authority, institution: row.name, registrationNumber: row.registrationNumber, kind: wanted.kind, username, owner: owner.name, mobile: maskMobile(owner.mobile),
            recipient: wanted.recipient.name, papers: wanted.papers, clerk, on: civilDate(now),
          }),
          actor: { id: principal.userId, name: clerk }, now,
        });
        await trx.raw(
          `INSERT INTO credential_requests (document_id, institution_id, kind, papers, owner, recipient, mobile_masked, account, receipt, receipt_number, issued_at, issued_by, scope_path, created_at, updated_at, published_at)
           VALUES (:documentId, :institution, :kind, :papers::jsonb, :owner, :recipient, :mobile, :userId, :receipt, :number, :at::timestamptz, :clerk, :scopePath, :at::timestamp, :at::timestamp, :at::timestamp)`,
          {
            documentId, institution: row.key, kind: wanted.kind, papers: JSON.stringify(wanted.papers), owner: encrypt(JSON.stringify(owner)), recipient: encrypt(JSON.stringify(wanted.recipient)),
            mobile, userId, receipt: paper.documentId, number: paper.number, at: now.toISOString(), clerk, scopePath: row.scopePath,
          },
        );
        await (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [documents().task(paper.documentId)]);
        const answer: HandedOut = { documentId, number: paper.number, username, mobile };
        await access('idempotency').record(trx, { principal, idempotency, now }, { status: 201, body: { data: answer } });
        await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
          chain: row.authorityPath, at: now, actorId: principal.userId, actorName: clerk, action: `credential.${wanted.kind}`, subjectType: 'institution', subjectId: row.documentId,
          scopePath: row.scopePath, address, outcome: 'ok', details: { request: documentId, receipt: paper.number, username, papers: [...wanted.papers], mobile, ownerChanged: Boolean(wanted.owner) },
        });
        return answer;
      })) as HandedOut,
  };
}
