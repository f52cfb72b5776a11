import type { Bench } from './Bench';
import { figure, type Line } from './table';

const COUNT = 100;
/** Sets of drawn scans, each of 21 pages with a seal and 13 without. */
const SEAL_SETS = 3;

/** The notice for the window, printed by one warm process, without and with a signature; and what is looked for on scans. */
export async function printLines({ application }: Bench): Promise<Line[]> {
  const { perSecond, signedPerSecond, bytes, pages } = await application.ask('print', COUNT);
  const seals = await application.ask('seals', SEAL_SETS);
  return [
    { subject: `notice of ${pages} page, printed warm`, found: `${figure(perSecond)} a second`, wanted: 'about 20' },
    { subject: 'the same, printed and signed', found: `${figure(signedPerSecond)} a second` },
    { subject: 'seals found on drawn scans', found: `${seals.found} of ${seals.stamped}`, wanted: 'a hint, never a decision' },
    { subject: 'seals seen where there is none', found: `${seals.wrong} of ${seals.others}`, wanted: '0' },
    { subject: 'all that is looked for on a page', found: `${figure(seals.each)} ms` },
    { subject: 'notice: size', found: `${figure(bytes / 1000)} kB`, wanted: 'at most 60' },
  ];
}
