import { switches, switchValues, valueOf, type SwitchKey } from '@medregistry/config';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';

/** Who sets the switches of an authority. */
export const SETTERS = ['administrator'];

export interface SwitchAsking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
}

type Value = string | number | boolean;

/** One setting that an authority made, in force or replaced. */
interface Setting {
  value: Value;
  version: number;
  reason: string;
  changedBy: string;
  changedOn: CivilDate;
}

/** A switch as an administrator sees it. */
export interface SwitchView {
  key: SwitchKey;
  value: Value;
  default: Value;
  /** Where the value comes from: set here, set by an authority above, or by nobody. */
  source: 'own' | 'above' | 'default';
  /** Name of the authority above that set it. */
  setBy: string | null;
  /** Settings made here, newest first; the first is in force. */
  settings: Setting[];
}

interface Row {
  key: string;
  own: Setting[];
  above: { value: Value; name: string } | null;
}

const AUTHORITY = `SELECT h.scope_path AS "scopePath",
    (SELECT count(*)::integer FROM applications a WHERE starts_with(a.scope_path, h.scope_path) AND a.closed_at IS NULL AND a.submitted_at IS NOT NULL) AS "openCases"
  FROM authorities h WHERE h.document_id = $1`;

const SETTINGS = `
  SELECT s.key,
    COALESCE(json_agg(json_build_object('value', s.value, 'version', s.version, 'reason', s.reason, 'changedBy', s.changed_by, 'changedOn', s.changed_on)
      ORDER BY s.version DESC) FILTER (WHERE s.authority_id = a.id), '[]') AS own,
    (array_agg(json_build_object('value', s.value, 'name', h.name) ORDER BY length(s.scope_path) DESC) FILTER (WHERE s.authority_id <> a.id AND s.current))[1] AS above
  FROM authorities a JOIN switch_settings s ON starts_with(a.scope_path, s.scope_path) JOIN authorities h ON h.id = s.authority_id
  WHERE a.document_id = $1 GROUP BY a.id, s.key`;

function viewOf(key: SwitchKey, row: Row | undefined): SwitchView {
  const declared = switches[key];
  const [own] = row?.own ?? [];
  const above = row?.above ?? null;
  const told = own?.value ?? above?.value;
  return {
    key,
    value: switchValues({ [key]: told })[key],
    default: declared.default,
    source: own ? 'own' : above ? 'above' : 'default',
    setBy: own ? null : (above?.name ?? null),
    settings: row?.own ?? [],
  };
}

/** The switches of an authority (机关参数): versioned, reasoned, in the trail; cases keep those that they were opened under. */
export function createSwitchSettings(strapi: Core.Strapi) {
  const access: AccessService = (name) => strapi.plugin('access').service(name);

  return {
    /** Every switch with its value for an authority, and how many cases are open there. @throws Refusal 404 outside the person's scope */
    async list(principal: Principal, authority: string): Promise<{ list: SwitchView[]; openCases: number }> {
      const [found] = await access('reads').query<{ scopePath: string; openCases: number }>('authority_scope', AUTHORITY, [authority]);
      if (!found || !access('scope').within(principal, SETTERS, found.scopePath)) throw refuse.notFound();
      const rows = await access('reads').query<Row>('switch_settings', SETTINGS, [authority]);
      return { list: (Object.keys(switches) as SwitchKey[]).map((key) => viewOf(key, rows.find((row) => row.key === key))), openCases: found.openCases };
    },

    /**
     * Sets a switch from today on. The version is that of the setting in force, 0 where the authority has made none.
     *
     * @throws Refusal 404, 412, 422, 428
     */
    async set(asking: SwitchAsking, authority: string, key: string, { value, reason }: { value: unknown; reason: string }): Promise<{ version: number }> {
      const declared = Object.hasOwn(switches, key) ? switches[key as SwitchKey] : undefined;
      if (!declared) throw refuse.notFound('没有这项参数。');
      const read = valueOf(declared).safeParse(value);
      if (!read.success) throw refuse.invalid([{ path: 'value', code: 'value', message: read.error.issues[0]?.message ?? '这个值不能用。' }]);
      const { principal, address, now, ifMatch } = asking;
      return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<{ version: number }> => {
        const { rows } = await trx.raw<{ rows: { id: number; scopePath: string }[] }>('SELECT id, scope_path AS "scopePath" FROM authorities WHERE document_id = ? FOR UPDATE', [authority]);
        const [found] = rows;
        if (!found || !access('scope').within(principal, SETTERS, found.scopePath)) throw refuse.notFound();
        if (ifMatch === undefined) throw refuse.precondition();
        const held = await trx.raw<{ rows: { id: number; version: number; value: Value }[] }>(
          'SELECT id, version, CAST(value AS json) AS value FROM switch_settings WHERE authority_id = ? AND key = ? AND current', [found.id, key]);
        const [before] = held.rows;
        if ((before?.version ?? 0) !== ifMatch) throw refuse.stale({ version: before?.version ?? 0 });
        const version = ifMatch + 1;
        const name = principal.name || principal.username;
        if (before) await trx.raw('UPDATE switch_settings SET current = false, updated_at = ? WHERE id = ?', [now.toISOString(), before.id]);
        await trx.raw(
          `INSERT INTO switch_settings (document_id, authority_id, key, value, reason, changed_by, changed_on, version, current, scope_path, created_at, updated_at, published_at)
           VALUES (:documentId, :authority, :key, :value, :reason, :name, :today, :version, true, :scopePath, :now, :now, :now)`,
          { documentId: newDocumentId(), authority: found.id, key, value: JSON.stringify(read.data), reason, name, today: civilDate(now), version, scopePath: found.scopePath, now: now.toISOString() },
        );
        await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
          chain: found.scopePath, at: now, actorId: principal.userId, actorName: name, action: 'switch.set', subjectType: 'authority', subjectId: authority,
          scopePath: found.scopePath, address, outcome: 'ok', details: { key, from: before?.value ?? null, to: read.data, version, reason },
        });
        return { version };
      })) as { version: number };
    },
  };
}
