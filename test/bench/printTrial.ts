import { performance } from 'node:perf_hooks';
import { verification } from '@medregistry/config/procedures';
import type { Signatures, Workshop } from '@medregistry/dossier';
import { civilDate, fillPrintout } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { rm } from 'node:fs/promises';
import { fillGap } from '../../plugins/dossier/server/services/printing';
import { districtSetting } from '../support/districtSetting';
import { sceneIn } from '../support/walk';

export interface Prints {
  perSecond: number;
  /** The same, printed and signed as issued documents are. */
  signedPerSecond: number;
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
  const [authority] = (await strapi.db.connection.raw<{ rows: { path: string }[] }>('SELECT scope_path AS path FROM authorities ORDER BY id LIMIT 1')).rows;
  const signatory = await (strapi.plugin('dossier').service('signatures') as Signatures).declared()?.(authority?.path ?? '');
  if (!signatory) throw new Error('Nobody signs');
  const print = async (signed: boolean) => {
    const made = await press.run<'print'>({
      kind: 'print',
      printout,
      code: '7Q3K-2M9X-4ZJB-C1TD',
      checkUrl: 'https://registry.example/check/7Q3K2M9X4ZJBC1TD',
      ...(signed ? { signature: { authority: signatory.authority, demonstration: true, at: new Date().toISOString() } } : {}),
    });
    if (made.gap) await fillGap(made.path, made.gap, signatory);
    await rm(made.path, { force: true });
    return made;
  };
  const rate = async (signed: boolean): Promise<number> => {
    for (let warm = 0; warm < 5; warm += 1) await print(signed);
    const began = performance.now();
    for (let done = 0; done < count; done += 1) await print(signed);
    return (count * 1000) / (performance.now() - began);
  };
  const perSecond = await rate(false);
  const signedPerSecond = await rate(true);
  const { bytes, pages } = await print(false);
  return { perSecond, signedPerSecond, bytes, pages };
}
