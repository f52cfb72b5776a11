import { resultsList, type PublishedResult } from '@medregistry/config';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Documents } from '@medregistry/dossier';
import { civilDate, refuse, type Principal } from '@medregistry/language';
import type { Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';

/** Who may publish results and take them back. */
export const PUBLISHERS = ['administrator', 'approver'];

export interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

interface CampaignRow {
  key: number;
  documentId: string;
  year: number;
  scopePath: string;
  authorityKey: number;
  authority: string;
}

interface StandingRow {
  key: number;
  documentId: string;
  scopePath: string;
  paper: string;
  campaignKey: number;
}

/** The newest conclusion of each institution in a campaign that has not been set aside; `?` is the campaign's key. */
export const CONCLUSIONS = `SELECT DISTINCT ON (v.institution_id) v.institution_id, i.name, i.registration_number AS "registrationNumber", v.conclusion,
    COALESCE(v.decided_on, v.stamped_on)::text AS "concludedOn"
  FROM verification_records v JOIN institutions i ON i.id = v.institution_id
  WHERE v.campaign_id = ? AND v.current AND v.status = 'in-force' AND COALESCE(v.decided_on, v.stamped_on) IS NOT NULL
  ORDER BY v.institution_id, v.id DESC`;

const RENEWED = '已由新的公示替代。';

/** Publishing the conclusions of a campaign, and taking a publication back (F110). */
export function createPublications(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const documents = (): Documents => strapi.plugin('dossier').service('documents') as Documents;
  const outbox = (): Outbox => strapi.plugin('outbox').service('outbox') as Outbox;
  const nameOf = ({ name, username }: Principal): string => name || username;
  const mayTouch = ({ principal }: Asking, scopePath: string | undefined): boolean => scopePath !== undefined && access('scope').within(principal, PUBLISHERS, scopePath);

  const audit = (trx: Knex.Transaction, { principal, address, now }: Asking, action: string, subjectId: string, scopePath: string, details: { [name: string]: string | number }) =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: scopePath, at: now, actorId: principal.userId, actorName: nameOf(principal), action: `publication.${action}`,
      subjectType: 'publication', subjectId, scopePath, address, outcome: 'ok', details,
    });

  async function end(trx: Knex.Transaction, standing: StandingRow, asking: Asking, reason: string): Promise<void> {
    await trx.raw('UPDATE publications SET withdrawn_on = ?, withdrawn_by = ?, withdrawn_reason = ?, updated_at = ? WHERE id = ?', [
      civilDate(asking.now), nameOf(asking.principal), reason, asking.now.toISOString(), standing.key,
    ]);
    await documents().revoke(trx, { documentId: standing.paper, reason, now: asking.now });
  }

  const standingOf = async (trx: Knex.Transaction, condition: string, value: string | number): Promise<StandingRow | undefined> =>
    (await trx.raw<{ rows: StandingRow[] }>(
      `SELECT p.id AS key, p.document_id AS "documentId", p.scope_path AS "scopePath", p.paper, p.campaign_id AS "campaignKey" FROM publications p WHERE ${condition} AND p.withdrawn_on IS NULL FOR UPDATE`,
      [value],
    )).rows[0];

  return {
    /**
     * Publishes what the campaign has concluded so far, as a signed document and as lines of the public page. A list
     * that stands already is replaced.
     *
     * @throws Refusal 404 outside scope, 422 while nothing is concluded
     */
    publish: async (campaign: string, asking: Asking): Promise<{ documentId: string; results: number }> =>
      (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<{ documentId: string; results: number }> => {
        const { principal, now } = asking;
        const { rows } = await trx.raw<{ rows: CampaignRow[] }>(
          `SELECT c.id AS key, c.document_id AS "documentId", c.year, c.scope_path AS "scopePath", a.id AS "authorityKey", a.name AS authority
           FROM campaigns c JOIN authorities a ON a.id = c.authority_id WHERE c.document_id = ? FOR UPDATE OF c`,
          [campaign],
        );
        const [found] = rows;
        if (!found || !mayTouch(asking, found.scopePath)) throw refuse.notFound();
        const concluded = await trx.raw<{ rows: PublishedResult[] }>(`SELECT * FROM (${CONCLUSIONS}) r ORDER BY r.name COLLATE "C", r."registrationNumber"`, [found.key]);
        const results = concluded.rows.map(({ name, registrationNumber, conclusion, concludedOn }) => ({ name, registrationNumber, conclusion, concludedOn }));
        if (results.length === 0) throw refuse.invalid([{ path: 'campaign', code: 'nothing-concluded', message: '本年度校验工作还没有作出结论，没有可以公示的内容。' }]);

        const standing = await standingOf(trx, 'p.campaign_id = ?', found.key);
        if (standing) await end(trx, standing, asking, RENEWED);
        const documentId = newDocumentId();
        const paper = await documents().issue(trx, {
          subjectType: 'publication', subjectId: documentId, scopePath: found.scopePath, kind: 'results-list', prefix: 'GS',
          printout: resultsList({ authority: found.authority, year: found.year, results }), actor: { id: principal.userId, name: nameOf(principal) }, now,
        });
        const at = now.toISOString();
        await trx.raw(
          `WITH published AS (
             INSERT INTO publications (document_id, authority_id, campaign_id, year, results, paper, published_on, published_by, scope_path, created_at, updated_at, published_at)
             VALUES (:documentId, :authority, :campaign, :year, :count, :paper, :today, :by, :scopePath, :at, :at, :at) RETURNING id)
           INSERT INTO publication_entries (document_id, publication_id, position, name, registration_number, conclusion, concluded_on, created_at, updated_at, published_at)
           SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), published.id, e.position, e.line->>'name', e.line->>'registrationNumber', e.line->>'conclusion', (e.line->>'concludedOn')::date, :at, :at, :at
           FROM published, jsonb_array_elements(:lines::jsonb) WITH ORDINALITY AS e(line, position)`,
          {
            documentId, authority: found.authorityKey, campaign: found.key, year: found.year, count: results.length, paper: paper.documentId, today: civilDate(now),
            by: nameOf(principal), scopePath: found.scopePath, at, lines: JSON.stringify(results),
          },
        );
        await trx.raw(`UPDATE verification_records SET published_on = ?, updated_at = ? WHERE campaign_id = ? AND current AND status = 'in-force' AND published_on IS NULL`, [civilDate(now), at, found.key]);
        await outbox().enqueue(trx, [documents().task(paper.documentId)]);
        await audit(trx, asking, 'publish', documentId, found.scopePath, { campaign, results: results.length, number: paper.number });
        return { documentId, results: results.length };
      })) as { documentId: string; results: number },

    /** Takes a publication back, with the reason; its document is revoked. @throws Refusal 404 outside scope or when it does not stand */
    withdraw: async (publication: string, reason: string, asking: Asking): Promise<void> =>
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const standing = await standingOf(trx, 'p.document_id = ?', publication);
        if (!standing || !mayTouch(asking, standing.scopePath)) throw refuse.notFound();
        await end(trx, standing, asking, reason);
        await trx.raw('UPDATE verification_records SET published_on = NULL, updated_at = ? WHERE campaign_id = ? AND current', [asking.now.toISOString(), standing.campaignKey]);
        await audit(trx, asking, 'withdraw', publication, standing.scopePath, { reason });
      }),
  };
}

export type Publications = ReturnType<typeof createPublications>;
