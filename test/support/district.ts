import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trail } from '@medregistry/audit';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { civilDate } from '@medregistry/language';
import type { JobHandler, Outbox, Reminders } from '@medregistry/outbox';
import type { Workflow } from '@medregistry/workflow';
import type { Knex } from 'knex';
import { settleRegistrations } from '../../cms/src/nursing/settleRegistrations';
import { collectDuePermits } from '../../cms/src/permits/duePermits';
import { collectDueObligations } from '../../cms/src/obligations/dueObligations';
import { collectOwed } from '../../plugins/workflow/server/services/owed';
import { settleTerms } from '../../plugins/workflow/server/services/terms';
import type { RunningServer } from './strapi';

export interface AccountLine {
  username: string;
  password: string;
  roles: string[];
  institution?: string;
  authority?: string;
  about: string;
}

/** The accounts that the seed wrote down for people to sign in with. */
export const demoAccounts = (): AccountLine[] =>
  JSON.parse(readFileSync(join(process.env['DATA_DIR'] ?? '.data', 'demo-accounts.json'), 'utf8')) as AccountLine[];

/** Rows of a statement on Strapi's own connection, past the API. */
export async function rowsOf<T>({ strapi }: Pick<RunningServer, 'strapi'>, sql: string, bindings: readonly (string | number)[] = []): Promise<T[]> {
  return (await strapi.db.connection.raw<{ rows: T[] }>(sql, bindings as string[])).rows;
}

export interface DemoInstitution {
  key: string;
  documentId: string;
  id: number;
  name: string;
  scopePath: string;
  /** Campaign of its authority. */
  campaign: string;
  notice: string;
  username: string;
}

/** An institution of the district by the district's own name for it, with what a case of it needs. */
export async function institutionOf(server: RunningServer, key: string): Promise<DemoInstitution> {
  const plan = demonstrationDistrict(civilDate(new Date())).institutions.find((candidate) => candidate.key === key);
  const [row] = await rowsOf<Omit<DemoInstitution, 'key' | 'username'>>(
    server,
    `SELECT i.id, i.document_id AS "documentId", i.name, i.scope_path AS "scopePath", c.document_id AS campaign, n.document_id AS notice
     FROM institutions i JOIN authorities a ON a.id = i.authority_id JOIN campaigns c ON c.scope_path = a.scope_path JOIN notices n ON n.id = c.notice_id
     WHERE i.name = ?`,
    [plan?.name ?? ''],
  );
  if (!row) throw new Error(`The district has no institution ${key}`);
  return { ...row, key, username: `jg-${key}` };
}

/** Delivers every message that is due, what leaves the house included. */
export async function deliverMessages({ strapi }: Pick<RunningServer, 'strapi'>): Promise<void> {
  for (const service of ['outbox', 'dispatcher']) await (strapi.plugin('outbox').service(service) as { drain(): Promise<unknown> }).drain();
}

/** The day as it begins: what the jobs of the night do, done now, and what they ask for is delivered. */
export async function beginDay({ strapi }: Pick<RunningServer, 'strapi'>): Promise<void> {
  const { registry } = strapi.plugin('workflow').service('workflow') as Workflow;
  const outbox = (): Outbox => strapi.plugin('outbox').service('outbox') as Outbox;
  const trail = strapi.plugin('audit').service('trail') as Trail;
  const tick = (strapi.get('clock') as { now(): Date }).now();
  const jobs: JobHandler[] = [settleTerms(registry.declaration().calendar, (trx, entry) => trail.append(trx, entry)), collectOwed(() => registry, outbox), collectDueObligations(outbox), collectDuePermits(outbox), settleRegistrations(() => trail), (run) => (strapi.plugin('outbox').service('reminders') as Reminders).run(run)];
  for (const job of jobs) await strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => job({ trx, tick, since: null }));
  await deliverMessages({ strapi });
}

/** The first broken link of the audit chains; null when all hold. */
export const brokenLink = ({ strapi }: Pick<RunningServer, 'strapi'>): Promise<unknown> => (strapi.plugin('audit').service('trail') as { verify(): Promise<unknown> }).verify();

const DAY = 86_400_000;

/** Moves the injected clock to so many days from now. */
export const moveClock = ({ strapi }: Pick<RunningServer, 'strapi'>, days: number): Promise<void> => (strapi.get('clock') as { move(milliseconds: number): Promise<void> }).move(days * DAY);
