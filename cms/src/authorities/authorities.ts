import type { Assignments } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { refuse, within, type Principal } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { AuthorityKind, AuthorityLevel } from '@medregistry/config/enums';
import type { Services } from '../endpoints/services';
import { newDocumentId } from '../registers/newDocumentId';
import { createRecordVersions, type Content, type RecordVersion } from '../versions/recordVersions';

export interface AuthorityAsking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
}

const line = (max: number) => z.string().trim().max(max);

/** What of an authority may be changed (更名、迁址 …); its place in the tree is its scope and stays. */
export const AuthorityFacts = z.strictObject({
  name: line(100).min(2, '请填写机关名称。'),
  shortName: line(40).min(2, '请填写简称。'),
  address: line(200).nullable(),
  phone: line(50).nullable(),
  creditCode: z.string().trim().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码应为 18 位。').nullable(),
});
export type AuthorityFacts = z.infer<typeof AuthorityFacts>;

export const NewAuthority = AuthorityFacts.extend({
  parent: z.string().min(1, '请选择上级机关。').max(64),
  code: z.string().trim().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, '代码由大写字母、数字和短横线组成，例如 110105-WJ。').max(40),
  kind: AuthorityKind,
  level: AuthorityLevel,
  regionCode: z.string().regex(/^\d{6}$/, '行政区划代码应为 6 位数字。'),
});
export type NewAuthority = z.infer<typeof NewAuthority>;

export interface AuthorityLine extends AuthorityFacts {
  id: string;
  code: string;
  kind: string;
  level: string;
  regionCode: string;
  parent: string | null;
  depth: number;
  enabled: boolean;
  version: number;
  institutions: number;
  staff: number;
}

const ADMINISTRATORS = ['administrator'];
const KIND = 'authority';

const LINES = (scope: string): string => `
  SELECT a.document_id AS id, a.code, a.name, a.short_name AS "shortName", a.kind, a.level, a.region_code AS "regionCode", a.address, a.phone, a.credit_code AS "creditCode", a.enabled, a.version,
    (SELECT p.document_id FROM authorities p WHERE p.id = a.parent_id) AS parent, array_length(string_to_array(a.scope_path, '/'), 1) - 3 AS depth,
    (SELECT count(*)::integer FROM institutions i WHERE i.authority_id = a.id AND i.status NOT IN ('deregistered', 'revoked')) AS institutions,
    (SELECT count(DISTINCT s.user_id)::integer FROM assignments s WHERE s.scope_type = 'authority' AND s.scope_path = a.scope_path AND s.revoked_at IS NULL) AS staff
  FROM authorities a WHERE ${scope} ORDER BY a.scope_path LIMIT 500`;

interface Stored extends AuthorityFacts {
  key: number;
  scopePath: string;
  enabled: boolean;
  version: number;
}

