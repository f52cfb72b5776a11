import type { Bench } from './Bench';
import { figure, type Line } from './table';

const COUNT = 100;

/** The notice for the window, printed by one warm process. */
export async function printLines({ application }: Bench): Promise<Line[]> {
  const { perSecond, bytes, pages } = await application.ask('print', COUNT);
  return [
    { subject: `notice of ${pages} page, printed warm`, found: `${figure(perSecond)} a second`, wanted: 'about 20' },
    { subject: 'notice: size', found: `${figure(bytes / 1000)} kB`, wanted: 'at most 60' },
  ];
}
