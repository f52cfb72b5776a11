import { performance } from 'node:perf_hooks';
import { verification } from '@medregistry/config/procedures';
import type { Workshop } from '@medregistry/dossier';
import { civilDate, fillPrintout } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { rm } from 'node:fs/promises';
import { districtSetting } from '../support/districtSetting';
import { sceneIn } from '../support/walk';

export interface Prints {
  perSecond: number;
  bytes: number;
  pages: number;
}

/** Prints the notice for the window (网上服务通知书) again and again, in the press's one process, warm. */
export async function printTrial(strapi: Core.Strapi, count: number): Promise<Prints> {
  const { press } = strapi.plugin('dossier').service('workshop') as Workshop;
  const scene = sceneIn(districtSetting(verification, civilDate(new Date())), 'online-approved');
  const { notice } = verification.documents;
  if (!notice) throw new Error('The procedure prints no notice');
  const printout = { ...fillPrintout(notice, scene), number: 'TZ-2026-000001' };
  const print = async () => {
    const made = await press.run<'print'>({ kind: 'print', printout, code: '7Q3K-2M9X-4ZJB-C1TD', checkUrl: 'https://registry.example/check/7Q3K2M9X4ZJBC1TD' });
    await rm(made.path, { force: true });
    return made;
  };
  let made = await print();
  for (let warm = 0; warm < 5; warm += 1) made = await print();
  const began = performance.now();
  for (let done = 0; done < count; done += 1) made = await print();
  return { perSecond: (count * 1000) / (performance.now() - began), bytes: made.bytes, pages: made.pages };
}
