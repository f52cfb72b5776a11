import { accountStandings, CredentialKind, credentialKinds, CredentialPaper, credentialPapers, maskMobile, ownerForm } from '@medregistry/config';
import { mobile, personName, residentId } from '@medregistry/config/validators';
import type { Documents } from '@medregistry/dossier';
import { defineEndpoint, refuse, type AnyEndpoint, type Problem } from '@medregistry/language';
import { z } from 'zod';
import { accountOf, accountSql, ownerIn, windowsOf, type AccountRow } from '../credentials/credentialAccounts';
import { createHandOut, kindsFor } from '../credentials/handOut';
import { recoverAccount } from '../credentials/recoverAccount';
import type { Services } from './services';

const COUNTER = { roles: ['counter'] };
const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Search = z.object({ q: z.string().trim().max(100).default(''), cursor: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
const line = (max: number) => z.string().trim().max(max);
const Owner = z.strictObject({ name: line(40), idNumber: line(30).optional(), position: line(40).optional(), mobile: line(30), phone: line(30).optional(), email: line(100).optional() });
const Wanted = z.strictObject({
  data: z.strictObject({ kind: CredentialKind, papers: z.array(CredentialPaper).max(10), recipient: z.strictObject({ name: line(40), idNumber: line(30) }), owner: Owner.optional() }),
});
const PDF = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' };
/** Empty forms of one address and hour, since each is drawn. */
const FORMS = { requests: 30, seconds: 3600 };

const needle = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
const allowDemoRegion = process.env['NODE_ENV'] !== 'production';

const HISTORY = `SELECT r.document_id AS "documentId", r.kind, r.receipt_number AS number, r.mobile_masked AS mobile, r.issued_by AS "issuedBy", to_char(r.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "issuedAt"
  FROM credential_requests r WHERE r.institution_id = $1 ORDER BY r.id DESC LIMIT 20`;

interface PastRow {
  documentId: string;
  kind: CredentialKind;
  number: string;
  mobile: string;
  issuedBy: string;
  issuedAt: string;
}

/** The institution's account at the window: finding, handing out, and the papers of it (F33, F35, F60–F63). */
export const credentialEndpoints = ({ strapi, access }: Services): AnyEndpoint[] => {
  const documents = (): Documents => strapi.plugin('dossier').service('documents') as Documents;
  const { handOut } = createHandOut(strapi);
  const lineOf = ({ documentId, name, registrationNumber, username, standing }: AccountRow) => ({
    documentId, name, registrationNumber, username, standing, standingLabel: accountStandings[standing].label, tone: accountStandings[standing].tone,
  });

  /** What was typed, tidied, with everything that is wrong in it. */
  const tidied = ({ recipient, owner, ...rest }: z.infer<typeof Wanted>['data']) => {
    const problems: Problem[] = [];
    const take = (path: string, { ok, ...found }: ReturnType<typeof mobile>, typed: string): string => {
      if (ok) return (found as { value: string }).value;
      problems.push({ path, code: 'format', message: (found as { message: string }).message });
      return typed;
    };
    const clean = {
      ...rest,
      recipient: { name: take('recipient.name', personName(recipient.name), recipient.name), idNumber: take('recipient.idNumber', residentId(recipient.idNumber, { allowDemoRegion, acceptOld: true }), recipient.idNumber) },
      ...(owner && { owner: { ...owner, name: take('owner.name', personName(owner.name), owner.name), mobile: take('owner.mobile', mobile(owner.mobile), owner.mobile), ...(owner.idNumber ? { idNumber: take('owner.idNumber', residentId(owner.idNumber, { allowDemoRegion, acceptOld: true }), owner.idNumber) } : {}) } }),
    };
    return { clean, problems };
  };

  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/counter/institutions',
      summary: '本机关核发许可证的机构及其账户状态，按名称、登记号或拼音首字母查找',
      tag: 'credentials',
      access: COUNTER,
      query: Search,
      async handle({ principal, query, now }) {
        const values: unknown[] = [now, windowsOf(principal)];
        const search = query.q ? ` AND f.search_text LIKE $${values.push(needle(query.q))}` : '';
        const after = query.cursor ? ` AND f.key > $${values.push(query.cursor)}` : '';
        const found = await access('reads').query<AccountRow>('credential_accounts', `SELECT * FROM (${accountSql('$1::timestamptz')}) f WHERE f."authorityPath" = ANY($2::text[])${search}${after} ORDER BY f.key LIMIT $${values.push(query.limit + 1)}`, values);
        const page = found.slice(0, query.limit);
        return { body: { data: page.map(lineOf), meta: { nextCursor: found.length > query.limit ? String(page.at(-1)?.key) : null } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/credentials',
      summary: '一家机构的账户：状态、应用负责人、可办事项和要核对的材料',
      tag: 'credentials',
      access: COUNTER,
      params: Id,
      async handle({ principal, params, now }) {
        const row = await accountOf(strapi.db.connection, principal, params.id, now);
        const owner = ownerIn(row.owner, (sealed) => access('cipher').decrypt(sealed));
        const past = await access('reads').query<PastRow>('credential_history', HISTORY, [row.key]);
        return {
          body: {
            data: {
              ...lineOf(row),
              owner: owner ? { name: owner.name, mobile: maskMobile(owner.mobile), position: owner.position ?? null } : null,
              kinds: kindsFor(row).map((kind) => ({
                kind, label: credentialKinds[kind].label, when: credentialKinds[kind].when, changesOwner: credentialKinds[kind].changesOwner || !owner,
                papers: credentialKinds[kind].papers.map((paper) => ({ paper, label: credentialPapers[paper].label })),
              })),
              history: past.map((one) => ({ ...one, kindLabel: credentialKinds[one.kind].label })),
            },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'POST',
      fresh: true,
      path: '/api/institutions/:id/credentials',
      summary: '现场核验后发放机构账户：一次性链接发往应用负责人手机，出具回执',
      tag: 'credentials',
      access: COUNTER,
      params: Id,
      body: Wanted,
      async handle({ principal, params, body, address, now, idempotency }) {
        const { clean, problems } = tidied(body.data);
        return { status: 201, body: { data: await handOut(params.id, clean, problems, { principal, address, now, idempotency }) } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/owner-form',
      summary: '应用负责人信息表，已填入系统里的内容，供机构核对盖章',
      tag: 'credentials',
      access: COUNTER,
      params: Id,
      query: z.object({ kind: CredentialKind.optional() }),
      async handle({ principal, params, query, now }) {
        const row = await accountOf(strapi.db.connection, principal, params.id, now);
        const { decrypt } = access('cipher');
        const owner = query.kind === 'new-owner' ? undefined : ownerIn(row.owner, decrypt);
        const legal = row.legalRepresentative ? ((JSON.parse(decrypt(row.legalRepresentative)) as { name?: string }).name ?? null) : null;
        const { name, registrationNumber, creditCode } = row;
        // Personal numbers are the institution's to write: the paper is compared with what it writes.
        const file = await documents().draft(ownerForm({ institution: { name, registrationNumber, creditCode, legalRepresentative: legal }, owner: owner && { name: owner.name, position: owner.position, mobile: maskMobile(owner.mobile) }, kind: query.kind }));
        return { file, headers: PDF };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/recovery',
      summary: '忘记密码：用户名（护士也可以用证件号码）与已验证的手机号或电子邮箱相符时，一次性链接发往该处；答复总是一样',
      tag: 'credentials',
      access: 'public',
      body: z.object({ username: z.string('请填写用户名。').trim().min(1, '请填写用户名。').max(100), contact: z.string('请填写手机号或电子邮箱。').trim().min(1, '请填写手机号或电子邮箱。').max(254) }),
      async handle({ body, address, now }) {
        await recoverAccount(strapi, body, { address, now });
        return { status: 202, body: { data: { message: '如果填写的内容相符，链接已经发出。请打开短信或邮件中的链接设置新密码。' } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/public/owner-form',
      summary: '空白的应用负责人信息表',
      tag: 'public',
      access: 'public',
      async handle({ address, now }) {
        await access('limits').take('owner-form', address, FORMS, now);
        return { file: await documents().draft(ownerForm({})), headers: PDF };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/credentials/:id/receipt',
      summary: '账户领取回执',
      tag: 'credentials',
      access: COUNTER,
      params: Id,
      async handle({ principal, params, now }) {
        const [found] = await access('reads').query<{ receipt: string; institution: string }>(
          'credential_receipt', 'SELECT r.receipt, i.document_id AS institution FROM credential_requests r JOIN institutions i ON i.id = r.institution_id WHERE r.document_id = $1', [params.id],
        );
        if (!found) throw refuse.notFound();
        await accountOf(strapi.db.connection, principal, found.institution, now);
        const file = await documents().pdf({ documentId: found.receipt, actor: { id: principal.userId, name: principal.name || principal.username }, now });
        return { stream: await file.open(), headers: { ...PDF, 'Content-Length': String(file.bytes) } };
      },
    }),
  ];
};
