import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AccessService } from '@medregistry/access';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { civilDate, type CivilDate } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { seedAccounts, type AccountLine } from './accounts';
import { seedAttachments } from './attachments';
import { replayCases } from './cases';
import { demoKeys } from './DemoKeys';
import { replayNurseCases } from './nurseCases';
import { seedRegisters } from './registers';
import { createSamples } from './samplePage';

const STEPS = ['registers', 'attachments', 'accounts', 'cases', 'nurse-cases'] as const;
type Step = (typeof STEPS)[number];

/** How far the seed has come: kept in the database, so that a start that was cut short goes on where it stood. */
interface Progress {
  today: CivilDate;
  done: Step[];
}

const store = (strapi: Core.Strapi) => strapi.store({ type: 'core', name: 'medregistry', key: 'demonstration' });

async function writeAccounts(lines: AccountLine[]): Promise<void> {
  const folder = path.resolve(process.env['DATA_DIR'] ?? '.data');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'demo-accounts.json');
  await writeFile(`${file}.new`, `${JSON.stringify(lines, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/**
 * Fills an empty database with the demonstration district: registers, accounts with fresh passwords, and cases that
 * are brought to their stages through the workflow. A database with institutions of its own is left alone.
 *
 * @returns whether anything was written
 * @throws Error in production, where nothing invented may stand
 */
export async function seedDemonstration(strapi: Core.Strapi): Promise<boolean> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('Demonstration data is never loaded in production');
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const now = access('clock').now();
  const progress = ((await store(strapi).get({})) as Progress | null) ?? { today: civilDate(now), done: [] };
  if (progress.done.length === 0) {
    const { rows } = await strapi.db.connection.raw<{ rows: unknown[] }>('SELECT FROM institutions LIMIT 1');
    if (rows.length > 0) return false;
  }
  const missing = STEPS.filter((step) => !progress.done.includes(step));
  if (missing.length === 0) return false;

  const district = demonstrationDistrict(progress.today);
  const samples = createSamples(strapi);
  const finish = async (step: Step): Promise<void> => {
    progress.done.push(step);
    await store(strapi).set({ value: progress });
  };
  const steps: Record<Step, () => Promise<void>> = {
    async registers() {
      await strapi.db.transaction(async ({ trx }) => {
        await seedRegisters(strapi, trx, district, now);
        await finish('registers');
      });
    },
    async attachments() {
      await seedAttachments(strapi, district, await demoKeys(strapi, district), samples, now);
      await finish('attachments');
    },
    async accounts() {
      await writeAccounts(await seedAccounts(strapi, district, await demoKeys(strapi, district), now));
      await finish('accounts');
    },
    async cases() {
      await replayCases(strapi, district, await demoKeys(strapi, district), samples, now);
      await finish('cases');
    },
    async 'nurse-cases'() {
      await replayNurseCases(strapi, district, await demoKeys(strapi, district), samples, now);
      await finish('nurse-cases');
    },
  };
  for (const step of missing) await steps[step]();
  return true;
}
