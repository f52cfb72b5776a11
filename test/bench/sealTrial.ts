import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Workshop } from '@medregistry/dossier';
import type { Core } from '@strapi/strapi';
import { FILE_LIMITS } from '../../plugins/dossier/server/press/Job';
import { scan, sealTrial } from '../../plugins/dossier/testing/scans';

export interface Seals {
  stamped: number;
  found: number;
  others: number;
  /** Pages without a seal of which it was said that there is one. */
  wrong: number;
  /** Milliseconds a page for all that is looked for on it. */
  each: number;
}

/** Looks at drawn scans with and without a seal, one set for each seed. */
export async function sealTrialOf(strapi: Core.Strapi, seeds: number): Promise<Seals> {
  const { press } = strapi.plugin('dossier').service('workshop') as Workshop;
  const folder = await mkdtemp(join(tmpdir(), 'medregistry-seals-'));
  const result: Seals = { stamped: 0, found: 0, others: 0, wrong: 0, each: 0 };
  let pages = 0;
  try {
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const { truth, recipe } of sealTrial(seed)) {
        if (truth === 'grey') continue;
        const path = join(folder, 'page.jpg');
        await writeFile(path, await scan(recipe));
        const [page] = await press.run<'normalise'>({ kind: 'normalise', path, name: 'page.jpg', mimetype: 'image/jpeg', limits: FILE_LIMITS });
        if (!page) throw new Error('A scan has no page');
        const began = performance.now();
        const { seal } = await press.run<'inspect'>({ kind: 'inspect', path: page.path, pageKind: page.kind });
        result.each += performance.now() - began;
        pages += 1;
        await rm(page.path, { force: true });
        if (truth === 'stamped') {
          result.stamped += 1;
          if (seal === 'stamped') result.found += 1;
        } else {
          result.others += 1;
          if (seal === 'stamped') result.wrong += 1;
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { ...result, each: result.each / pages };
}
