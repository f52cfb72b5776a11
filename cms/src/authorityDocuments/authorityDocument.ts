import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { refuse, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { createRecordVersions, type RecordVersion } from '../versions/recordVersions';

export interface DocumentAsking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
}

/** Something that each authority keeps one of, e.g. its list of canned reasons. */
export interface DocumentKind<T> {
  /** Also the first word of its actions in the trail. */
  kind: string;
  schema: z.ZodType<T>;
  /** What stands where an authority has kept none. */
  initial: T;
  roles: string[];
}

export interface DocumentView<T> {
  content: T;
  /** 0 where the authority has kept none. */
  version: number;
}

/** A document of an authority that lives in its versions: the newest one counts. */
export function createAuthorityDocument<T>(strapi: Core.Strapi, { kind, schema, initial, roles }: DocumentKind<T>) {
  const versions = createRecordVersions(strapi);
  const access: AccessService = (name) => strapi.plugin('access').service(name);

  async function scopePathOf(trx: Pick<Knex, 'raw'>, principal: Principal, authority: string): Promise<string> {
    const { rows } = await trx.raw<{ rows: { scopePath: string }[] }>('SELECT scope_path AS "scopePath" FROM authorities WHERE document_id = ?', [authority]);
    const [found] = rows;
    if (!found || !access('scope').within(principal, roles, found.scopePath)) throw refuse.notFound();
    return found.scopePath;
  }

  async function write({ principal, address, now, ifMatch }: DocumentAsking, authority: string, action: 'set' | 'restore', contentIn: (trx: Knex.Transaction) => Promise<T>): Promise<{ version: number }> {
    return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<{ version: number }> => {
      const scopePath = await scopePathOf(trx, principal, authority);
      if (ifMatch === undefined) throw refuse.precondition();
      const newest = await versions.newest(trx, kind, authority);
      if (newest !== ifMatch) throw refuse.stale({ version: newest });
      const content = await contentIn(trx);
      const name = principal.name || principal.username;
      if (newest === 0) await versions.add(trx, { kind, record: authority, version: 0, content: { content: initial as never }, changedBy: null, changedAt: now });
      await versions.add(trx, { kind, record: authority, version: newest + 1, content: { content: content as never }, changedBy: name, changedAt: now });
      await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
        chain: scopePath, at: now, actorId: principal.userId, actorName: name, action: `${kind}.${action}`, subjectType: 'authority', subjectId: authority,
        scopePath, address, outcome: 'ok', details: { version: newest + 1 },
      });
      return { version: newest + 1 };
    })) as { version: number };
  }

  return {
    /** @throws Refusal 404 outside the person's scope */
    async read(principal: Principal, authority: string): Promise<DocumentView<T>> {
      const { connection } = strapi.db;
      await scopePathOf(connection, principal, authority);
      const version = await versions.newest(connection, kind, authority);
      return { version, content: version === 0 ? initial : ((await versions.contentOf(connection, kind, authority, version))['content'] as T) };
    },

    /** @throws Refusal 404, 412, 428 */
    set: (asking: DocumentAsking, authority: string, content: T): Promise<{ version: number }> => write(asking, authority, 'set', () => Promise.resolve(content)),

    /** Takes an old version back as a new one. @throws Refusal 404, 412, 428; 422 where the rules of today do not take it */
    restore: (asking: DocumentAsking, authority: string, old: number): Promise<{ version: number }> =>
      write(asking, authority, 'restore', async (trx) => {
        const read = schema.safeParse((await versions.contentOf(trx, kind, authority, old))['content']);
        if (!read.success) throw refuse.invalid([{ path: 'version', code: 'outdated', message: '这一版不符合现在的要求，不能恢复，请照着它重新填写。' }]);
        return read.data;
      }),

    /** Newest first. @throws Refusal 404 outside the person's scope */
    async versions(principal: Principal, authority: string): Promise<RecordVersion[]> {
      await scopePathOf(strapi.db.connection, principal, authority);
      return versions.list(kind, authority);
    },
  };
}
