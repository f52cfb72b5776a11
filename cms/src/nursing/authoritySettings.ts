import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { labelOf, NurseBusiness, nurseBusinesses } from '@medregistry/config';
import { refuse, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';

/** Who sets which authority decides, and who may read it. */
export const MATRIX_SETTERS = ['nursing'];
export const MATRIX_READERS = ['institution', 'nursing'];

export interface SettingAsking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
}

interface Office {
  id: string;
  name: string;
}

/** One choice that the institution made, in force or replaced; no office blocks the business. */
interface Setting {
  authority: Office | null;
  version: number;
  changedBy: string;
  changedAt: string;
}

/** One line of the six-business matrix (设置审批机关, F65). */
export interface AuthoritySettingView {
  business: NurseBusiness;
  label: string;
  /** Who decides new applications; null where the institution names nobody, which blocks the business. */
  authority: Office | null;
  source: 'own' | 'default';
  version: number;
  /** Newest first; the first is in force. */
  settings: Setting[];
}

export interface AuthorityMatrix {
  businesses: AuthoritySettingView[];
  /** Offices that may be named. */
  offices: Office[];
  mayChange: boolean;
}

interface Row {
  scopePath: string;
  home: Office;
  offices: Office[];
  settings: Record<string, Setting[]> | null;
}

/** Offices of the institution's own region, and those above its own. */
const MATRIX = `
  SELECT i.scope_path AS "scopePath", json_build_object('id', h.document_id, 'name', h.name) AS home,
    (SELECT json_agg(json_build_object('id', k.document_id, 'name', k.name) ORDER BY k.id) FROM authorities k
      WHERE k.enabled AND (k.region_code = h.region_code OR starts_with(h.scope_path, k.scope_path))) AS offices,
    (SELECT json_object_agg(g.business, g.settings) FROM (
      SELECT s.business, json_agg(json_build_object('authority', CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object('id', a.document_id, 'name', a.name) END,
          'version', s.version, 'changedBy', s.changed_by, 'changedAt', to_char(s.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s.version DESC) AS settings
      FROM authority_settings s LEFT JOIN authorities a ON a.id = s.authority_id WHERE s.institution_id = i.id GROUP BY s.business) g) AS settings
  FROM institutions i JOIN authorities h ON h.id = i.authority_id WHERE i.document_id = $1`;

function viewOf(business: NurseBusiness, { home, settings }: Row): AuthoritySettingView {
  const made = settings?.[business] ?? [];
  const [own] = made;
  return { business, label: labelOf(nurseBusinesses, business), authority: own ? own.authority : home, source: own ? 'own' : 'default', version: own?.version ?? 0, settings: made };
}

interface Held {
  id: number;
  scopePath: string;
  authorityPath: string;
  region: string;
}

/**
 * Which authority decides each of the six businesses of an institution's nurses: the one that registered it unless it
 * names another. What is changed counts for new applications; those under way stay where they are.
 */
export function createAuthoritySettings(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);

  return {
    /** @throws Refusal 404 outside the person's scope */
    async list(principal: Principal, institution: string): Promise<AuthorityMatrix> {
      const [row] = await access('reads').query<Row>('authority_matrix', MATRIX, [institution]);
      if (!row || !access('scope').within(principal, MATRIX_READERS, row.scopePath)) throw refuse.notFound();
      return {
        businesses: NurseBusiness.options.map((business) => viewOf(business, row)),
        offices: row.offices,
        mayChange: access('scope').within(principal, MATRIX_SETTERS, row.scopePath),
      };
    },

    /**
     * Names the office for one business, or nobody. The version is that of the setting in force, 0 where there is none.
     *
     * @throws Refusal 404, 412, 422, 428
     */
    async set({ principal, address, now, ifMatch }: SettingAsking, institution: string, key: string, authority: string | null): Promise<{ version: number }> {
      return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<{ version: number }> => {
        const { rows } = await trx.raw<{ rows: Held[] }>(
          `SELECT i.id, i.scope_path AS "scopePath", h.scope_path AS "authorityPath", h.region_code AS region FROM institutions i JOIN authorities h ON h.id = i.authority_id
           WHERE i.document_id = ? FOR UPDATE OF i`, [institution]);
        const [found] = rows;
        if (!found || !access('scope').within(principal, MATRIX_SETTERS, found.scopePath)) throw refuse.notFound();
        const business = NurseBusiness.safeParse(key);
        if (!business.success) throw refuse.notFound('没有这项业务。');
        if (ifMatch === undefined) throw refuse.precondition();
        const offices = authority === null ? { rows: [] } : await trx.raw<{ rows: { id: number; name: string }[] }>(
          'SELECT id, name FROM authorities WHERE document_id = ? AND enabled AND (region_code = ? OR starts_with(?, scope_path))', [authority, found.region, found.authorityPath]);
        const [office] = offices.rows;
        if (authority !== null && !office) throw refuse.invalid([{ path: 'authority', code: 'authority', message: '请从列出的审批机关中选择。' }]);
        const held = await trx.raw<{ rows: { id: number; version: number }[] }>('SELECT id, version FROM authority_settings WHERE institution_id = ? AND business = ? AND current', [found.id, business.data]);
        const [before] = held.rows;
        if ((before?.version ?? 0) !== ifMatch) throw refuse.stale({ version: before?.version ?? 0 });
        const version = ifMatch + 1;
        const name = principal.name || principal.username;
        if (before) await trx.raw('UPDATE authority_settings SET current = false, updated_at = ? WHERE id = ?', [now.toISOString(), before.id]);
        await trx.raw(
          `INSERT INTO authority_settings (document_id, institution_id, business, authority_id, changed_by, changed_at, version, current, scope_path, created_at, updated_at, published_at)
           VALUES (:documentId, :institution, :business, :office, :name, :now, :version, true, :scopePath, :now, :now, :now)`,
          { documentId: newDocumentId(), institution: found.id, business: business.data, office: office?.id ?? null, name, version, scopePath: found.scopePath, now: now.toISOString() },
        );
        await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
          chain: found.authorityPath, at: now, actorId: principal.userId, actorName: name, action: 'authority-setting.set', subjectType: 'institution', subjectId: institution,
          scopePath: found.scopePath, address, outcome: 'ok', details: { business: business.data, authority: office?.name ?? null, version },
        });
        return { version };
      })) as { version: number };
    },
  };
}
