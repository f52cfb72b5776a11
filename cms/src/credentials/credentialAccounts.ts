import type { AccountStanding, SystemOwner } from '@medregistry/config';
import { refuse, type Principal } from '@medregistry/language';
import type { Knex } from 'knex';

/** An institution with its account, as the window needs it. */
export interface AccountRow {
  key: number;
  documentId: string;
  name: string;
  registrationNumber: string;
  creditCode: string | null;
  scopePath: string;
  /** Sealed. */
  owner: string | null;
  legalRepresentative: string | null;
  authority: string;
  authorityPath: string;
  userId: number | null;
  username: string | null;
  standing: AccountStanding;
}

/**
 * Institutions with their account. It belongs to the authority that issued the permit, and for those that hold a filing
 * certificate instead to the one that filed them (F61); an authority above does not hand it out.
 *
 * @param now placeholder of the moment
 */
export const accountSql = (now: string): string => `
  SELECT i.id AS key, i.document_id AS "documentId", i.name, i.registration_number AS "registrationNumber", i.credit_code AS "creditCode", i.scope_path AS "scopePath",
    i.search_text, i.system_owner AS owner, i.legal_representative AS "legalRepresentative", a.name AS authority, a.scope_path AS "authorityPath", u.id AS "userId", u.username,
    CASE WHEN u.id IS NULL THEN 'none' WHEN u.blocked THEN 'disabled' WHEN u.locked_until > ${now} THEN 'locked'
      WHEN u.must_change_password AND EXISTS (SELECT FROM account_invitations v WHERE v.user_id = u.id AND v.used_at IS NULL AND v.voided_at IS NULL AND v.expires_at > ${now}) THEN 'issued'
      WHEN u.must_change_password THEN 'expired' ELSE 'active' END AS standing
  FROM institutions i
  LEFT JOIN permits p ON p.institution_id = i.id AND p.current
  JOIN authorities a ON a.id = coalesce(p.authority_id, i.authority_id)
  LEFT JOIN institution_accounts c ON c.institution = i.document_id
  LEFT JOIN up_users u ON u.id = c.user_id`;

/** The authorities at whose window somebody works: themselves, not those below them. */
export const windowsOf = ({ assignments }: Principal): string[] =>
  assignments.filter(({ role, scopeType }) => role === 'counter' && scopeType === 'authority').map(({ scopePath }) => scopePath);

/** @throws Refusal 404 where another authority issued the permit */
export async function accountOf(trx: Knex, principal: Principal, institution: string, now: Date): Promise<AccountRow> {
  const { rows } = await trx.raw<{ rows: AccountRow[] }>(`SELECT * FROM (${accountSql(':now::timestamptz')}) f WHERE f."documentId" = :institution AND f."authorityPath" = ANY(:windows::text[])`, {
    now: now.toISOString(), institution, windows: windowsOf(principal),
  });
  const [row] = rows;
  if (!row) throw refuse.notFound('没有找到这家机构，或许可证不是本机关核发的。账户由核发许可证的机关发放。');
  return row;
}

/** The person in charge, opened; undefined where none is on record. */
export function ownerIn(sealed: string | null, decrypt: (sealed: string) => string): SystemOwner | undefined {
  if (sealed === null) return undefined;
  const owner = JSON.parse(decrypt(sealed)) as Partial<SystemOwner>;
  return owner.name && owner.mobile ? { ...owner, name: owner.name, mobile: owner.mobile } : undefined;
}
