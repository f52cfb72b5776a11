import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { refuse, within, type Json, type Principal } from '@medregistry/language';
import type { Knex } from 'knex';
import type { Doing } from './dispatchLog';
import type { OutboxDatabase } from './OutboxDatabase';

export type SettingKind = 'template' | 'reminder';

export interface SettingVersion {
  version: number;
  content: Json;
  changedBy: string;
  changedAt: string;
}

export interface CurrentSetting extends SettingVersion {
  key: string;
  scopePath: string;
}

interface SettingsOptions {
  database: OutboxDatabase;
  access: AccessService;
  trail: () => Pick<Trail, 'append'>;
}

/** Strapi leaves jsonb as text. */
const COLUMNS = `version, CAST(content AS json) AS content, changed_by AS "changedBy", to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "changedAt"`;

/** What authorities changed of the texts and rules that come along. An authority's own goes before that of the one above it. */
export function createSettings({ database, access, trail }: SettingsOptions) {
  return {
    /** The authority for which this person keeps settings. @throws Refusal 403 */
    placeOf(principal: Principal, roles: readonly string[]): string {
      const [place] = access('scope').scopesFor(principal, roles);
      if (place === undefined) throw refuse.forbidden();
      return place;
    },

    /** Everything that counts somewhere, in one statement. */
    async current(kind: SettingKind, trx: Pick<Knex, 'raw'> = database.connection): Promise<CurrentSetting[]> {
      const { rows } = await trx.raw<{ rows: CurrentSetting[] }>(`SELECT key, scope_path AS "scopePath", ${COLUMNS} FROM message_settings WHERE kind = ? AND current ORDER BY id`, [kind]);
      return rows;
    },

    /** Every version of an authority's setting, newest first. */
    async history(kind: SettingKind, key: string, scopePath: string): Promise<SettingVersion[]> {
      const { rows } = await database.connection.raw<{ rows: SettingVersion[] }>(
        `SELECT ${COLUMNS} FROM message_settings WHERE kind = ? AND key = ? AND scope_path = ? ORDER BY version DESC LIMIT 50`, [kind, key, scopePath],
      );
      return rows;
    },

    /** Adds a version, and makes it the one that counts. @throws Refusal 428 without the version that was read, 412 with an old one */
    async save(kind: SettingKind, key: string, scopePath: string, content: Json, ifMatch: number | undefined, { principal, address, now }: Doing): Promise<void> {
      if (ifMatch === undefined) throw refuse.precondition();
      await database.transaction(async ({ trx }) => {
        const { rows } = await trx.raw<{ rows: { version: number; content: Json }[] }>(
          'SELECT version, CAST(content AS json) AS content FROM message_settings WHERE kind = ? AND key = ? AND scope_path = ? AND current FOR UPDATE', [kind, key, scopePath],
        );
        const version = rows[0]?.version ?? 0;
        if (version !== ifMatch) throw refuse.stale({ version });
        await trx.raw('UPDATE message_settings SET current = false WHERE kind = ? AND key = ? AND scope_path = ? AND current', [kind, key, scopePath]);
        const name = principal.name || principal.username;
        const { rowCount } = await trx.raw<{ rowCount: number }>(
          `INSERT INTO message_settings (document_id, kind, key, scope_path, version, current, content, changed_by_id, changed_by, changed_at, created_at, updated_at, published_at)
           VALUES (substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), :kind, :key, :scopePath, :version, true, :content::jsonb, :userId, :name, :at::timestamptz, :at::timestamp, :at::timestamp, :at::timestamp)
           ON CONFLICT DO NOTHING`,
          { kind, key, scopePath, version: version + 1, content: JSON.stringify(content), userId: principal.userId, name, at: now.toISOString() },
        );
        // Two who both began with nothing.
        if (rowCount === 0) throw refuse.stale({ version });
        await trail().append(trx, {
          chain: scopePath, at: now, actorId: principal.userId, actorName: name, action: `${kind}.change`, subjectType: `message-${kind}`, subjectId: key, scopePath, address, outcome: 'ok',
          details: { version: version + 1, from: rows[0]?.content ?? null, to: content },
        });
      });
    },
  };
}

export type Settings = ReturnType<typeof createSettings>;

/** The setting that counts for a record: of all authorities that it lies in, the nearest. */
export const nearest = (settings: readonly CurrentSetting[], key: string, scopePath: string): CurrentSetting | undefined =>
  settings.filter((one) => one.key === key && within(one.scopePath, scopePath)).sort((a, b) => b.scopePath.length - a.scopePath.length)[0];