/** The authorities and their tree (审批机关): kept by the administrator of the authority above, each version kept. */
export function createAuthorities({ strapi, access }: Services) {
  const versions = createRecordVersions(strapi);

  async function lock(trx: Knex.Transaction, { principal, ifMatch }: AuthorityAsking, id: string): Promise<Stored> {
    const { rows } = await trx.raw<{ rows: Stored[] }>(
      `SELECT id AS key, name, short_name AS "shortName", address, phone, credit_code AS "creditCode", scope_path AS "scopePath", enabled, version FROM authorities WHERE document_id = ? FOR UPDATE`, [id],
    );
    const [row] = rows;
    if (!row || !access('scope').within(principal, ADMINISTRATORS, row.scopePath)) throw refuse.notFound();
    if (ifMatch === undefined) throw refuse.precondition();
    if (ifMatch !== row.version) throw refuse.stale({ version: row.version });
    return row;
  }

  const factsOf = ({ name, shortName, address, phone, creditCode }: AuthorityFacts): Content => ({ name, shortName, address, phone, creditCode });
  const nameOf = ({ principal }: AuthorityAsking): string => principal.name || principal.username;

  const audit = (trx: Knex.Transaction, asking: AuthorityAsking, scopePath: string, id: string, action: string, details: Content): Promise<void> =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: scopePath, at: asking.now, actorId: asking.principal.userId, actorName: nameOf(asking), action: `authority.${action}`, subjectType: 'authority', subjectId: id, scopePath, address: asking.address, outcome: 'ok', details,
    });

  const within_ = <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> => strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => work(trx)) as Promise<T>;

  /** Writes the facts, and the name into the scopes of those who work there, so that the header says it at once. */
  const change = (asking: AuthorityAsking, id: string, action: 'update' | 'restore', factsIn: (trx: Knex.Transaction) => Promise<AuthorityFacts>): Promise<{ version: number }> =>
    within_(async (trx) => {
      const before = await lock(trx, asking, id);
      const facts = await factsIn(trx);
      const version = before.version + 1;
      if ((await versions.newest(trx, KIND, id)) < before.version) await versions.add(trx, { kind: KIND, record: id, version: before.version, content: factsOf(before), changedBy: null, changedAt: asking.now });
      await versions.add(trx, { kind: KIND, record: id, version, content: factsOf(facts), changedBy: nameOf(asking), changedAt: asking.now });
      await trx.raw('UPDATE authorities SET name = ?, short_name = ?, address = ?, phone = ?, credit_code = ?, version = ?, updated_at = CAST(? AS timestamp) WHERE id = ?', [facts.name, facts.shortName, facts.address, facts.phone, facts.creditCode, version, asking.now.toISOString(), before.key]);
      await trx.raw(`UPDATE assignments SET scope_label = ? WHERE scope_type = 'authority' AND scope_path = ?`, [facts.name, before.scopePath]);
      await audit(trx, asking, before.scopePath, id, action, { version, from: before.name, to: facts.name });
      return { version };
    });

  return {
    /** The person's own authorities and all below. */
    async list(principal: Principal): Promise<AuthorityLine[]> {
      const values: unknown[] = [];
      return access('reads').query<AuthorityLine>('authority_lines', LINES(access('scope').sql(principal, ADMINISTRATORS, 'a.scope_path', values)), values);
    },

    /** Adds an authority below another; whoever administers that one sees it at once. @throws Refusal 404, 409 below a closed one, 422 for a code that is taken */
    add: (asking: AuthorityAsking, { parent, code, kind, level, regionCode, ...facts }: NewAuthority): Promise<{ id: string; version: number }> =>
      within_(async (trx) => {
        const { rows } = await trx.raw<{ rows: { key: number; scopePath: string; enabled: boolean }[] }>('SELECT id AS key, scope_path AS "scopePath", enabled FROM authorities WHERE document_id = ? FOR UPDATE', [parent]);
        const [above] = rows;
        if (!above || !access('scope').within(asking.principal, ADMINISTRATORS, above.scopePath)) throw refuse.notFound();
        if (!above.enabled) throw refuse.notAvailable('上级机关已经停用，不能在它下面新增机关。');
        const id = newDocumentId();
        const scopePath = `${above.scopePath}${code.toLowerCase()}/`;
        const { rowCount } = await trx.raw<{ rowCount: number }>(
          `INSERT INTO authorities (document_id, code, name, short_name, kind, level, region_code, parent_id, scope_path, credit_code, address, phone, business_scope, enabled, version, created_at, updated_at, published_at)
           VALUES (:id, :code, :name, :shortName, :kind, :level, :regionCode, :parent, :scopePath, :creditCode, :address, :phone, '["verification"]', true, 1, :now, :now, :now) ON CONFLICT DO NOTHING`,
          { id, code, kind, level, regionCode, parent: above.key, scopePath, now: asking.now.toISOString(), ...facts },
        );
        if (rowCount === 0) throw refuse.invalid([{ path: 'code', code: 'taken', message: '这个代码已经有机关使用。' }]);
        await versions.add(trx, { kind: KIND, record: id, version: 1, content: factsOf(facts), changedBy: nameOf(asking), changedAt: asking.now });
        await audit(trx, asking, scopePath, id, 'create', { code, name: facts.name });
        return { id, version: 1 };
      }),

    /** @throws Refusal 404, 412, 428 */
    update: (asking: AuthorityAsking, id: string, facts: AuthorityFacts): Promise<{ version: number }> => change(asking, id, 'update', () => Promise.resolve(facts)),

    /** @throws Refusal 404, 412, 428 */
    restore: (asking: AuthorityAsking, id: string, old: number): Promise<{ version: number }> =>
      change(asking, id, 'restore', async (trx) => AuthorityFacts.parse(await versions.contentOf(trx, KIND, id, old))),

    /** Newest first. @throws Refusal 404 */
    async versions(principal: Principal, id: string): Promise<RecordVersion[]> {
      if (!(await this.list(principal)).some((known) => known.id === id)) throw refuse.notFound();
      return versions.list(KIND, id);
    },

    /**
     * Closes an authority (停用) that has nothing left to do: roles there end with the same act, so that the next
     * request of whoever held one is refused. Nobody closes the authority that they themselves administer from.
     *
     * @throws Refusal 404, 409 while institutions, open cases, windows or authorities below are left, 412, 428
     */
    close: (asking: AuthorityAsking, id: string, reason: string): Promise<{ version: number; ended: number }> =>
      within_(async (trx) => {
        const before = await lock(trx, asking, id);
        if (!before.enabled) throw refuse.notAvailable('这个机关已经停用。');
        if (asking.principal.assignments.some(({ role, scopePath }) => ADMINISTRATORS.includes(role) && within(before.scopePath, scopePath))) throw refuse.notAvailable('不能停用您自己所在的机关，请由上级机关办理。');
        const { rows: left } = await trx.raw<{ rows: { institutions: number; cases: number; below: number; windows: number }[] }>(
          `SELECT (SELECT count(*)::integer FROM institutions i WHERE starts_with(i.scope_path, :path) AND i.status NOT IN ('deregistered', 'revoked')) AS institutions,
             (SELECT count(*)::integer FROM applications a WHERE starts_with(a.scope_path, :path) AND a.closed_at IS NULL) AS cases,
             (SELECT count(*)::integer FROM authorities b WHERE starts_with(b.scope_path, :path) AND b.scope_path <> :path AND b.enabled) AS below,
             (SELECT count(*)::integer FROM service_windows w WHERE w.scope_path = :path AND w.enabled) AS windows`, { path: before.scopePath },
        );
        const words = { institutions: '家医疗机构', cases: '件在办业务', below: '个下级机关', windows: '个启用的窗口' } as const;
        const kept = Object.entries(left[0] ?? {}).filter(([, count]) => count > 0).map(([what, count]) => `${count} ${words[what as keyof typeof words]}`);
        if (kept.length > 0) throw refuse.notAvailable(`还有${kept.join('、')}，请先办结或者转出，再停用机关。`);
        const { rows: held } = await trx.raw<{ rows: { id: string }[] }>('SELECT document_id AS id FROM assignments WHERE scope_path = ? AND revoked_at IS NULL ORDER BY id', [before.scopePath]);
        const assignments = strapi.plugin('access').service('assignments') as Assignments;
        for (const { id: assignment } of held) await assignments.revoke(assignment, { id: asking.principal.userId, name: nameOf(asking) }, asking.now, trx);
        const version = before.version + 1;
        await trx.raw('UPDATE authorities SET enabled = false, version = ?, updated_at = CAST(? AS timestamp) WHERE id = ?', [version, asking.now.toISOString(), before.key]);
        await audit(trx, asking, before.scopePath, id, 'close', { version, reason, ended: held.length });
        return { version, ended: held.length };
      }),
  };
}
