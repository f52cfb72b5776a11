import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AccessService } from '@medregistry/access';
import type { LargeDistrict } from '@medregistry/database/generator';
import type { Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { serve } from './Child';
import { createEventTrial } from './eventTrial';
import { fill, type Size } from './fill';
import { printTrial } from './printTrial';
import { sealTrialOf } from './sealTrial';
import { Profile } from './Profile';

/** A statement as it went through the pool of the reads. */
export interface Statement {
  name: string;
  sql: string;
  values: unknown[];
}

/** Somebody who is signed in. */
export interface SignedIn {
  jwt: string;
  principal: Principal;
}

/** A nurse, and what she is looked for by. */
export interface KnownNurse {
  name: string;
  initials: string;
  idNumber: string;
  certificateNumber: string;
  institution: string;
}

/** A case that its institution is still filling in. */
export interface Draft {
  documentId: string;
  institution: { documentId: string; scopePath: string; name: string };
}

const BOOT = pathToFileURL(path.resolve(__dirname, '..', '..', 'cms', 'dist', 'boot.js')).href;

/** The product itself in a process of its own, as `npm start` runs it, with an ear for its statements. */
async function main(): Promise<void> {
  const { boot, listen } = (await import(BOOT)) as { boot: () => Promise<Core.Strapi>; listen: (strapi: Core.Strapi) => Promise<number> };
  const strapi = await boot();
  const port = await listen(strapi);
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const profile = new Profile();

  /** Lets every statement pass, and keeps a copy of those of `work`. */
  async function overheard(work: () => Promise<unknown>): Promise<{ read: Statement[]; knex: string[] }> {
    const reads = access('reads');
    const query = reads.query;
    const read: Statement[] = [];
    const knex: string[] = [];
    const forget = reads.onStatement(({ via, sql }) => void (via === 'knex' && knex.push(sql)));
    reads.query = (name, sql, values = []) => {
      read.push({ name, sql, values: [...values] });
      return query(name, sql, values);
    };
    try {
      await work();
      return { read, knex };
    } finally {
      reads.query = query;
      forget();
    }
  }

  async function signIn(username: string, role: string, scope: { scopePath: string; documentId: string; name: string }, scopeType: 'subject' | 'authority'): Promise<SignedIn> {
    const now = access('clock').now();
    const gate = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
    const held = await strapi.db.query('plugin::users-permissions.user').findOne({ where: { username } });
    const user = held ?? (await strapi.db.query('plugin::users-permissions.user').create({
      data: { username, email: `${username}@accounts.invalid`, provider: 'local', confirmed: true, blocked: false, displayName: `示例${role}`, role: (gate as { id: number } | null)?.id },
    }));
    const userId = (user as { id: number }).id;
    await access('assignments').grant({ userId, role, scopeType, scopePath: scope.scopePath, scopeId: scope.documentId, scopeLabel: scope.name }, { id: null, name: '系统' }, now);
    const { jwt } = await access('sessions').open(userId, { address: '127.0.0.1', userAgent: 'bench' }, now);
    return { jwt, principal: await access('authenticate').principal(`Bearer ${jwt}`, now) };
  }

  serve({
    port: () => port,
    fill: (plan: Size): Promise<LargeDistrict> => fill(strapi, plan, process.env['DATABASE_URL'] ?? ''),
    signIn,
    overhear: (url: string, headers: Record<string, string>, body?: object) =>
      overheard(() => fetch(url, body ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers }).then((answer) => answer.arrayBuffer())),
    nursesOf: async (scopePath: string, count: number): Promise<KnownNurse[]> => {
      const rows = await access('reads').query<KnownNurse & { searchText: string }>(
        'bench_nurses',
        `SELECT n.name, n.id_number AS "idNumber", r.certificate_number AS "certificateNumber", i.document_id AS institution, n.search_text AS "searchText"
         FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current JOIN institutions i ON i.id = n.workplace_id
         WHERE n.scope_path ~>=~ $1 AND n.scope_path ~<~ $2 AND length(n.name) = 3 ORDER BY n.document_id LIMIT $3`,
        [scopePath, `${scopePath.slice(0, -1)}0`, count],
      );
      return rows.map(({ searchText, ...nurse }) => ({ ...nurse, idNumber: access('cipher').decrypt(nurse.idNumber), initials: searchText.split(' ')[1] ?? '' }));
    },
    memory: () => process.memoryUsage.rss(),
    events: createEventTrial(strapi),
    print: (count: number) => printTrial(strapi, count),
    seals: (sets: number) => sealTrialOf(strapi, sets),
    profile: () => profile.start(),
    profiled: (file: string) => profile.stop(file),
    drafts: async (count: number): Promise<Draft[]> => {
      const { rows } = await strapi.db.connection.raw<{ rows: { documentId: string; subjectId: string; scopePath: string; name: string }[] }>(
        `SELECT a.document_id AS "documentId", a.subject_id AS "subjectId", a.scope_path AS "scopePath", a.subject_name AS name
         FROM applications a WHERE a.state = 'draft' ORDER BY a.id LIMIT ?`,
        [count],
      );
      if (rows.length < count) throw new Error(`${rows.length} drafts instead of ${count}: let the district be larger`);
      return rows.map(({ documentId, subjectId, scopePath, name }) => ({ documentId, institution: { documentId: subjectId, scopePath, name } }));
    },
  });
}

main().catch((error: unknown) => {
  process.send?.({ id: 0, error: error instanceof Error ? error.stack : String(error) });
  process.exit(1);
});
