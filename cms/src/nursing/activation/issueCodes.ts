import { randomInt } from 'node:crypto';
import type { Trail } from '@medregistry/audit';
import { ACTIVATION_ALPHABET, ACTIVATION_LENGTH } from '@medregistry/config';
import { civilDate, refuse, type Principal } from '@medregistry/language';
import type { Knex } from 'knex';
import { newDocumentId } from '../../registers/newDocumentId';
import type { Services } from '../../endpoints/services';
import { nurseListSql, type NurseLine } from '../nurseListSql';

/** Codes that are given out in one go, at most. */
export const MOST_CODES = 200;

export interface IssuedCode {
  nurse: string;
  name: string;
  /** In clear here and nowhere else: only its keyed digest is kept. */
  code: string;
  expiresAt: string;
}

export interface CodeAsking {
  principal: Principal;
  address: string;
  now: Date;
}

type Line = NurseLine & { institution: string; scopePath: string; authorityPath: string };

const newCode = (): string => Array.from({ length: ACTIVATION_LENGTH }, () => ACTIVATION_ALPHABET[randomInt(ACTIVATION_ALPHABET.length)]).join('');

export const codeIndex = ({ access }: Pick<Services, 'access'>, nurse: string, code: string): string => access('cipher').blindIndex('activation-code', `${nurse}:${code}`);

/** Nurses of the institution who have not activated their account; a nurse elsewhere is not among them. */
async function waiting({ access }: Services, { principal, now }: CodeAsking, institution: string, nurses: string[] | undefined): Promise<[Line, ...Line[]]> {
  const values: unknown[] = [institution, civilDate(now), MOST_CODES];
  const scope = access('scope').sql(principal, ['nursing'], 'i.scope_path', values);
  const found = await access('reads').query<Line>('activation_waiting', nurseListSql({ list: 'not-activated', nurses }, values, scope), values);
  const [first, ...others] = found;
  if (!first) throw refuse.notFound();
  return [first, ...others];
}

/**
 * Gives out activation codes (F67), one each to nurses of the institution without an account; a code given out before
 * holds no longer.
 *
 * @param nurses all of them, up to MOST_CODES, where nobody is named
 * @throws Refusal 404 outside the person's scope, 409 where nobody waits for a code
 */
export async function issueCodes(services: Services, asking: CodeAsking, institution: string, nurses?: string[]): Promise<{ institution: string; codes: IssuedCode[] }> {
  const { strapi } = services;
  const { principal, address, now } = asking;
  const found = await waiting(services, asking, institution, nurses);
  const [first] = found;
  const lines = found.filter(({ key }) => key !== null);
  if (lines.length === 0) throw refuse.notAvailable('没有需要激活码的护士：所选护士已经激活，或者不在本机构工作。');
  const expiresAt = new Date(now.getTime() + first.activationDays * 86_400_000).toISOString();
  const name = principal.name || principal.username;
  const codes = lines.map((line) => ({ line, code: newCode() }));
  await strapi.db.transaction(async ({ trx }) => {
    const ids = lines.map(({ documentId }) => documentId);
    await trx.raw(
      `UPDATE activation_codes c SET revoked_at = :now, revoked_by = :name, updated_at = :now FROM nurses n
       WHERE n.id = c.nurse_id AND n.document_id = ANY(:ids::text[]) AND c.used_at IS NULL AND c.revoked_at IS NULL`,
      { now: now.toISOString(), name, ids: ids as never },
    );
    await trx.raw(
      `INSERT INTO activation_codes (document_id, nurse_id, institution_id, code_index, issued_by, issued_at, expires_at, wrong_tries, scope_path, created_at, updated_at, published_at)
       SELECT g.id, n.id, i.id, g.code, :name, :now, :expiresAt, 0, i.scope_path, :now, :now, :now
       FROM jsonb_to_recordset(:given::jsonb) AS g(id text, nurse text, code text) JOIN nurses n ON n.document_id = g.nurse JOIN institutions i ON i.document_id = :institution`,
      { name, now: now.toISOString(), expiresAt, institution, given: JSON.stringify(codes.map(({ line, code }) => ({ id: newDocumentId(), nurse: line.documentId, code: codeIndex(services, line.documentId, code) }))) },
    );
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: first.authorityPath, at: now, actorId: principal.userId, actorName: name, action: 'activation.issue', subjectType: 'institution', subjectId: institution,
      scopePath: first.scopePath, address, outcome: 'ok', details: { nurses: ids },
    });
  });
  return { institution: first.institution, codes: codes.map(({ line, code }) => ({ nurse: line.documentId, name: line.name, code, expiresAt })) };
}

/** Takes codes back that nobody has used. @returns how many @throws Refusal 404 outside the person's scope */
export async function revokeCodes(services: Services, { principal, address, now }: CodeAsking, institution: string, nurses: string[]): Promise<number> {
  const { access, strapi } = services;
  return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<number> => {
    const { rows } = await trx.raw<{ rows: { id: number; scopePath: string; authorityPath: string }[] }>(
      'SELECT i.id, i.scope_path AS "scopePath", a.scope_path AS "authorityPath" FROM institutions i JOIN authorities a ON a.id = i.authority_id WHERE i.document_id = ?', [institution]);
    const [found] = rows;
    if (!found || !access('scope').within(principal, ['nursing'], found.scopePath)) throw refuse.notFound();
    const name = principal.name || principal.username;
    const { rowCount } = await trx.raw<{ rowCount: number }>(
      `UPDATE activation_codes c SET revoked_at = :now, revoked_by = :name, updated_at = :now FROM nurses n
       WHERE n.id = c.nurse_id AND c.institution_id = :id AND n.document_id = ANY(:nurses::text[]) AND c.used_at IS NULL AND c.revoked_at IS NULL`,
      { now: now.toISOString(), name, id: found.id, nurses: nurses as never },
    );
    if (rowCount > 0) {
      await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
        chain: found.authorityPath, at: now, actorId: principal.userId, actorName: name, action: 'activation.revoke', subjectType: 'institution', subjectId: institution,
        scopePath: found.scopePath, address, outcome: 'ok', details: { nurses },
      });
    }
    return rowCount;
  })) as number;
}
