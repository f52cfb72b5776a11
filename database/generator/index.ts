import { civilDate } from '@medregistry/language';
import { Client } from 'pg';
import { actionRows, applicationRows, clockRows, stateOf } from './applications';
import { authorityRows } from './authority';
import { copyRows, type Row } from './copyRows';
import { institutionRows, institutionsOf, obligationRows, permitRows } from './institutions';
import type { LargeDistrict, LargeDistrictPlan } from './LargeDistrict';
import { nurseRows, registrationRows } from './nurses';

export { copyRows, type Row } from './copyRows';
export type { LargeDistrict, LargeDistrictPlan, LargeRecord, Sealer } from './LargeDistrict';

/** Institutions that are told of, at most. */
const TOLD = 5000;

/** How the obligation of an institution stands when its case of the year is in that state. */
const OBLIGATION: Readonly<Record<string, string>> = { draft: 'open', withdrawn: 'open', terminated: 'overdue', completed: 'settled' };

/**
 * Fills an empty database with a large district, by COPY: what speed is measured on. Every row would pass the
 * application's own checks: personal values are sealed and indexed, scope paths follow the tree, and the actions of a
 * case replay to its state.
 *
 * @returns the keys of what was written
 * @throws the database's error; then nothing is written
 */
export async function generateLargeDistrict(plan: LargeDistrictPlan): Promise<LargeDistrict> {
  const today = civilDate(plan.now);
  const { authorities, campaigns, rows } = authorityRows(plan, today);
  const [authority] = authorities;
  const [running] = campaigns;
  if (!running) throw new RangeError('a district has at least one campaign');
  const institutions = institutionsOf(plan, today, authorities);
  const obligationOf = (index: number): string => OBLIGATION[stateOf(plan, index, 0)] ?? 'filed';
  const tables: [table: string, rows: Iterable<Row>][] = [
    ['authorities', rows.authorities],
    ['service_windows', rows.service_windows],
    ['campaigns', rows.campaigns],
    ['institutions', institutionRows(plan, today, authorities)],
    ['permits', permitRows(plan, today, authorities)],
    ['verification_obligations', obligationRows(plan, today, authorities, running, obligationOf)],
    ['nurses', nurseRows(plan, today, institutions)],
    ['nurse_registrations', registrationRows(plan, today, institutions)],
    ['applications', applicationRows(plan, today, institutions, campaigns)],
    ['actions', actionRows(plan, today, institutions, campaigns)],
    ['running_clocks', clockRows(plan, today, institutions, campaigns)],
  ];

  const client = new Client({ connectionString: plan.connectionString, application_name: 'medregistry-generator' });
  await client.connect();
  const counts: Record<string, number> = {};
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('medregistry.writer', 'workflow', true)");
    for (const [table, content] of tables) {
      await copyRows(client, table, content);
      // Every id was given; the sequence goes on behind the last one.
      const { rows: [last] } = await client.query<{ last: string }>(`SELECT setval(pg_get_serial_sequence($1, 'id'), greatest(max(id), 1)) AS last FROM "${table}"`, [table]);
      counts[table] = Number(last?.last ?? 0);
      plan.log?.(`${table}: ${counts[table]} rows`);
    }
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE, FREEZE)');
  } finally {
    await client.end();
  }
  const step = Math.ceil(institutions.length / TOLD);
  return { today, authority, institutions: institutions.filter((_, index) => index % step === 0).map(({ authority: _, ...record }) => record), counts };
}
